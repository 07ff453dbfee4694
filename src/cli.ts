#!/usr/bin/env node
/** countersign start | exec | check | reset | ...: the first three are the sandbox itself, the others call a running one. */
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import pico from 'picocolors';
import { runAgainst } from './exec.ts';
import {
  createSandbox,
  Disagreement,
  type Entry,
  FolderInUse,
  findings,
  type Sandbox,
  type SandboxOptions,
  UnreadableFile,
} from './index.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

const program = new Command('countersign')
  .description('A stateful sandbox for approval APIs: B2Core, Broctagon, Aquanow and Allpass.')
  .version(version)
  .showHelpAfterError()
  .addHelpText(
    'after',
    `
Examples:
  $ countersign start                              keep worlds in .countersign/, listen on 127.0.0.1:4010
  $ countersign start -p 0 --memory --seed 7 --t0 2026-03-01T09:00:00Z
  $ countersign exec -- npm test                   run a command against a sandbox of its own
  $ countersign reset --world t1                   return a world of the running sandbox to its fixtures`,
  );

/** Says why in one line and ends with this code. */
function giveUp(reason: string, code = 1): never {
  process.stderr.write(`${pico.red('countersign:')} ${reason}\n`);
  process.exit(code);
}

const whole = (low: number, high: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high) throw new InvalidArgumentError(`It takes a whole number from ${low} to ${high}.`);
  return value;
};

const isoInstant = (text: string) => {
  if (Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('It takes an ISO 8601 instant, such as 2026-03-01T09:00:00Z.');
  return text;
};

interface StartOptions {
  port: number;
  host: string;
  data: string;
  memory?: true;
  seed: number;
  t0?: string;
  adminToken?: string;
  adminOrigin?: string;
  journalSize: number;
  strictWorlds?: true;
  quiet?: true;
}

/** Starts a sandbox that tells its log to stderr; why it cannot is one line. */
const open = (options: SandboxOptions): Promise<Sandbox> =>
  createSandbox({ ...options, log: (line) => process.stderr.write(`${line}\n`) }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') giveUp(`port ${options.port} is taken; choose another with --port, or --port 0 for a free one`);
    if (
      error instanceof UnreadableFile ||
      error instanceof FolderInUse ||
      error instanceof Disagreement ||
      error instanceof RangeError ||
      error.code
    )
      giveUp(error.message);
    throw error;
  });

/** Prints where the sandbox listens, who may call, and a first call to paste. */
function welcome({ url, personas }: Sandbox): void {
  const width = Math.max(...personas.map(({ provider }) => provider.length));
  const lines = personas.map(({ provider, headers, description }) => {
    const shown = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    return `  ${provider.padEnd(width)}  ${pico.cyan(shown.join(' '))}  ${pico.dim(description)}`;
  });
  const first = `curl -H 'Authorization: Bearer b2core-admin' '${url}/api/v2/applications?filter[statusId]=0' -g`;
  process.stdout.write(`countersign listening on ${url}\n\n${lines.join('\n')}\n\n  ${first}\n`);
}

program
  .command('start')
  .description('start the sandbox')
  .option('-p, --port <number>', 'port to listen on; 0 takes a free one', whole(0, 65_535), 4010)
  .option('--host <address>', 'address to listen on; elsewhere than on loopback --admin-token is demanded', '127.0.0.1')
  .option('--data <folder>', 'folder that keeps the worlds', '.countersign')
  .option('--memory', 'keep nothing')
  .option('--seed <number>', 'seed of the ids and values of new worlds', whole(0, 4_294_967_295), 1)
  .option('--t0 <instant>', 'ISO 8601 instant at which the clocks of new worlds stand still', isoInstant)
  .option('--admin-token <token>', 'demand this bearer token on /__admin')
  .option('--admin-origin <origin>', 'let pages of this origin call /__admin')
  .option('--journal-size <number>', 'how many requests the journal of each world holds', whole(1, 1_000_000), 1000)
  .option('--strict-worlds', 'refuse a vendor call that names no world')
  .option('--quiet', 'no line per request')
  .action(async ({ memory, data, t0, quiet, ...options }: StartOptions) => {
    const sandbox = await open({
      ...options,
      ...(memory ? {} : { data }),
      ...(t0 !== undefined && { startTime: t0 }),
      ...(quiet && { logRequests: false }),
    });
    welcome(sandbox);
    const stop = () => void sandbox.close().then(() => process.exit(0));
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });

interface ExecOptions {
  data?: string;
  seed: number;
  t0?: string;
  strictWorlds?: true;
  verbose?: true;
}

program
  .command('exec')
  .description('run a command against a sandbox of its own, on a free port, and end with its exit code')
  .usage('[options] -- <command...>')
  .argument('<command...>', 'finds COUNTERSIGN_URL, COUNTERSIGN_B2CORE_URL and so on in its environment')
  .option('--data <folder>', 'folder that keeps the worlds; without, they end with the command')
  .option('--seed <number>', 'seed of the ids and values of new worlds', whole(0, 4_294_967_295), 1)
  .option('--t0 <instant>', 'ISO 8601 instant at which the clocks of new worlds stand still', isoInstant)
  .option('--strict-worlds', 'refuse a vendor call that names no world')
  .option('--verbose', 'a line per request')
  .action(async (command: string[], { t0, verbose, ...options }: ExecOptions) => {
    const sandbox = await open({ ...options, port: 0, logRequests: Boolean(verbose), ...(t0 !== undefined && { startTime: t0 }) });
    const { code, reason } = await runAgainst(sandbox, command);
    await sandbox.close();
    if (reason !== undefined) giveUp(`${command[0]} cannot be run: ${reason}`, code);
    process.exit(code);
  });

program
  .command('check')
  .description('hold documents, fixtures, life cycles and readings against each other')
  .action(async () => {
    const found = await findings();
    for (const finding of found) process.stderr.write(`${finding}\n`);
    if (found.length > 0) giveUp(`${found.length} finding${found.length === 1 ? '' : 's'}`);
    process.stdout.write('Documents, fixtures, life cycles and readings agree.\n');
  });

interface CallOptions {
  url: string;
  world: string;
  adminToken?: string;
}

/** Calls the control plane of a running sandbox. */
async function call({ url, world, adminToken }: CallOptions, method: string, path: string, json?: string): Promise<unknown> {
  const headers = { 'X-World': world, ...(adminToken !== undefined && { Authorization: `Bearer ${adminToken}` }) };
  const response = await fetch(`${url}/__admin${path}`, { method, headers, body: json ?? null }).catch(() =>
    giveUp(`no sandbox answers on ${url}`),
  );
  const body = (await response.json().catch(() => undefined)) as { detail?: string } | undefined;
  if (!response.ok) giveUp(body?.detail ?? `${url} answered ${response.status}`);
  return body;
}

const remote = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .option('--url <address>', 'address of the running sandbox', 'http://127.0.0.1:4010')
    .option('--admin-token <token>', 'its admin token, if it has one');

remote('reset', 'return a world of a running sandbox to its fixtures')
  .option('--world <id>', 'the world', 'default')
  .action(async (options: CallOptions) => {
    await call(options, 'POST', '/reset');
    process.stdout.write(`world '${options.world}' is back to its fixtures\n`);
  });

remote('worlds', 'list the worlds of a running sandbox').action(async (options: CallOptions) => {
  const worlds = (await call({ ...options, world: 'default' }, 'GET', '/worlds')) as {
    id: string;
    now: string;
    frozen: boolean;
    seed: number;
  }[];
  const rows = worlds.map(({ id, now, frozen, seed }) => [id, { now, clock: frozen ? 'stands' : 'runs', seed }]);
  if (rows.length > 0) console.table(Object.fromEntries(rows));
  else process.stdout.write('no world has begun yet\n');
});

remote('faults', 'list the armed faults of a world')
  .option('--world <id>', 'the world', 'default')
  .action(async (options: CallOptions) => {
    const armed = (await call(options, 'GET', '/faults')) as unknown[];
    for (const fault of armed) process.stdout.write(`${JSON.stringify(fault)}\n`);
    if (armed.length === 0) process.stdout.write('no fault is armed\n');
  });

remote('arm', 'arm a fault in a world')
  .argument('<fault>', `as JSON, such as '{"match":{"operationId":"getApplication"},"effect":{"status":503},"count":1}'`)
  .option('--world <id>', 'the world', 'default')
  .action(async (fault: string, options: CallOptions) => {
    const { id } = (await call(options, 'POST', '/faults', fault)) as { id: string };
    process.stdout.write(`${id} is armed in world '${options.world}'\n`);
  });

remote('disarm', 'disarm a fault of a world, or all')
  .argument('[id]', 'the fault')
  .option('--world <id>', 'the world', 'default')
  .action(async (id: string | undefined, options: CallOptions) => {
    await call(options, 'DELETE', id === undefined ? '/faults' : `/faults/${encodeURIComponent(id)}`);
    process.stdout.write(`${id ?? 'every fault'} is disarmed in world '${options.world}'\n`);
  });

interface RequestsOptions extends CallOptions {
  operation?: string;
  unmatched?: true;
  har?: true;
}

remote('requests', "list a world's last requests, newest first")
  .option('--world <id>', 'the world', 'default')
  .option('--operation <operationId>', 'only those of this operation')
  .option('--unmatched', 'only those no operation has')
  .option('--har', 'print them as an HTTP Archive (HAR 1.2)')
  .action(async ({ operation, unmatched, har, ...options }: RequestsOptions) => {
    if (unmatched && (operation !== undefined || har)) giveUp('--unmatched goes with neither --operation nor --har');
    const query = operation === undefined ? '' : `?operationId=${encodeURIComponent(operation)}`;
    const found = await call(options, 'GET', unmatched ? '/requests/unmatched' : `/requests${har ? '/har' : ''}${query}`);
    if (har) return void process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    for (const { id, at, request, response, operationId } of (found as { requests: Entry[] }).requests) {
      const status = response?.status ?? 'broken';
      process.stdout.write(`${id} ${at} ${request.method} ${request.path} ${operationId ?? '-'} ${status}\n`);
    }
  });

await program.parseAsync();

/** countersign start | exec | check | reset | ...: the first three are the sandbox itself, the others call a running one. */
import { styleText } from 'node:util';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  createSandbox,
  Disagreement,
  durabilities,
  FolderInUse,
  findings,
  type Sandbox,
  type SandboxOptions,
  UnreadableFile,
  version,
} from '../index.ts';
import { commands } from './commands.ts';
import { runAgainst } from './exec.ts';

const program = new Command('countersign')
  .description('A stateful sandbox for approval APIs.')
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
  process.stderr.write(`${styleText('red', 'countersign:', { stream: process.stderr })} ${reason}\n`);
  process.exit(code);
}

const whole = (low: number, high: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high) throw new InvalidArgumentError(`It takes a whole number from ${low} to ${high}.`);
  return value;
};

/** The options of `start` and `exec`: those of the library, some by other names. */
type Options = SandboxOptions & { t0?: string; allowedHost?: string[]; memory?: true; quiet?: true; verbose?: true };

/** Adds a command that starts a sandbox, with the options that all of them have. */
const starting = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .option('--seed <number>', 'seed of the ids and values of new worlds', whole(0, 4_294_967_295), 1)
    .option('--t0 <instant>', 'RFC 3339 instant at which the clocks of new worlds stand still')
    .option('--strict-worlds', 'refuse a vendor call that names no world');

/** Starts a sandbox that logs to stderr. Ends the process with one line where the sandbox refuses to start. */
const open = ({ t0, ...options }: SandboxOptions & { t0?: string }): Promise<Sandbox> =>
  createSandbox({ ...options, startTime: t0, log: (line) => process.stderr.write(`${line}\n`) }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') giveUp(`port ${options.port} is taken; choose another with --port, or --port 0 for a free one`);
    const expected = [UnreadableFile, FolderInUse, Disagreement, RangeError].some((kind) => error instanceof kind);
    if (expected || error.code) giveUp(error.message);
    throw error;
  });

/** Prints where the sandbox listens, who may call, and first calls to paste. */
function welcome({ url, personas, vendors }: Sandbox): void {
  const width = Math.max(...personas.map(({ provider }) => provider.length));
  const lines = personas.map(({ provider, headers, description }) => {
    const shown = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    return `  ${provider.padEnd(width)}  ${styleText('cyan', shown.join(' '))}  ${styleText('dim', description)}`;
  });
  const firstCalls = vendors
    .filter(({ firstCall }) => firstCall !== undefined)
    .map(({ name, firstCall }) => {
      const caller = personas.find(({ provider }) => provider === name);
      const headers = Object.entries(caller?.headers ?? {}).map(([header, value]) => `-H '${header}: ${value}' `);
      return `  curl ${headers.join('')}'${url}${firstCall}' -g\n`;
    });
  process.stdout.write(`countersign listening on ${url}\n\n${lines.join('\n')}\n\n${firstCalls.join('')}`);
}

starting('start', 'start the sandbox')
  .option('-p, --port <number>', 'port to listen on; 0 takes a free one', whole(0, 65_535), 4010)
  .option('--host <address>', 'address to listen on; elsewhere than on loopback --admin-token is demanded', '127.0.0.1')
  .option('--data <folder>', 'folder that keeps the worlds', '.countersign')
  .option('--memory', 'keep nothing')
  .addOption(
    new Option('--durability <when>', 'a change is answered when the disk has it, when the operating system has it, or at once')
      .choices(durabilities)
      .default('batched'),
  )
  .addOption(new Option('--admin-token <token>', 'demand this bearer token on /__admin').env('COUNTERSIGN_ADMIN_TOKEN'))
  .option('--admin-origin <origin...>', 'let pages of these origins call /__admin')
  .option('--cors-origin <origin...>', "let pages of these origins call the vendors' APIs, besides those of this machine; '*' lets any")
  .option('--allowed-host <name...>', 'let clients call by these names, besides addresses, localhost and --host')
  .option('--journal-size <number>', 'how many requests the journal of each world holds', whole(1, 1_000_000), 1000)
  .option('--journal-bytes <number>', 'bytes of memory that the journals of all worlds have together', whole(2 ** 20, 2 ** 36), 2 ** 26)
  .option('--expire-worlds <span>', 'drop worlds nobody called for so long, such as 30m or 7d')
  .option('--quiet', 'no line per request')
  .action(async ({ memory, data, quiet, allowedHost, ...options }: Options & { data: string }) => {
    const sandbox = await open({ ...options, allowedHosts: allowedHost, data: memory ? undefined : data, logRequests: !quiet });
    welcome(sandbox);
    let stopping = false;
    const stop = (_: NodeJS.Signals, number: number) => {
      // Whoever sends a second signal does not want to wait.
      if (stopping) process.exit(128 + number);
      stopping = true;
      sandbox.close().then(() => process.exit(0));
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });

starting('exec', 'run a command against a sandbox of its own, on a free port, and end with its exit code')
  .usage('[options] -- <command...>')
  .argument('<command...>', 'finds COUNTERSIGN_URL, and COUNTERSIGN_<VENDOR>_URL for each vendor, in its environment')
  .option('--data <folder>', 'folder that keeps the worlds; without, they end with the command')
  .option('--verbose', 'a line per request')
  .action(async (command: string[], { verbose, ...options }: Options) => {
    const sandbox = await open({ ...options, port: 0, logRequests: Boolean(verbose) });
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

commands(program, giveUp);

// Whoever reads the output may go before it ends: `countersign history | head`. The sandbox goes on without it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

program.parseAsync();

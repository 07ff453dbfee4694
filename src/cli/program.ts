/** countersign start | exec | check | reset | ...: the first three are the sandbox itself, the others call a running one. */
import { styleText } from 'node:util';
import tab from '@bomb.sh/tab/commander';
import { Command, type Option } from 'commander';
import {
  createSandbox,
  Disagreement,
  FolderInUse,
  findings,
  type Sandbox,
  type SandboxOptions,
  UnreadableFile,
  version,
} from '../index.ts';
import { commands } from './commands.ts';
import { configure } from './config.ts';
import { runAgainst } from './exec.ts';
import { execOptions, type StartOptions, serveOptions, startingOptions } from './options.ts';
import { isFile, scenarioFrom } from './scenario-file.ts';

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

/** Adds a command that starts a sandbox, with the options that all of them have and its own. */
function starting(name: string, description: string, own: readonly Option[]): Command {
  const command = program.command(name).description(description);
  for (const option of [...startingOptions, ...own]) command.addOption(option);
  return command.hook('preAction', () => {
    try {
      configure(command);
    } catch (error) {
      giveUp((error as Error).message);
    }
  });
}

/** Starts a sandbox that logs to stderr. @throws Error as `createSandbox` does, RangeError for a scenario file that cannot be used */
function begun({ t0, scenario, ...options }: SandboxOptions & StartOptions): Promise<Sandbox> {
  const file = scenario !== undefined && isFile(scenario) ? scenarioFrom(scenario) : undefined;
  const chosen = file ? { scenario: file.name, scenarios: [file] } : { scenario };
  return createSandbox({ ...options, ...chosen, startTime: t0, log: (line) => process.stderr.write(`${line}\n`) });
}

/** As `begun`. Ends the process with one line where the sandbox refuses to start. */
const open = async (options: SandboxOptions & StartOptions): Promise<Sandbox> => {
  try {
    return await begun(options);
  } catch (thrown) {
    const error = thrown as NodeJS.ErrnoException;
    if (error.code === 'EADDRINUSE') giveUp(`port ${options.port} is taken; choose another with --port, or --port 0 for a free one`);
    const expected = [UnreadableFile, FolderInUse, Disagreement, RangeError].some((kind) => error instanceof kind);
    if (expected || error.code) giveUp(error.message);
    throw error;
  }
};

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

starting('start', 'start the sandbox', serveOptions).action(
  async ({ memory, data, quiet, allowedHost, config: _, ...options }: StartOptions & { data: string }) => {
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
  },
);

starting('exec', 'run a command against a sandbox of its own, on a free port, and end with its exit code', execOptions)
  .usage('[options] -- <command...>')
  .argument('<command...>', 'finds COUNTERSIGN_URL, and COUNTERSIGN_<VENDOR>_URL for each vendor, in its environment')
  .action(async (command: string[], { verbose, config: _, ...options }: StartOptions) => {
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

tab(program);
program.commands
  .find((command) => command.name() === 'complete')
  ?.description('print a script by which a shell completes commands and options');

// Whoever reads the output may go before it ends: `countersign history | head`. The sandbox goes on without it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

program.parseAsync();

/** countersign exec: runs a command that finds a sandbox's addresses in its environment, and ends as the command ends. */
import { constants } from 'node:os';
import spawn from 'cross-spawn';
import type { Sandbox } from '../index.ts';

/** `COUNTERSIGN_URL`, and for each vendor the address its API begins at: `COUNTERSIGN_<VENDOR>_URL`. */
const addresses = ({ url, vendors }: Sandbox): Record<string, string> => ({
  COUNTERSIGN_URL: url,
  ...Object.fromEntries(
    vendors.map(({ name, base }) => [`COUNTERSIGN_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_URL`, `${url}${base}`]),
  ),
});

type Ended = { code: number; reason?: string };

/** What shells answer for a command there is none of, and for one that may not be run. */
const unstartable: Record<string, Ended> = {
  ENOENT: { code: 127, reason: 'there is no such command' },
  EACCES: { code: 126, reason: 'it may not be executed' },
};

/**
 * Runs a command against a sandbox, with this process' streams and signals, until it ends, whatever it leaves running. A second signal
 * ends the command and this process at once.
 * @returns the exit code a shell would answer, and why it could not be started, where it could not
 */
export function runAgainst(sandbox: Sandbox, [command = '', ...args]: readonly string[]): Promise<Ended> {
  // On Windows most commands of packages are `.cmd` files, which Node alone neither finds nor starts.
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...addresses(sandbox) } });
  let asked = false;
  const pass = (signal: NodeJS.Signals, number: number) => {
    // Whoever sends a second signal does not want to wait.
    if (asked) {
      child.kill('SIGKILL');
      process.exit(128 + number);
    }
    asked = true;
    // Ctrl-C in a terminal reaches the command without us; twice would make many a test runner give up its cleaning.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise<Ended>((done) => {
    child.once('error', ({ code = '', message }: NodeJS.ErrnoException) => done(unstartable[code] ?? { code: 126, reason: message }));
    child.once('exit', (code, signal) => done({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'] }));
  }).finally(() => process.off('SIGINT', pass).off('SIGTERM', pass));
}

/** The real command in a process of its own, to be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Server {
  url: string;
  /** What it has said on stderr. */
  said(): string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Those that run: none of them outlives whoever started it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** @param killedAfter milliseconds after which it is killed, wherever its start has come to; undefined is answered then */
export async function startServer(args: readonly string[], killedAfter?: number): Promise<Server | undefined> {
  const child = spawn(process.execPath, [cli, 'start', '-p', '0', '--quiet', ...args]);
  let printed = '';
  let said = '';
  running.add(child);
  const gone = once(child, 'close').then(() => running.delete(child));
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  child.stderr.on('data', (chunk) => (said += chunk));
  const url = new Promise<string>((done, fail) => {
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /^countersign listening on (\S+)$/m.exec(printed)?.[1];
      if (found) done(found);
    });
    void gone.then(() => fail(new Error(`The server ended: ${said}`)));
  });
  if (killedAfter === undefined) return { url: await url, said: () => said, kill };
  url.catch(() => undefined);
  await new Promise((done) => setTimeout(done, killedAfter));
  await kill();
  return undefined;
}

/** The command in a child process and a new folder, as a user runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach } from 'vitest';
import { call } from './story.ts';

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
export const admin = { Authorization: 'Bearer b2core-admin' };

interface Run {
  child: ChildProcess;
  out(): string;
  err(): string;
  code: Promise<number | null>;
}

/** Gives each test of a file a folder of its own; commands that still run after the test are killed. */
export function commands() {
  let folder: string;
  const running = new Set<ChildProcess>();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  });
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  /** Runs the command with these arguments. */
  const run = (...args: string[]): Run => runIn({}, ...args);

  /** Runs the command with these arguments, and with these variables besides those of this process. */
  function runIn(env: Record<string, string>, ...args: string[]): Run {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: { ...process.env, ...env } });
    running.add(child);
    const printed = { out: '', err: '' };
    child.stdout?.on('data', (chunk) => (printed.out += chunk));
    child.stderr?.on('data', (chunk) => (printed.err += chunk));
    const code = once(child, 'close').then(([exit]) => {
      running.delete(child);
      return exit as number | null;
    });
    return { child, out: () => printed.out, err: () => printed.err, code };
  }

  /** Starts a sandbox and waits until it prints its address. */
  const start = (...args: string[]) => startIn({}, ...args);

  async function startIn(env: Record<string, string>, ...args: string[]): Promise<Run & { url: string }> {
    const started = runIn(env, 'start', '-p', '0', ...args);
    let ended = false;
    void started.code.then(() => (ended = true));
    for (;;) {
      const url = /^countersign listening on (\S+)$/m.exec(started.out())?.[1];
      if (url) return { ...started, url };
      if (ended) throw new Error(started.err());
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  return { run, runIn, start, startIn, folder: () => folder };
}

export const approve = (url: string, id: number) => call(url, 'POST', `/api/v2/applications/${id}/approve`, { headers: admin });

export const statusOf = async (url: string, id: number) =>
  (await call(url, 'GET', `/api/v2/applications/${id}`, { headers: admin })).body.statusId;

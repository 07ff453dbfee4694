/** Who has a folder of worlds: one sandbox at a time, between processes, containers and sandboxes of one process. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUse } from '../src/core/ledger.ts';
import { lock } from '../src/store/lock.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

const module = fileURLToPath(new URL('../src/store/lock.ts', import.meta.url));
const script = `import { lock } from ${JSON.stringify(module)};
try { lock(process.argv[1]); console.log('held'); setInterval(() => {}, 1000); } catch (error) { console.log(error.constructor.name); }`;

/** Starts a process that takes the folder and keeps it, and answers what came of it. */
async function holder(command: readonly string[] = []) {
  const [program = '', ...args] = [...command, process.execPath, '--input-type=module', '-e', script, folder];
  const child = spawn(program, args);
  children.push(child);
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  const said = async () => {
    await expect.poll(() => printed, { timeout: 20_000 }).toMatch(/\n/);
    return printed.trim();
  };
  return { child, said };
}

test('a folder is taken once in this process too, and what an earlier version or a crash left in it does not count', async () => {
  await writeFile(join(folder, '.lock'), '');
  const unlock = lock(folder);
  expect(() => lock(folder)).toThrow(FolderInUse);
  expect(() => lock(join(folder, '..', folder.split('/').at(-1) as string))).toThrow(
    'is in use by another sandbox; stop it, or choose another folder with --data, or --memory',
  );
  unlock();
  unlock();
  lock(folder)();
});

test('of ten that start at once exactly one has the folder', { timeout: 60_000 }, async () => {
  for (let round = 0; round < 3; round += 1) {
    const starters = await Promise.all(Array.from({ length: 10 }, () => holder()));
    const said = await Promise.all(starters.map((one) => one.said()));
    expect(said.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'FolderInUse'), 'held']);
    expect(() => lock(folder)).toThrow(FolderInUse);
    for (const { child } of starters) child.kill('SIGKILL');
    await Promise.all(starters.map(({ child }) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
  }
  lock(folder)();
});

const zombies = process.platform === 'linux';

test.runIf(zombies)('a killed process that nobody has reaped has the folder no more', async () => {
  // The shell starts a holder and never waits for it.
  const shell = spawn('bash', [
    '-c',
    `"$0" --input-type=module -e "$1" "$2" & echo "pid $!"; exec sleep 60`,
    process.execPath,
    script,
    folder,
  ]);
  children.push(shell);
  let printed = '';
  shell.stdout.on('data', (chunk) => (printed += chunk));
  await expect.poll(() => printed, { timeout: 20_000 }).toContain('held');
  expect(() => lock(folder)).toThrow(FolderInUse);
  const pid = Number(/pid (\d+)/.exec(printed)?.[1]);
  process.kill(pid, 'SIGKILL');
  const state = async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.[0];
  await expect.poll(state).toBe('Z');
  lock(folder)();
});

const unshare = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];
const permitted = zombies && spawnSync('unshare', [...unshare.slice(1), 'true']).status === 0;
const where = permitted ? '' : ' (skipped: unshare --pid --fork --mount-proc is not permitted here)';

test.skipIf(!permitted)(`of two processes that both have the id 1, each in its own namespace, one has the folder${where}`, async () => {
  const first = await holder(unshare);
  expect(await first.said()).toBe('held');
  const second = await holder(unshare);
  expect(await second.said()).toBe('FolderInUse');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const next = async () => (await holder(unshare)).said();
  await expect.poll(next, { timeout: 20_000 }).toBe('held');
});

/** One process per folder: two that write the same files would lose each other's changes. */
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder that another running sandbox keeps its worlds in. */
export class FolderInUse extends Error {}

/** Folders taken by this process. */
const taken = new Set<string>();

/** When a process started, as Linux counts it; empty where that is not told. Ids are given again, the more so in containers. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may have spaces in it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Whether the process that took a lock runs, and is another one. A lock without an id was left by one that ended before it wrote it. */
function runs(pid: number, started: string): boolean {
  if (pid === process.pid || !(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return startOf(pid) === started;
}

/**
 * Takes the folder; a lock left behind by a process that is gone does not count.
 * @returns gives the folder back
 * @throws FolderInUse
 */
export function lock(folder: string): () => void {
  const path = realpathSync(folder);
  if (taken.has(path)) throw new FolderInUse(`${folder} is in use by another sandbox of this process`);
  const file = join(folder, '.lock');
  const take = () => writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' });
  try {
    take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const [holder, started = ''] = readFileSync(file, 'utf8').split(' ');
    if (runs(Number(holder), started))
      throw new FolderInUse(`${folder} is in use by another sandbox (process ${holder}); choose another with --data, or --memory`);
    rmSync(file);
    take();
  }
  taken.add(path);
  return () => {
    taken.delete(path);
    rmSync(file, { force: true });
  };
}

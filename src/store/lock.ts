/** One process per folder: two that write the same files would lose each other's changes. */
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder that another running sandbox keeps its worlds in. */
export class FolderInUse extends Error {}

/** Folders taken by this process. */
const taken = new Set<string>();

/** Whether a process other than this one has this id and runs. A lock without an id was left by one that ended before it wrote it. */
function runs(pid: number): boolean {
  if (pid === process.pid || !(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
  const take = () => writeFileSync(file, String(process.pid), { flag: 'wx' });
  try {
    take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(readFileSync(file, 'utf8'));
    if (runs(holder))
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

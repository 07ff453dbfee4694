/** One sandbox per folder: two that write the same files would lose each other's changes. */
import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, UnreadableFile } from '../core/ledger.ts';

/** Open locks: one that nothing refers to would be closed by the garbage collector. */
const held = new Set<object>();

/**
 * Locks a folder, which is made if it is missing, and returns what unlocks it. The kernel holds the lock, between containers that share
 * the folder too, and drops it when the process ends, however it ends.
 * @throws FolderInUse; UnreadableFile if nothing can be written there
 */
export function lock(folder: string): () => void {
  const inUse = new FolderInUse(`${folder} is in use by another sandbox; stop it, or choose another folder with --data, or --memory`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const path = join(folder, '.lock');
    // Loaded here, so that a sandbox without a folder does not load SQLite.
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    // Waits for others that are trying at the same moment.
    const database = new DatabaseSync(path, { timeout: 500 });
    try {
      chmodSync(path, 0o600);
      // Nothing is ever written to it; a journal would be one more file.
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      throw (error as { errcode?: number }).errcode === 5 ? inUse : error;
    }
    held.add(database);
    return () => {
      if (held.delete(database)) database.close();
    };
  } catch (error) {
    if (error === inUse) throw error;
    throw new UnreadableFile(folder, `no folder that worlds can be kept in (${(error as Error).message})`);
  }
}

/** Worlds kept in a folder: of each a snapshot, which lowdb holds, and a log of what has happened since. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stores } from '../core/store.ts';
import { type Found, listing, putAside, readWorld, removeLogs, removeWorld } from './files.ts';
import { handles } from './handles.ts';
import { keeper } from './keeper.ts';
import { lock } from './lock.ts';
import type { Durability } from './log.ts';
import { recordsOf } from './memory.ts';
import { Records } from './records.ts';

/**
 * Opens the folder and reads every file in it once, so that a bad one shows at start.
 * @param fixtures version of the fixtures; a world kept over other fixtures is put aside, and `say` is told.
 * @throws UnreadableFile, FolderInUse
 */
export async function lowdbStores(
  folder: string,
  fixtures: string,
  say: (line: string) => void,
  durability: Durability = 'batched',
): Promise<Stores> {
  await mkdir(folder, { recursive: true });
  const unlock = lock(folder);
  const found = await readFolder(folder, fixtures, say).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const kept = new Set(found.keys());
  const shared = { path: folder, fixtures, durability, handles: handles(), say };
  return {
    over: Records.over,
    open: async (world, base, beginning) => {
      const store = await keeper(shared, world, { records: recordsOf(beginning), saved: new Map() }, found.get(world), base);
      found.delete(world);
      kept.add(world);
      return store;
    },
    kept: () => [...kept],
    drop: async (world) => {
      found.delete(world);
      await removeWorld(folder, world, listing(folder).get(world)?.logs ?? []);
      kept.delete(world);
    },
    close: async () => unlock(),
  };
}

async function readFolder(folder: string, fixtures: string, say: (line: string) => void): Promise<Map<string, Found>> {
  for (const file of await readdir(folder)) if (file.endsWith('.json.new')) await rm(join(folder, file));
  const found = new Map<string, Found>();
  for (const [world, { snapshot, logs }] of listing(folder)) {
    if (!snapshot) {
      await removeLogs(folder, world, logs);
      continue;
    }
    const one = await readWorld(folder, world, logs, say);
    if (one.kept.fixtures === fixtures) found.set(world, one);
    else {
      const aside = await putAside(folder, world, logs, `fixtures-${one.kept.fixtures}`);
      say(`world '${world}' was kept over older fixtures: it starts afresh, its old state is in ${aside}`);
    }
  }
  return found;
}

/** Worlds kept in a folder: of each a snapshot, which lowdb holds, and a log of what has happened since. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stores } from '../core/store.ts';
import { type Found, listing, putAside, readWorld, removeRemains, removeWorld } from './files.ts';
import { handles } from './handles.ts';
import { keeper } from './keeper.ts';
import { FolderInUse, lock } from './lock.ts';
import type { Durability } from './log.ts';
import { recordsOf } from './memory.ts';
import { Records } from './records.ts';
import { syncFolder } from './sync.ts';
import { UnreadableFile } from './unreadable.ts';

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
  const unlock = await take(folder);
  const found = await readFolder(folder, fixtures, say).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const kept = new Set(found.keys());
  const shared = { path: folder, fixtures, durability, handles: handles(), say };
  const inTurn = turns();
  // Worlds whose files are to be gone, and may not be yet.
  const dropped = new Set<string>();
  const remove = async (world: string) => {
    dropped.add(world);
    await removeWorld(folder, world);
    if (durability === 'always') await syncFolder(folder);
    dropped.delete(world);
    kept.delete(world);
  };
  return {
    over: Records.over,
    open: (world, base, beginning) =>
      inTurn(world, async () => {
        if (dropped.has(world)) await remove(world);
        const store = await keeper(shared, world, { records: recordsOf(beginning), saved: new Map() }, found.get(world), base);
        found.delete(world);
        kept.add(world);
        return store;
      }),
    kept: () => [...kept],
    drop: (world) =>
      inTurn(world, () => {
        found.delete(world);
        return remove(world);
      }),
    close: async () => unlock(),
  };
}

/** One thing after the other, for each world: what drops it must not meet what begins it anew. */
function turns(): <T>(world: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (world, work) => {
    const before = last.get(world);
    const turn = before ? before.then(work, work) : work();
    last.set(world, turn);
    const over = () => {
      if (last.get(world) === turn) last.delete(world);
    };
    turn.then(over, over);
    return turn;
  };
}

/** @throws UnreadableFile if nothing can be written there, FolderInUse */
async function take(folder: string): Promise<() => void> {
  try {
    await mkdir(folder, { recursive: true });
    return lock(folder);
  } catch (error) {
    if (error instanceof FolderInUse) throw error;
    throw new UnreadableFile(folder, `no folder that worlds can be kept in (${(error as Error).message})`);
  }
}

async function readFolder(folder: string, fixtures: string, say: (line: string) => void): Promise<Map<string, Found>> {
  for (const file of await readdir(folder)) if (file.endsWith('.json.new')) await rm(join(folder, file));
  const found = new Map<string, Found>();
  for (const [world, { snapshot, logs }] of listing(folder)) {
    if (!snapshot) {
      await removeRemains(folder, world, logs);
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

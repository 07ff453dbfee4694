/** A ledger in a folder: of each world a document, which lowdb holds, and a log of the entries since. */
import { rename, rm } from 'node:fs/promises';
import { Low } from 'lowdb';
import type { Kept, Ledger, LedgerOptions } from '../core/ledger.ts';
import { readFolder, stemOf } from './folder.ts';
import { lock } from './lock.ts';
import { pathsOf, syncFolder, WorldFile } from './world-file.ts';

/** @throws UnreadableFile, FolderInUse */
export async function lowdbLedger(folder: string, options: LedgerOptions): Promise<Ledger> {
  const unlock = lock(folder);
  const worlds = await readFolder(folder, options).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const held = new Map<string, { file: WorldFile; db: Low<Kept | null> }>();
  const hold = (world: string) => {
    const file = new WorldFile(world, pathsOf(folder, stemOf(world)), options);
    const one = { file, db: new Low<Kept | null>(file, null) };
    held.set(world, one);
    return one;
  };
  return {
    worlds: async () => worlds,
    open: async (world) => {
      const { db } = hold(world);
      await db.read();
      return db.data ?? undefined;
    },
    append: (world, number, entry) => (held.get(world) ?? hold(world)).file.append(number, entry),
    rewrite: async (world, number, image) => {
      const { db } = held.get(world) ?? hold(world);
      db.data = { image, number, changed: 0 };
      await db.write();
    },
    drop: async (world) => {
      await held.get(world)?.file.close();
      held.delete(world);
      const { document, log } = pathsOf(folder, stemOf(world));
      const dropped = `${document}.dropped`;
      // From this moment on the world is gone; a start that finds this name removes the rest.
      await rename(document, dropped).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
      await rm(log, { force: true });
      await rm(dropped, { force: true });
      if (options.durability === 'always') await syncFolder(folder);
    },
    close: async () => {
      for (const { file } of held.values()) await file.close();
      unlock();
    },
  };
}

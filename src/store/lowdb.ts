/** A ledger in a folder: of each world a document, which lowdb holds, and a log of the entries since. */
import { existsSync } from 'node:fs';
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
  const held = new Map<string, Low<Kept | null>>();
  const hold = (world: string) => {
    const db = held.get(world) ?? new Low<Kept | null>(new WorldFile(world, pathsOf(folder, stemOf(world)), options), null);
    held.set(world, db);
    return db;
  };
  const fileOf = ({ adapter }: Low<Kept | null>) => adapter as WorldFile;
  return {
    worlds: async () => worlds,
    open: async (world) => {
      held.delete(world);
      const db = hold(world);
      await db.read();
      return db.data ?? undefined;
    },
    append: (world, number, entry) => fileOf(hold(world)).append(number, entry),
    rewrite: async (world, number, image) => {
      const db = hold(world);
      db.data = { image, number, changed: 0 };
      await db.write();
    },
    drop: async (world) => {
      await fileOf(hold(world)).close();
      held.delete(world);
      const { document, log } = pathsOf(folder, stemOf(world));
      const dropped = `${document}.dropped`;
      // With this the world is dropped; a start that finds this name removes the rest.
      if (existsSync(document)) await rename(document, dropped);
      await rm(log, { force: true });
      await rm(dropped, { force: true });
      if (options.durability === 'always') await syncFolder(folder);
    },
    close: async () => {
      for (const db of held.values()) await fileOf(db).close();
      unlock();
    },
  };
}

/** Worlds kept in a folder, one JSON file each, written atomically by lowdb before a change is answered. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { freeze } from '../core/freeze.ts';
import type { Dump, Stores } from '../core/store.ts';
import { lock } from './lock.ts';
import { overlay } from './overlay.ts';

/** What a world's file holds. `fixtures` is the version of the fixtures that `changes` are changes against. */
interface File {
  format: 'countersign-world-1';
  world: string;
  fixtures: string;
  changes: Dump;
}

/** A file that is damaged, or not ours: named, and left as it is. */
export class UnreadableFile extends Error {}

// File systems may not tell cases apart, world ids do.
const fileOf = (world: string) => `${world.replace(/[A-Z]/g, (letter) => `~${letter.toLowerCase()}`)}.json`;
const worldOf = (file: string) => file.slice(0, -'.json'.length).replace(/~([a-z])/g, (_, letter: string) => letter.toUpperCase());

const isChange = (value: unknown) =>
  Array.isArray(value) &&
  value.length === 3 &&
  typeof value[0] === 'string' &&
  typeof value[1] === 'string' &&
  typeof value[2] === 'object';

/** @throws UnreadableFile naming the file and what is wrong with it */
async function read(path: string, world: string): Promise<File | null> {
  const refuse = (reason: string) => new UnreadableFile(`${path}: ${reason}`);
  const file = await new JSONFile<File>(path).read().catch((error: Error) => {
    throw refuse(error instanceof SyntaxError ? `damaged, not JSON (${error.message})` : error.message);
  });
  if (file === null) return null;
  if (file?.format !== 'countersign-world-1') throw refuse('not a Countersign world (no "format": "countersign-world-1")');
  if (file.world !== world) throw refuse(`holds the world '${file.world}', its name says '${world}'`);
  if (!Array.isArray(file.changes) || !file.changes.every(isChange)) throw refuse('damaged, "changes" is no list of changes');
  return file;
}

/**
 * Opens the folder and reads every file in it once, so that a bad one shows at start.
 * @param fixtures version of the fixtures; a file written over other fixtures is put aside, and `say` is told.
 * @throws UnreadableFile, FolderInUse
 */
export async function lowdbStores(folder: string, fixtures: string, say: (line: string) => void): Promise<Stores> {
  await mkdir(folder, { recursive: true });
  const unlock = lock(folder);
  const worlds = async () => (await readdir(folder)).filter((file) => file.endsWith('.json') && !file.startsWith('.')).map(worldOf);
  const found = new Map<string, File>();
  for (const world of await worlds()) {
    const path = join(folder, fileOf(world));
    const file = await read(path, world);
    if (file && file.fixtures !== fixtures) {
      const aside = `${path}.fixtures-${file.fixtures}`;
      await rename(path, aside);
      say(`world '${world}' was kept over older fixtures: it starts afresh, its old state is in ${aside}`);
    } else if (file) found.set(world, file);
  }
  return {
    open: async (world, base) => {
      const path = join(folder, fileOf(world));
      const file: File = found.get(world) ?? { format: 'countersign-world-1', world, fixtures, changes: [] };
      const low = new Low(new JSONFile<File>(path), file);
      found.delete(world);
      return overlay(base, freeze(file.changes), async (_, whole) => {
        low.data = { ...file, changes: whole() };
        await low.write();
      });
    },
    kept: worlds,
    drop: (world) => rm(join(folder, fileOf(world)), { force: true }),
    close: async () => unlock(),
  };
}

/** A folder of worlds, opened without a sandbox, so that tests can change its files between two processes. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Base, Entry, Stores } from '../src/core/store.ts';
import { lowdbLedger } from '../src/store/lowdb.ts';
import { storesOver } from '../src/store/transactions.ts';
import { put, seen } from './store.bases.ts';

const baseOf = (name: string, ids: readonly string[]): Base => ({
  name,
  indexes: () => [['id']],
  all: (collection) => (collection === 'things' ? ids.map((id) => [id, Object.freeze({ id, of: name })] as const) : []),
});

const bases = [baseOf('one', ['1', '2', '3']), baseOf('other', ['2', '4'])] as const;
const named = (name: string) => bases.find((base) => base.name === name) as Base;

export const some: readonly Entry[] = [
  { changes: [['things', '1', { text: 'a' }]], requestId: 'r1' },
  { save: 'a', note: {} },
  { load: 'other', changes: [['things', '4', null]] },
  { restore: 'a', changes: [['things', '2', { text: 'ü' }]], note: { requests: 3 } },
  { load: 'one', changes: [], note: {}, saved: [{ name: 'b', note: {}, changes: [['things', '2', null]] }] },
  { undo: true },
];

export const lines = (bytes: Buffer) => bytes.filter((byte) => byte === 0x0a).length;

/** Gives each test of a file a folder of its own. */
export function folders() {
  let folder: string;
  let said: string[];
  const opened: Stores[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
    said = [];
  });
  afterEach(async () => {
    for (const stores of opened.splice(0)) await stores.close();
    await rm(folder, { recursive: true });
  });

  /** The stores over the folder; closed after the test. */
  async function open(fixtures = 'v1'): Promise<Stores> {
    const say = (line: string) => said.push(line);
    const stores = await storesOver(await lowdbLedger(folder, { fixtures, durability: 'batched', bases: named, say }), named, say);
    opened.push(stores);
    return stores;
  }

  const world = (stores: Stores, id = 'w') => stores.open(id, stores.over(bases[0].name), false);

  /** What a new process finds in the folder. */
  async function found(fixtures?: string): Promise<unknown> {
    const stores = await open(fixtures);
    const store = await world(stores);
    const all = seen(store.image());
    await store.close();
    await stores.close();
    return all;
  }

  const file = (name: string) => join(folder, name);

  /** Names of the files of worlds. */
  const files = async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();

  /** Plays entries in a new folder, and answers the files it left and what was to be seen before the first entry and after each. */
  async function played(steps: readonly Entry[]) {
    await rm(folder, { recursive: true });
    const stores = await open();
    const store = await world(stores);
    const states = [seen(store.image())];
    for (const entry of steps) {
      const { saved, undo } = store.image();
      if (('restore' in entry && !saved.has(entry.restore)) || ('undo' in entry && undo.length === 0)) continue;
      await store.turn(async () => [undefined, entry]);
      states.push(seen(store.image()));
    }
    await store.close();
    await stores.close();
    const read = (name: string) => readFile(file(name)).catch(() => Buffer.alloc(0));
    return { states, log: await read('w.log'), document: await read('w.json') };
  }

  /** Opens the folder with one file changed: the world must be refused with the file's name, and its files left as they are. */
  async function refused(name: string, bytes: Buffer | undefined, reason: RegExp | string = ''): Promise<void> {
    if (bytes) await writeFile(file(name), bytes);
    const before = await files();
    const stores = await open();
    const told = `${name} with ${bytes?.length} bytes`;
    const { damaged = 'not damaged' } = stores.kept().get('w') ?? {};
    expect(damaged, told).toContain(file(name));
    expect(damaged, told).toMatch(reason);
    expect(said.splice(0), told).toEqual([`world 'w' cannot be opened, its files are kept as they are: ${damaged}`]);
    await expect(world(stores)).rejects.toThrow(`The world 'w' cannot be opened: ${damaged}`);
    await stores.close();
    if (bytes) expect(await readFile(file(name))).toEqual(bytes);
    expect(await files()).toEqual(before);
  }

  /** Puts a record in a world over these fixtures, and answers what is to be seen then. */
  async function putIn(fixtures: string, id: string): Promise<unknown> {
    const stores = await open(fixtures);
    const store = await world(stores);
    await put(store, id, { id, fixtures });
    const all = seen(store.image());
    await store.close();
    await stores.close();
    return all;
  }

  return { file, files, folder: () => folder, found, open, played, putIn, refused, said: () => said, world };
}

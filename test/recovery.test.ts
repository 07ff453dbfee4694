/** What a folder of worlds is after its files were cut, changed, taken away or left behind. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Base, Changes, Entry, Item, Stores } from '../src/core/store.ts';
import { lowdbLedger } from '../src/store/lowdb.ts';
import { storesOver } from '../src/store/transactions.ts';
import { get, put, seen } from './store.bases.ts';

const baseOf = (name: string, ids: readonly string[]): Base => ({
  name,
  indexes: () => [['id']],
  all: (collection) => (collection === 'things' ? ids.map((id) => [id, Object.freeze({ id, of: name })] as const) : []),
});

const bases = [baseOf('one', ['1', '2', '3']), baseOf('other', ['2', '4'])] as const;
const named = (name: string) => bases.find((base) => base.name === name) as Base;

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

const change = fc.tuple(
  fc.constant('things'),
  fc.constantFrom('1', '2', '4', 'ä\n"'),
  fc.option(fc.record({ text: fc.string({ unit: 'binary', maxLength: 6 }) }) as fc.Arbitrary<Item>),
);
const changes = fc.array(change, { minLength: 1, maxLength: 3 });
const name = fc.constantFrom('a', 'b');
const step: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ changes, requestId: fc.constantFrom('r1', null) }),
  fc.record({ changes, undoable: fc.constant(false as const) }),
  fc.record({ undo: fc.constant(true as const) }),
  fc.record({ load: fc.constantFrom('one', 'other'), changes }),
  fc.record({ save: name, note: fc.constant({ at: 'now' }) }),
  fc.record({ restore: name, changes }),
  fc.record({ forget: name }),
);

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

const lines = (bytes: Buffer) => bytes.filter((byte) => byte === 0x0a).length;

const some: readonly Entry[] = [
  { changes: [['things', '1', { text: 'a' }]], requestId: 'r1' },
  { save: 'a', note: {} },
  { load: 'other', changes: [['things', '4', null]] },
  { restore: 'a', changes: [['things', '2', { text: 'ü' }]] },
  { undo: true },
];

test('a log that ends after any of its bytes gives the state its whole lines led to, and no less', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const { states, log } = await played(steps);
      if (states.length === 1) return;
      expect(lines(log)).toBe(states.length);
      for (let length = log.indexOf(0x0a) + 1; length <= log.length; length += 1) {
        const cut = log.subarray(0, length);
        const whole = cut.lastIndexOf(0x0a) + 1;
        await writeFile(file('w.log'), cut);
        said.length = 0;
        expect(await found()).toEqual(states[lines(cut) - 1]);
        expect(said).toEqual(whole === length ? [] : [expect.stringMatching(`the last ${length - whole} bytes of .*w\\.log`)]);
        expect(await readFile(file('w.log'))).toEqual(cut.subarray(0, whole));
      }
    }),
    { numRuns: 6 },
  );
});

test('a world goes on after its log was cut, and that is kept', async () => {
  const { log, states } = await played([some[0] as Entry, some[1] as Entry]);
  await writeFile(file('w.log'), log.subarray(0, -5));
  const stores = await open();
  const store = await world(stores);
  expect(seen(store.image())).toEqual(states[1]);
  await put(store, '4', { text: 'c' });
  const after = seen(store.image());
  await store.close();
  await stores.close();
  expect(await found()).toEqual(after);
});

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

const flipped = (bytes: Buffer, bit: number) => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
};

test('any bit of a log that is not what was written is refused, with the line', async () => {
  const { log } = await played(some);
  for (let bit = 0; bit < log.length * 8; bit += 1)
    await refused('w.log', flipped(log, bit), new RegExp(`w\\.log: damaged in line ${lines(log.subarray(0, bit >> 3)) + 1}: `));
});

test('any bit of a document that is not what was written is refused', async () => {
  const { document } = await played(some);
  for (let bit = 0; bit < document.length * 8; bit += 1) await refused('w.json', flipped(document, bit), /damaged|newer version/);
});

test('a document that is not whole is refused, and so is a log without its first line', async () => {
  const { document, log } = await played(some);
  for (let length = 0; length < document.length; length += 1) await refused('w.json', document.subarray(0, length), 'damaged');
  await writeFile(file('w.json'), document);
  for (let length = 0; length <= log.indexOf(0x0a); length += 1) await refused('w.log', log.subarray(0, length), 'damaged in line 1');
});

test('a line that is missing, doubled or in another place is refused', async () => {
  const { log } = await played(some);
  const all = log.toString('latin1').split(/(?<=\n)/);
  const pick = (...places: number[]) => Buffer.from(places.map((place) => all[place]).join(''), 'latin1');
  await refused('w.log', pick(0, 1, 3, 4), 'damaged in line 3: it should be entry 2 but is 3');
  await refused('w.log', pick(0, 2, 3), 'damaged in line 2: it should be entry 1 but is 2');
  await refused('w.log', pick(0, 1, 3, 2), 'damaged in line 3: it should be entry 2 but is 3');
  await refused('w.log', pick(0, 1, 1, 2), 'damaged in line 3: it should be entry 2 but is 1');
  await refused('w.log', pick(1, 2, 3), 'damaged in line 1');
});

test('a document without its log, and a log without its document, are refused, and what is there is kept', async () => {
  const { document, log } = await played(some);
  await rm(file('w.log'));
  await refused('w.log', undefined, /is missing, its document .*w\.json is there/);
  expect(await readFile(file('w.json'))).toEqual(document);
  await writeFile(file('w.log'), log);
  await rm(file('w.json'));
  await refused('w.json', undefined, /is missing, its log .*w\.log is there/);
  expect(await readFile(file('w.log'))).toEqual(log);
});

test('the files of two worlds that changed places are refused', async () => {
  await played(some);
  const stores = await open();
  const other = await world(stores, 'other');
  await put(other, '1', { id: '1' });
  await other.close();
  await stores.close();
  const log = await readFile(file('other.log'));
  const document = await readFile(file('other.json'));
  await rm(file('other.json'));
  await rm(file('other.log'));
  const own = await readFile(file('w.log'));
  await refused('w.log', log, "it is not the beginning of a log of world 'w'");
  await writeFile(file('w.log'), own);
  await refused('w.json', document, "holds the world 'other', its name says 'w'");
});

/** More changes than a log holds before the whole is written. */
const many = (text: string): Changes => Array.from({ length: 4200 }, (_, place) => ['things', `n${place}`, { text }] as const);

test('after many changes the whole is written and the log begins anew; a log that was not emptied is read from where it matters', async () => {
  const stores = await open();
  const store = await world(stores);
  await put(store, '1', { id: '1' });
  const stale = await readFile(file('w.log'));
  await store.turn(async () => [undefined, { changes: many('a'), undoable: false }]);
  await put(store, '2', { id: '2', last: true });
  const after = seen(store.image());
  await store.close();
  await stores.close();
  const log = await readFile(file('w.log'));
  expect(lines(log)).toBe(2);
  expect(lines(await readFile(file('w.json')))).toBeGreaterThan(4200);
  expect(await found()).toEqual(after);
  // As if the process had ended between the document and the log.
  await writeFile(file('w.log'), stale);
  const again = await open();
  const later = await world(again);
  expect([get(later, 'n0'), get(later, '1'), get(later, '2')]).toEqual([{ text: 'a' }, { id: '1' }, { id: '2', of: 'one' }]);
  await put(later, '3', { id: '3', later: true });
  const last = seen(later.image());
  await later.close();
  await again.close();
  expect(await found()).toEqual(last);
  // As if the document were older than its log.
  await writeFile(file('w.log'), log);
  const document = await readFile(file('w.json'));
  await played(some);
  await writeFile(file('w.log'), log);
  await refused('w.log', undefined, 'goes on from entry 2, the document ends with entry 0');
  await writeFile(file('w.json'), document);
  expect(await found()).toEqual(after);
});

test('where the whole cannot be written the log goes on, and nothing is lost', async () => {
  const stores = await open();
  const store = await world(stores);
  await put(store, '1', { id: '1' });
  await mkdir(file('w.json.new'));
  await store.turn(async () => [undefined, { changes: many('a'), undoable: false }]);
  await put(store, '2', { id: '2', last: true });
  const after = seen(store.image());
  await store.close();
  await stores.close();
  expect(said).toEqual([expect.stringMatching(/^world 'w': it could not be written as a whole, its log goes on: /)]);
  await rm(file('w.json.new'), { recursive: true, force: true });
  expect(await found()).toEqual(after);
});

test('what an earlier process left unfinished is cleared away', async () => {
  const { states, log, document } = await played(some);
  await writeFile(file('w.json.new'), '{"format":"countersign-wor');
  await writeFile(file('w.log.new'), 'abc');
  await writeFile(file('gone.log'), log);
  await writeFile(file('gone.json.dropped'), document);
  expect(await found()).toEqual(states.at(-1));
  expect(await files()).toEqual(['w.json', 'w.log']);
  // A beginning of which only the log was made.
  await rm(file('w.json'));
  await writeFile(file('w.log'), log.subarray(0, log.indexOf(0x0a) + 1));
  expect(await found()).toEqual(states[0]);
  expect(said).toEqual([]);
});

test('a damaged world does not stop the others, and what is not ours is left alone', async () => {
  const { states, log } = await played(some);
  await writeFile(file('server.json'), '{"port":80}');
  await writeFile(file('access.log'), '127.0.0.1 - - GET / 200\n');
  await writeFile(file('notes.txt'), 'mine');
  await writeFile(file('t~wo.log'), log);
  expect(await found()).toEqual(states.at(-1));
  expect(said.map((line) => line.slice(0, 30)).sort()).toEqual([
    "world 'access' cannot be opened".slice(0, 30),
    "world 'server' cannot be opened".slice(0, 30),
    "world 'tWo' cannot be opened, ".slice(0, 30),
  ]);
  expect(await files()).toEqual(['access.log', 'notes.txt', 'server.json', 't~wo.log', 'w.json', 'w.log']);
  expect(await readFile(file('server.json'), 'utf8')).toBe('{"port":80}');
});

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

test('a world of other fixtures is put aside, never over an earlier copy, and taken back when its fixtures return', async () => {
  const first = await putIn('v1', '1');
  const second = await putIn('v2', '2');
  expect(said).toEqual([`world 'w' was kept over other fixtures: it starts afresh, its old state is in ${file('w.json.fixtures-v1')}`]);
  expect(await found('v1')).toEqual(first);
  expect(said.slice(1)).toEqual([
    `world 'w' was kept over other fixtures: it starts afresh, its old state is in ${file('w.json.fixtures-v2')}`,
    "world 'w' goes on over the fixtures it was kept over: w.json.fixtures-v1 was taken back",
  ]);
  await writeFile(file('w.log.fixtures-v1'), 'an earlier copy');
  expect(await found('v2')).toEqual(second);
  expect(await files()).toEqual(['w.json', 'w.json.fixtures-v1.2', 'w.log', 'w.log.fixtures-v1', 'w.log.fixtures-v1.2']);
  await writeFile(file('w.json.fixtures-v1'), 'an earlier copy');
  expect(await found('v1')).toEqual(first);
  expect(said.at(-1)).toMatch(/w\.json\.fixtures-v1\.2 was taken back$/);
  expect(await readFile(file('w.json.fixtures-v1'), 'utf8')).toBe('an earlier copy');
});

test('files of a newer version are refused as such, and kept', async () => {
  const { document, log } = await played(some);
  const newer = Buffer.from(document.toString().replace('"version":3', '"version":4'));
  await refused('w.json', newer, /made by a newer version of Countersign$/);
  await writeFile(file('w.json'), document);
  const header = `${JSON.stringify({ format: 'countersign-log', version: 12, world: 'w', follows: 0 })}]`;
  const checksum = crc32(header).toString(16).padStart(8, '0');
  await refused('w.log', Buffer.from(`["${checksum}",${header}\nwhatever\n`), /made by a newer version of Countersign$/);
  await writeFile(file('w.log'), log);
});

test('files of the version before are put aside, never over an earlier copy', async () => {
  const document =
    '{"format":"countersign-world-2","world":"w","fixtures":"v1","log":1,"after":1,"base":"one","changes":[],"saved":[],"checksum":"0"}\n';
  for (const suffix of ['version-2', 'version-2.2']) {
    await writeFile(file('w.json'), document);
    await writeFile(file('w.1.log'), '1a2b3c4d 2 {}\n');
    await writeFile(file('w.2.log'), '');
    const stores = await open();
    expect(stores.kept().size).toBe(0);
    await stores.close();
    expect(said.splice(0)).toEqual([
      `world 'w' was kept by an older version of Countersign: it starts afresh, its old state is in ${file(`w.json.${suffix}`)}`,
    ]);
    expect(await readFile(file(`w.json.${suffix}`), 'utf8')).toBe(document);
    expect(await readFile(file(`w.1.log.${suffix}`), 'utf8')).toBe('1a2b3c4d 2 {}\n');
  }
  expect(await files()).toHaveLength(6);
});

test('the folder is for its owner alone, and kept out of version control', async () => {
  await rm(folder, { recursive: true });
  await putIn('v1', '1');
  const mode = async (path: string) => (await stat(path)).mode & 0o777;
  expect(await mode(folder)).toBe(0o700);
  for (const name of ['w.json', 'w.log', '.gitignore', '.lock']) expect(await mode(file(name)), name).toBe(0o600);
  expect(await readFile(file('.gitignore'), 'utf8')).toBe('*\n');
});

test('a log of many short lines is read again', { timeout: 60_000 }, async () => {
  const stores = await open();
  const store = await world(stores);
  // The log may hold as many changes as the world has changed records.
  await store.turn(async () => [
    undefined,
    { changes: Array.from({ length: 60_000 }, (_, n) => ['things', `x${n}`, { n }] as const), undoable: false },
  ]);
  const puts = 50_000;
  for (let from = 0; from < puts; from += 10_000)
    await Promise.all(Array.from({ length: 10_000 }, (_, place) => put(store, 'n', { n: from + place })));
  await store.close();
  await stores.close();
  expect(lines(await readFile(file('w.log')))).toBe(puts + 1);
  const again = await world(await open());
  expect(get(again, 'n')).toEqual({ n: puts - 1 });
  await again.close();
});

test('what was read again is frozen all the way down', async () => {
  await played([{ changes: [['things', '1', { text: { deep: [1] } }]], requestId: null }]);
  const store = await world(await open());
  const item = get(store, '1') as { text: { deep: number[] } };
  expect(() => item.text.deep.push(2)).toThrow(TypeError);
  await store.close();
});

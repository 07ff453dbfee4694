/** What a folder of worlds is after its files were cut, changed or left behind. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Base, Dump, Item, Store, Stores } from '../src/core/store.ts';
import { lowdbStores } from '../src/store/lowdb.ts';

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

async function open(): Promise<Stores> {
  const stores = await lowdbStores(folder, 'v1', (line) => said.push(line));
  opened.push(stores);
  return stores;
}

const world = (stores: Stores): Promise<Store> => stores.open('w', named, stores.over(bases[0]));

/** Everything of a world that can be seen: records, in order, and what is saved. */
async function seen(store: Store): Promise<unknown> {
  const saved = store.saved().map(({ name, note, image }) => ({ name, note, base: image.base.name, changes: [...image.changes()] }));
  const { items } = await store.find('things', {});
  return structuredClone({ items, base: store.image().base.name, dump: await store.dump(), saved });
}

/** What a new process finds in the folder. */
async function found(): Promise<unknown> {
  const stores = await open();
  const store = await world(stores);
  const all = await seen(store);
  await store.close();
  await stores.close();
  return all;
}

type Step = { changes: Dump } | { load: 0 | 1; changes: Dump } | { save: string } | { restore: string; changes: Dump } | { forget: string };

const change = fc.tuple(
  fc.constant('things'),
  fc.constantFrom('1', '2', '4', 'ä\n"'),
  fc.option(fc.record({ text: fc.string({ unit: 'binary', maxLength: 6 }) }) as fc.Arbitrary<Item>),
);
const changes = fc.array(change, { minLength: 1, maxLength: 3 });
const name = fc.constantFrom('a', 'b');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ changes }),
  fc.record({ load: fc.constantFrom(0 as const, 1 as const), changes }),
  fc.record({ save: name }),
  fc.record({ restore: name, changes }),
  fc.record({ forget: name }),
);

async function take(store: Store, one: Step): Promise<void> {
  if ('save' in one) return store.save(one.save, { at: 'now' });
  if ('forget' in one) return store.forget(one.forget);
  if ('load' in one) return store.load(one.changes, bases[one.load]);
  if ('restore' in one) return store.restore(one.restore, one.changes);
  return store.transaction(async (transaction) => {
    for (const [collection, id, item] of one.changes)
      await (item ? transaction.put(collection, id, item) : transaction.remove(collection, id));
  });
}

/** Plays steps in a new folder, and answers the files it left and what was to be seen before the first step and after each. */
async function played(steps: readonly Step[]) {
  await rm(folder, { recursive: true });
  const stores = await open();
  const store = await world(stores);
  const states = [await seen(store)];
  for (const one of steps) {
    if ('restore' in one && !store.saved().some((saved) => saved.name === one.restore)) continue;
    await take(store, one);
    states.push(await seen(store));
  }
  await store.close();
  await stores.close();
  const read = (file: string) => readFile(join(folder, file)).catch(() => Buffer.alloc(0));
  return { states, log: await read('w.1.log'), snapshot: await read('w.json') };
}

test('a log that ends after any of its bytes gives the state its whole lines led to, and no less', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const { states, log } = await played(steps);
      expect(log.filter((byte) => byte === 0x0a)).toHaveLength(states.length - 1);
      for (let length = 0; length <= log.length; length += 1) {
        const cut = log.subarray(0, length);
        const whole = cut.lastIndexOf(0x0a) + 1;
        await writeFile(join(folder, 'w.1.log'), cut);
        said.length = 0;
        expect(await found()).toEqual(states[cut.filter((byte) => byte === 0x0a).length]);
        expect(said).toEqual(whole === length ? [] : [expect.stringMatching(`the last ${length - whole} bytes of .*w\\.1\\.log`)]);
        expect(await readFile(join(folder, 'w.1.log'))).toEqual(cut.subarray(0, whole));
      }
    }),
    { numRuns: 6 },
  );
});

test('a world goes on after its log was cut, and that is kept', async () => {
  const { log, states } = await played([{ changes: [['things', '1', { text: 'a' }]] }, { changes: [['things', '2', { text: 'b' }]] }]);
  await writeFile(join(folder, 'w.1.log'), log.subarray(0, -5));
  const stores = await open();
  const store = await world(stores);
  expect(await seen(store)).toEqual(states[1]);
  await store.put('things', '4', { text: 'c' });
  const after = await seen(store);
  await store.close();
  await stores.close();
  expect(await found()).toEqual(after);
});

const some: readonly Step[] = [
  { changes: [['things', '1', { text: 'a' }]] },
  { save: 'a' },
  { load: 1, changes: [['things', '4', null]] },
  { restore: 'a', changes: [['things', '2', { text: 'ü' }]] },
];

/** Opens the folder with one file changed: it must be refused with the file's name, and left as it is. */
async function refused(file: string, bytes: Buffer, reason: RegExp | string = ''): Promise<void> {
  await writeFile(join(folder, file), bytes);
  const before = await readdir(folder);
  await expect(open(), `${file} with ${bytes.length} bytes`).rejects.toThrow(reason);
  await expect(open()).rejects.toThrow(join(folder, file));
  expect(await readFile(join(folder, file))).toEqual(bytes);
  expect(await readdir(folder)).toEqual(before);
}

const flipped = (bytes: Buffer, bit: number) => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
};

test('any bit of a log that is not what was written is refused, with the line', async () => {
  const { log } = await played(some);
  for (let bit = 0; bit < log.length * 8; bit += 1) {
    const line = log.subarray(0, bit >> 3).filter((byte) => byte === 0x0a).length + 1;
    await refused('w.1.log', flipped(log, bit), new RegExp(`w\\.1\\.log: damaged in line ${line}: `));
  }
});

test('any bit of a snapshot that is not what was written is refused', async () => {
  await played(some);
  await rm(join(folder, 'w.1.log'));
  const snapshot = await readFile(join(folder, 'w.json'));
  for (let bit = 0; bit < snapshot.length * 8; bit += 1) await refused('w.json', flipped(snapshot, bit));
});

test('a snapshot that is not whole is refused', async () => {
  const { snapshot } = await played([]);
  for (let length = 0; length < snapshot.length; length += 1)
    await refused('w.json', snapshot.subarray(0, length), /damaged|not a Counter/);
});

test('a line that is missing or changed its place is refused', async () => {
  const { log } = await played(some);
  const lines = log.toString('latin1').split(/(?<=\n)/);
  const put = (...places: number[]) => Buffer.from(places.map((place) => lines[place]).join(''), 'latin1');
  await refused('w.1.log', put(0, 2, 3), 'damaged in line 2: its checksum is wrong');
  await refused('w.1.log', put(1, 2, 3), 'damaged in line 1: its checksum is wrong');
  await refused('w.1.log', put(0, 2, 1, 3), 'damaged in line 2: its checksum is wrong');
  await refused('w.1.log', put(0, 0, 1), 'damaged in line 2: its checksum is wrong');
});

const megabyte = 'x'.repeat(1_100_000);

/** A world whose first log was full, and whose snapshot could not be written: it goes on in a second log. */
async function withTwoLogs() {
  const stores = await open();
  const store = await world(stores);
  await mkdir(join(folder, 'w.json.new'));
  for (const id of ['1', '2']) await store.put('things', id, { text: id });
  await store.put('things', '4', { text: megabyte });
  await store.put('things', '5', { text: 'after' });
  await store.close();
  await stores.close();
  await rm(join(folder, 'w.json.new'), { recursive: true });
}

test('where no snapshot can be written the log goes on in another file, and nothing is lost', async () => {
  await withTwoLogs();
  expect(said).toEqual([expect.stringMatching(/^world 'w': no snapshot could be written, its log goes on: /)]);
  expect((await readdir(folder)).sort()).toEqual(['w.1.log', 'w.2.log', 'w.json']);
  const stores = await open();
  const store = await world(stores);
  const { items } = await store.find('things', {});
  expect(items.map(({ text, id }) => text ?? id)).toEqual(['1', '2', '3', megabyte, 'after']);
  // The next change is the one too many: now there is a snapshot, and it takes the place of both.
  await store.put('things', '4', { text: megabyte });
  const after = await seen(store);
  await store.close();
  await stores.close();
  expect(await readdir(folder)).toEqual(['w.json']);
  expect(await found()).toEqual(after);
});

test('a log that ends too early is refused where another one goes on from it', async () => {
  await withTwoLogs();
  const first = await readFile(join(folder, 'w.1.log'));
  await refused('w.1.log', first.subarray(0, -1), 'w.1.log: damaged, it ends within a line');
  const end = first.lastIndexOf(0x0a, -2) + 1;
  await writeFile(join(folder, 'w.1.log'), first.subarray(0, end));
  await expect(open()).rejects.toThrow('w.2.log: damaged in line 1: its checksum is wrong');
  await rm(join(folder, 'w.1.log'));
  await expect(open()).rejects.toThrow('w.2.log: goes on from log 1, which is missing');
});

test('what an earlier process left unfinished is cleared away, and what is not ours is not', async () => {
  const { states, log } = await played(some);
  await writeFile(join(folder, 'w.json.new'), '{"format":"countersign-wor');
  await writeFile(join(folder, 'gone.3.log'), log);
  await writeFile(join(folder, 'gone.4.log'), log.subarray(0, 12));
  await writeFile(join(folder, 'w.0.log'), log);
  expect(await found()).toEqual(states.at(-1));
  expect((await readdir(folder)).sort()).toEqual(['w.1.log', 'w.json']);
  await refused('server.1.log', Buffer.from('127.0.0.1 - - GET / 200\n'), 'not a log of a Countersign world');
});

test('a log of many short lines is read again', async () => {
  const stores = await open();
  const store = await world(stores);
  // The log may become as long as the snapshot.
  await store.put('things', 'long', { text: 'x'.repeat(20_000_000) });
  const puts = 200_000;
  for (let from = 0; from < puts; from += 10_000)
    await Promise.all(Array.from({ length: 10_000 }, (_, place) => store.put('things', 'n', { n: from + place })));
  await store.close();
  await stores.close();
  expect(await readdir(folder)).toEqual(['w.2.log', 'w.json']);
  const again = await world(await open());
  expect(await again.get('things', 'n')).toEqual({ n: puts - 1 });
  await again.close();
});

test('what was read again is frozen all the way down', async () => {
  await played([{ changes: [['things', '1', { text: { deep: [1] } }]] }]);
  const store = await world(await open());
  const item = (await store.get('things', '1')) as { text: { deep: number[] } };
  expect(() => item.text.deep.push(2)).toThrow(TypeError);
  await store.close();
});

test('a world begun while one of its name is being dropped keeps what it is told', async () => {
  for (let round = 0; round < 20; round += 1) {
    const stores = await open();
    const first = await world(stores);
    await first.put('things', '1', { text: 'old' });
    await first.close();
    const dropping = stores.drop('w');
    const second = await world(stores);
    await second.put('things', '2', { text: 'new' });
    await dropping;
    const after = await seen(second);
    expect(after).toMatchObject({ dump: [['things', '2', { text: 'new' }]] });
    await second.close();
    await stores.close();
    expect(await found()).toEqual(after);
  }
});

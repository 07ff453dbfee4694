/** Worlds whose files were cut, changed or removed. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry, Item } from '../src/core/store.ts';
import { folders, lines, some } from './folder.ts';
import { put, seen } from './store.bases.ts';

const { file, found, open, played, refused, said, world } = folders();

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

test('a log that ends after any of its bytes gives the state after its last whole line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const { states, log } = await played(steps);
      if (states.length === 1) return;
      expect(lines(log)).toBe(states.length);
      for (let length = log.indexOf(0x0a) + 1; length <= log.length; length += 1) {
        const cut = log.subarray(0, length);
        const whole = cut.lastIndexOf(0x0a) + 1;
        await writeFile(file('w.log'), cut);
        said().length = 0;
        expect(await found()).toEqual(states[lines(cut) - 1]);
        expect(said()).toEqual(whole === length ? [] : [expect.stringMatching(`the last ${length - whole} bytes of .*w\\.log`)]);
        expect(await readFile(file('w.log'))).toEqual(cut.subarray(0, whole));
      }
    }),
    { numRuns: 6 },
  );
});

test('a world goes on after its log was cut, and later changes are kept', async () => {
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

const flipped = (bytes: Buffer, bit: number) => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
};

test('a log with any flipped bit is refused, and the line is named', async () => {
  const { log } = await played(some);
  for (let bit = 0; bit < log.length * 8; bit += 1)
    await refused('w.log', flipped(log, bit), new RegExp(`w\\.log: damaged in line ${lines(log.subarray(0, bit >> 3)) + 1}: `));
});

test('a document with any flipped bit is refused', async () => {
  const { document } = await played(some);
  for (let bit = 0; bit < document.length * 8; bit += 1) await refused('w.json', flipped(document, bit), /damaged|newer version/);
});

test('a truncated document is refused, and so is a log without its first line', async () => {
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

test('a document without its log, and a log without its document, are refused, and the file is kept', async () => {
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

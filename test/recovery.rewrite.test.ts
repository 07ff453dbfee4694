/** Documents that are rewritten, and what an earlier process left in the folder. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Changes } from '../src/core/store.ts';
import { folders, lines, some } from './folder.ts';
import { get, put, seen } from './store.bases.ts';

const { file, files, found, open, played, refused, said, world } = folders();

/** More changes than a log holds before the whole is written. */
const many = (text: string): Changes => Array.from({ length: 4200 }, (_, place) => ['things', `n${place}`, { text }] as const);

test('after many changes the document is rewritten and the log emptied; a log that was not emptied is read from where the document ends', async () => {
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

test('where the document cannot be rewritten the log goes on, and nothing is lost', async () => {
  const stores = await open();
  const store = await world(stores);
  await put(store, '1', { id: '1' });
  await mkdir(file('w.json.new'));
  await store.turn(async () => [undefined, { changes: many('a'), undoable: false }]);
  await put(store, '2', { id: '2', last: true });
  const after = seen(store.image());
  await store.close();
  await stores.close();
  expect(said()).toEqual([expect.stringMatching(/^world 'w': it could not be written as a whole, its log goes on: /)]);
  await rm(file('w.json.new'), { recursive: true, force: true });
  expect(await found()).toEqual(after);
});

test('unfinished files of an earlier process are removed', async () => {
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
  expect(said()).toEqual([]);
});

test('a damaged world does not stop the others, and foreign files are left alone', async () => {
  const { states, log } = await played(some);
  await writeFile(file('server.json'), '{"port":80}');
  await writeFile(file('access.log'), '127.0.0.1 - - GET / 200\n');
  await writeFile(file('notes.txt'), 'mine');
  await writeFile(file('t~wo.log'), log);
  expect(await found()).toEqual(states.at(-1));
  expect(
    said()
      .map((line) => line.slice(0, 30))
      .sort(),
  ).toEqual([
    "world 'access' cannot be opened".slice(0, 30),
    "world 'server' cannot be opened".slice(0, 30),
    "world 'tWo' cannot be opened, ".slice(0, 30),
  ]);
  expect(await files()).toEqual(['access.log', 'notes.txt', 'server.json', 't~wo.log', 'w.json', 'w.log']);
  expect(await readFile(file('server.json'), 'utf8')).toBe('{"port":80}');
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

test('records read from a file are frozen deeply', async () => {
  await played([{ changes: [['things', '1', { text: { deep: [1] } }]], requestId: null }]);
  const store = await world(await open());
  const item = get(store, '1') as { text: { deep: number[] } };
  expect(() => item.text.deep.push(2)).toThrow(TypeError);
  await store.close();
});

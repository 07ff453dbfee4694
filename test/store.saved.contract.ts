/** What undo, saved images, forks and a restart must do over every ledger; run on each of them in `stores.test.ts`. */
import { afterEach, expect, test } from 'vitest';
import { Behind } from '../src/core/ledger.ts';
import type { Image, Store } from '../src/core/store.ts';
import { storesOver } from '../src/store/transactions.ts';
import { base, change, fixtures, get, ids, load, type Make, named, put, remove, seen, wider } from './store.bases.ts';

const save = (store: Store, name: string, note: object = {}) => store.turn(async () => [undefined, { save: name, note: { ...note } }]);
const restore = (store: Store, name: string, turn: number) =>
  store.turn(async () => [undefined, { restore: name, changes: [['things', '9', { id: '9', turn }]] }]);
const forget = (store: Store, name: string) => store.turn(async () => [undefined, { forget: name }]);
const undo = (store: Store) => store.turn(async () => [undefined, { undo: true }]);

export function savedContract(make: Make): void {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const open = async () => {
    const { ledger, reopen } = await make();
    const stores = await storesOver(ledger, named, () => undefined);
    const store = await stores.open('w', stores.over(base.name), false);
    opened.push(store);
    return { store, stores, ledger, reopen };
  };

  test('changes loaded over another base change that one, and it stays the base', async () => {
    const { store } = await open();
    await put(store, '2', { id: '2', status: 'forgotten' });
    await load(store, [['things', '3', null]], wider);
    expect(ids(store.image()).sort()).toEqual(['2', '4']);
    expect(get(store, '2')).toEqual(fixtures[1]);
    expect(store.image().base).toBe(wider);
    await put(store, '1', { id: '1' });
    expect(ids(store.image()).sort()).toEqual(['1', '2', '4']);
  });

  test('an image never changes, whatever becomes of the store', async () => {
    const { store } = await open();
    await put(store, '1', { id: '1', status: 'then' });
    const image = store.image();
    await put(store, '1', { id: '1', status: 'now' });
    await put(store, '5', { id: '5' });
    await load(store, [], wider);
    expect(image.base).toBe(base);
    expect(image.get('things', '1')).toEqual({ id: '1', status: 'then' });
    expect([image.get('things', '4'), image.get('things', '5'), image.get('nothings', '1')]).toEqual([undefined, undefined, undefined]);
    expect(image.changes()).toEqual([['things', '1', { id: '1', status: 'then' }]]);
    const other = image.with([['things', '2', null]]);
    expect([image.get('things', '2'), other.get('things', '2')]).toEqual([fixtures[1], undefined]);
  });

  test('a world may begin where an image is, and the two go on apart', async () => {
    const { store, stores } = await open();
    await put(store, '1', { id: '1', status: 'shared' });
    const fork = await stores.open('fork', store.image().alone(), true);
    opened.push(fork);
    await put(store, '2', { id: '2', status: 'ours' });
    await put(fork, '3', { id: '3', status: 'theirs' });
    expect(['1', '2', '3'].map((id) => get(fork, id))).toMatchObject([{ status: 'shared' }, { status: 'done' }, { status: 'theirs' }]);
    expect(fork.image().undo).toHaveLength(1);
    expect(get(store, '3')).toEqual(fixtures[2]);
  });

  test('undo puts back what each entry replaced, the latest first, but not what cannot be undone', async () => {
    const { store } = await open();
    await change(store, 'r1', async (transaction) => {
      await transaction.put('things', '1', { id: '1', turn: 1 });
      await transaction.put('things', '1', { id: '1', turn: 2 });
      await transaction.put('things', '7', { id: '7' });
    });
    await remove(store, '2');
    await store.turn(async () => [undefined, { changes: [['faults', 'x', { armed: true }]], undoable: false }]);
    expect(store.image().undo.map(({ requestId }) => requestId)).toEqual(['r1', null]);
    await undo(store);
    expect(get(store, '2')).toEqual(fixtures[1]);
    await undo(store);
    expect(store.image().find('things', {}).items).toEqual(fixtures);
    expect(store.image().get('faults', 'x')).toEqual({ armed: true });
    await expect(undo(store)).rejects.toThrow(RangeError);
  });

  test('a hundred steps can be undone', async () => {
    const { store } = await open();
    for (let turn = 0; turn < 103; turn += 1) await put(store, '1', { id: '1', turn });
    for (let turn = 0; turn < 100; turn += 1) await undo(store);
    expect(get(store, '1')).toEqual({ id: '1', turn: 2 });
    await expect(undo(store)).rejects.toThrow(RangeError);
    for (let turn = 0; turn < 99; turn += 1) await put(store, '1', { id: '1', turn });
    for (let turn = 0; turn < 2; turn += 1) await load(store, [], wider);
    for (let turn = 0; turn < 100; turn += 1) await undo(store);
    expect([store.image().base, get(store, '1')]).toEqual([base, { id: '1', turn: 0 }]);
    await expect(undo(store)).rejects.toThrow(RangeError);
  });

  test('undo reaches across a load and a restore, to what was there and to the steps before it, and leaves what is saved', async () => {
    const { store } = await open();
    await put(store, '1', { id: '1', turn: 1 });
    await save(store, 'here');
    await put(store, '1', { id: '1', turn: 2 });
    await store.turn(async () => [undefined, { changes: [['faults', 'x', { armed: true }]], undoable: false }]);
    const states = [seen(store.image())];
    await load(store, [['things', '9', { id: '9' }]], wider);
    states.push(seen(store.image()));
    await put(store, '4', { id: '4', turn: 3 });
    states.push(seen(store.image()));
    await store.turn(async () => [undefined, { restore: 'here', changes: [], note: { requests: 7 } }]);
    expect([get(store, '1'), store.image().get('faults', 'x')]).toEqual([{ id: '1', turn: 1 }, undefined]);
    expect(store.image().undo.at(-1)).toMatchObject({ requestId: null, note: { requests: 7 } });
    for (const state of states.reverse()) {
      await undo(store);
      expect(seen(store.image())).toEqual(state);
    }
    await forget(store, 'here');
    await undo(store);
    await undo(store);
    expect(store.image().find('things', {}).items).toEqual(fixtures);
    expect([store.image().saved.size, store.image().undo]).toEqual([0, []]);
  });

  test('what is saved is restored as it was, again and again, with the changes asked for', async () => {
    const { store } = await open();
    await put(store, '1', { id: '1', status: 'saved' });
    await save(store, 'here', { at: 'noon' });
    await load(store, [['things', '2', null]], wider);
    expect([...store.image().saved]).toMatchObject([['here', { note: { at: 'noon' } }]]);
    for (const turn of [1, 2]) {
      await restore(store, 'here', turn);
      expect(store.image().changes()).toEqual([
        ['things', '1', { id: '1', status: 'saved' }],
        ['things', '9', { id: '9', turn }],
      ]);
      await remove(store, '1');
    }
    expect(store.image().saved.get('here')?.image.changes()).toEqual([['things', '1', { id: '1', status: 'saved' }]]);
  });

  test('a load may bring what is to be saved: names that were there are replaced, the others stay', async () => {
    const { store, stores, reopen } = await open();
    for (const name of ['here', 'there']) await save(store, name, { turn: 1 });
    const saved = [{ name: 'here', note: { turn: 2 }, changes: [['things', '3', null]] as const }];
    await store.turn(async () => [undefined, { load: wider.name, changes: [['things', '2', { id: '2' }]], saved }]);
    const told = (image: Image) => [...image.saved].map(([name, one]) => [name, one.note, one.image.base.name, one.image.changes()]);
    const wanted = [
      ['here', { turn: 2 }, 'wider', [...store.image().changes(), ['things', '3', null]]],
      ['there', { turn: 1 }, 'base', []],
    ];
    expect(told(store.image())).toEqual(wanted);
    if (!reopen) return;
    await store.close();
    await stores.close();
    const again = await storesOver(await reopen(), named, () => undefined);
    const restored = await again.open('w', again.over(base.name), false);
    expect(told(restored.image())).toEqual(wanted);
    await restored.close();
    await again.close();
  });

  test('what is saved under a name takes the place of what was, and what is forgotten is gone', async () => {
    const { store } = await open();
    await save(store, 'here', { turn: 1 });
    await put(store, '1', { id: '1' });
    await save(store, 'here', { turn: 2 });
    await save(store, 'there');
    expect([...store.image().saved].map(([name, { note }]) => [name, note])).toEqual([
      ['here', { turn: 2 }],
      ['there', {}],
    ]);
    await forget(store, 'here');
    await forget(store, 'nowhere');
    expect([...store.image().saved.keys()]).toEqual(['there']);
    await expect(restore(store, 'here', 1)).rejects.toThrow(RangeError);
    expect(get(store, '1')).toEqual({ id: '1' });
  });

  test('work that changes nothing begins no world', async () => {
    const { store, stores, ledger } = await open();
    expect(await change(store, 'r1', async (transaction) => (await transaction.get('things', '1'))?.['status'])).toBe('open');
    expect(await store.turn(async () => ['nothing'])).toBe('nothing');
    await change(store, 'r2', () => Promise.reject(new Error('refused'))).catch(() => undefined);
    expect([stores.kept().size, await ledger.open('w')]).toEqual([0, undefined]);
  });

  test('what a lasting ledger has taken is there after a restart', async () => {
    const { store, stores, reopen } = await open();
    await put(store, '1', { id: '1', status: 'kept' });
    await remove(store, '2');
    await save(store, 'here', { at: 'noon' });
    await load(store, [['things', '3', { id: '3', status: 'over another base' }]], wider);
    await save(store, 'forgotten');
    await forget(store, 'forgotten');
    await put(store, '2', { id: '2' });
    await put(store, '2', { id: '2', turn: 2 });
    await undo(store);
    await store.turn(async () => [undefined, { load: base.name, changes: [], note: { requests: 3 } }]);
    const before = seen(store.image());
    if (!reopen) return expect(await (await make()).ledger.worlds()).toEqual([]);
    await store.close();
    await stores.close();
    const ledger = await reopen();
    expect(await ledger.worlds()).toEqual([{ world: 'w' }]);
    const again = await storesOver(ledger, named, () => undefined);
    const restored = await again.open('w', again.over(base.name), false);
    expect(seen(restored.image())).toEqual(before);
    await undo(restored);
    expect([get(restored, '2'), get(restored, '3')]).toEqual([{ id: '2' }, { id: '3', status: 'over another base' }]);
    await undo(restored);
    await undo(restored);
    expect(restored.image().changes()).toEqual([
      ['things', '1', { id: '1', status: 'kept' }],
      ['things', '2', null],
    ]);
    await restore(restored, 'here', 1);
    expect(restored.image().changes()).toEqual([
      ['things', '1', { id: '1', status: 'kept' }],
      ['things', '2', null],
      ['things', '9', { id: '9', turn: 1 }],
    ]);
    await restored.close();
    await again.drop('w');
    expect(again.kept().size).toBe(0);
    expect(await ledger.open('w')).toBeUndefined();
    return again.close();
  });

  test('a lasting ledger gives the same world from its entries and from the whole, and takes only the next number', async () => {
    const { stores, ledger, reopen } = await open();
    if (!reopen) return expect(await ledger.open('direct')).toBeUndefined();
    const entry = (turn: number) => ({ changes: [['things', '1', { id: '1', turn }]] as const, requestId: `r${turn}` });
    let image = stores.over(base.name);
    await ledger.rewrite('direct', 0, image);
    const steps = [entry(1), { load: wider.name, changes: [], note: { requests: 2 } }, entry(3)];
    for (const [place, step] of steps.entries()) {
      await ledger.append('direct', place + 1, step);
      image = image.after(step, named);
    }
    await expect(ledger.append('direct', 3, entry(9))).rejects.toThrow(Behind);
    await expect(ledger.append('direct', 5, entry(9))).rejects.toThrow(Behind);
    const fromEntries = await ledger.open('direct');
    expect([fromEntries?.number, fromEntries?.changed]).toEqual([3, 2]);
    expect(seen(fromEntries?.image as never)).toEqual(seen(image));
    await ledger.rewrite('direct', 3, image);
    await ledger.append('direct', 4, entry(4));
    const again = await ledger.open('direct');
    expect([again?.number, again?.changed]).toEqual([4, 1]);
    expect(seen(again?.image as never)).toEqual(seen(image.after(entry(4), named)));
    const back = [1, 2, 3].reduce((one) => one.after({ undo: true }, named), again?.image as Image);
    expect([back.base.name, back.changes()]).toEqual([base.name, [['things', '1', { id: '1', turn: 1 }]]]);
  });
}

/** What every store must do with images, with what is saved, and with a restart; run on each of them in `stores.test.ts`. */
import { afterEach, expect, test } from 'vitest';
import type { Query, Store } from '../src/core/store.ts';
import { base, fixtures, type Make, named, wider } from './store.bases.ts';

export function savedContract(make: Make): void {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const open = async () => {
    const { stores, reopen } = await make();
    const store = await stores.open('w', named, stores.over(base));
    opened.push(store);
    return { store, stores, reopen };
  };
  const ids = async (store: Store, query: Query) => (await store.find('things', query)).items.map(({ id }) => id);

  test('a dump loaded over another base changes that one, and it stays the base', async () => {
    const { store } = await open();
    await store.put('things', '2', { id: '2', status: 'forgotten' });
    await store.load([['things', '3', null]], wider);
    expect((await ids(store, {})).sort()).toEqual(['2', '4']);
    expect(await store.get('things', '2')).toEqual(fixtures[1]);
    expect(store.image().base).toBe(wider);
    await store.put('things', '1', { id: '1' });
    await store.load([]);
    expect((await ids(store, {})).sort()).toEqual(['2', '3', '4']);
  });

  test('an image never changes, whatever becomes of the store', async () => {
    const { store } = await open();
    await store.put('things', '1', { id: '1', status: 'then' });
    const image = store.image();
    await store.put('things', '1', { id: '1', status: 'now' });
    await store.put('things', '5', { id: '5' });
    await store.load([], wider);
    expect(image.base).toBe(base);
    expect(image.get('things', '1')).toEqual({ id: '1', status: 'then' });
    expect([image.get('things', '4'), image.get('things', '5'), image.get('nothings', '1')]).toEqual([undefined, undefined, undefined]);
    expect([...image.changes()]).toEqual([['things', '1', { id: '1', status: 'then' }]]);
    const other = image.with([['things', '2', null]]);
    expect([image.get('things', '2'), other.get('things', '2')]).toEqual([fixtures[1], undefined]);
  });

  test('a world may begin where an image is, and the two go on apart', async () => {
    const { store, stores } = await open();
    await store.put('things', '1', { id: '1', status: 'shared' });
    const fork = await stores.open('fork', named, store.image());
    opened.push(fork);
    await store.put('things', '2', { id: '2', status: 'ours' });
    await fork.put('things', '3', { id: '3', status: 'theirs' });
    expect(await Promise.all(['1', '2', '3'].map((id) => fork.get('things', id)))).toMatchObject([
      { status: 'shared' },
      { status: 'done' },
      { status: 'theirs' },
    ]);
    expect(await store.get('things', '3')).toEqual(fixtures[2]);
  });

  test('what is saved is restored as it was, again and again, with the changes asked for', async () => {
    const { store } = await open();
    await store.put('things', '1', { id: '1', status: 'saved' });
    await store.save('here', { at: 'noon' });
    await store.load([['things', '2', null]], wider);
    expect(store.saved()).toMatchObject([{ name: 'here', note: { at: 'noon' } }]);
    for (const turn of [1, 2]) {
      await store.restore('here', [['things', '9', { id: '9', turn }]]);
      expect(await store.dump()).toEqual([
        ['things', '1', { id: '1', status: 'saved' }],
        ['things', '9', { id: '9', turn }],
      ]);
      await store.remove('things', '1');
    }
    expect([...(store.saved()[0]?.image.changes() ?? [])]).toEqual([['things', '1', { id: '1', status: 'saved' }]]);
  });

  test('what is saved under a name takes the place of what was, and what is forgotten is gone', async () => {
    const { store } = await open();
    await store.save('here', { turn: 1 });
    await store.put('things', '1', { id: '1' });
    await store.save('here', { turn: 2 });
    await store.save('there', {});
    expect(store.saved().map(({ name, note }) => [name, note])).toEqual([
      ['here', { turn: 2 }],
      ['there', {}],
    ]);
    await store.forget('here');
    await store.forget('nowhere');
    expect(store.saved().map(({ name }) => name)).toEqual(['there']);
    await expect(store.restore('here', [])).rejects.toThrow(RangeError);
    expect(await store.get('things', '1')).toEqual({ id: '1' });
  });

  test('what a lasting store has taken is there after a restart', async () => {
    const { store, reopen } = await open();
    await store.put('things', '1', { id: '1', status: 'kept' });
    await store.remove('things', '2');
    await store.save('here', { at: 'noon' });
    await store.load([['things', '3', { id: '3', status: 'over another base' }]], wider);
    await store.save('forgotten', {});
    await store.forget('forgotten');
    if (!reopen) return expect((await make()).stores.kept()).toEqual([]);
    const again = await reopen();
    expect(again.kept()).toEqual(['w']);
    const restored = await again.open('w', named, again.over(base));
    expect((await restored.find('things', {})).items).toEqual((await store.find('things', {})).items);
    expect(restored.image().base).toBe(wider);
    expect(restored.saved().map(({ name, note }) => [name, note])).toEqual([['here', { at: 'noon' }]]);
    await restored.restore('here', []);
    expect(await restored.dump()).toEqual([
      ['things', '1', { id: '1', status: 'kept' }],
      ['things', '2', null],
    ]);
    await restored.close();
    await again.drop('w');
    expect(again.kept()).toEqual([]);
  });
}

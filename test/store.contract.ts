/** What every store must do; run on each of them in `stores.test.ts`. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Base, Item, Query, Store, Stores } from '../src/core/store.ts';

const fixtures: Item[] = [
  { id: '1', status: 'open', amount: 3, tags: ['a', 'b'], owner: { name: 'Ann' } },
  { id: '2', status: 'done', amount: 1, tags: [], owner: { name: 'Bob' } },
  { id: '3', status: 'open', amount: 2, tags: ['b'], owner: null },
];

const frozen = fixtures.map((item) => Object.freeze(item));

const base: Base = {
  get: (collection, id) => (collection === 'things' ? frozen.find((item) => item['id'] === id) : undefined),
  all: (collection) => (collection === 'things' ? frozen.map((item) => [item['id'] as string, item] as const) : []),
};

/** @param make opens fresh stores, and answers the same stores as after a restart */
export function storeContract(make: () => Promise<{ stores: Stores; reopen?: () => Promise<Stores> }>): void {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const open = async () => {
    const { stores, reopen } = await make();
    const store = await stores.open('w', () => base);
    opened.push(store);
    return { store, stores, reopen };
  };
  const ids = async (store: Store, query: Query) => (await store.find('things', query)).items.map(({ id }) => id);

  test('a record of the base is read, and an unknown one is not there', async () => {
    const { store } = await open();
    expect(await store.get('things', '1')).toEqual(fixtures[0]);
    expect(await store.get('things', '__proto__')).toBeUndefined();
    expect(await store.get('nothings', '1')).toBeUndefined();
  });

  test('what is put is read, in place of the base, and what is removed is gone', async () => {
    const { store } = await open();
    await store.put('things', '1', { id: '1', status: 'done' });
    await store.put('things', '__proto__', { id: '__proto__', status: 'odd' });
    await store.remove('things', '2');
    expect(await store.get('things', '1')).toEqual({ id: '1', status: 'done' });
    expect(await store.get('things', '2')).toBeUndefined();
    expect((await ids(store, { sort: [{ field: 'id', order: 'asc' }] })).sort()).toEqual(['1', '3', '__proto__']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test.each<[string, Query, string[]]>([
    ['equal', { where: { status: 'open' } }, ['1', '3']],
    ['in', { where: { amount: { in: [1, 2] } } }, ['2', '3']],
    ['in nothing', { where: { amount: { in: [] } } }, []],
    ['not', { where: { status: { not: 'open' } } }, ['2']],
    ['contains', { where: { tags: { contains: 'b' } } }, ['1', '3']],
    ['at least', { where: { amount: { gte: 2 } } }, ['1', '3']],
    ['at most', { where: { amount: { lte: 2 } } }, ['2', '3']],
    ['between', { where: { amount: { gte: 2, lte: 2 } } }, ['3']],
    ['a path', { where: { 'owner.name': 'Bob' } }, ['2']],
    ['a path through null', { where: { 'owner.name': 'Eve' } }, []],
    ['nothing', { where: { status: undefined } }, ['1', '2', '3']],
    ['several at once', { where: { status: 'open', amount: 3 } }, ['1']],
    ['all of', { where: { status: 'open' }, allOf: [{ amount: 2 }] }, ['3']],
    ['any of', { anyOf: [{ amount: 1 }, { amount: 3 }] }, ['1', '2']],
    ['sorted', { sort: [{ field: 'amount', order: 'desc' }] }, ['1', '3', '2']],
    [
      'sorted by two',
      {
        sort: [
          { field: 'status', order: 'asc' },
          { field: 'amount', order: 'asc' },
        ],
      },
      ['2', '3', '1'],
    ],
    ['a page', { sort: [{ field: 'amount', order: 'asc' }], limit: 1, offset: 1 }, ['3']],
    ['beyond the end', { offset: 9 }, []],
  ])('a query for %s finds what it asks for', async (_, query, expected) => {
    const { store } = await open();
    const found = await ids(store, query);
    expect(query.sort ? found : [...found].sort()).toEqual(expected);
    const { limit, offset, ...all } = query;
    expect((await store.find('things', query)).total).toBe((await ids(store, all)).length);
  });

  test('a transaction sees its changes, others only when it has ended', async () => {
    const { store } = await open();
    await store.transaction(async (transaction) => {
      await transaction.put('things', '1', { id: '1', status: 'changed' });
      await transaction.remove('things', '2');
      expect(await transaction.get('things', '1')).toMatchObject({ status: 'changed' });
      expect((await transaction.find('things', {})).total).toBe(2);
      expect(await store.get('things', '1')).toMatchObject({ status: 'open' });
    });
    expect(await store.get('things', '1')).toMatchObject({ status: 'changed' });
  });

  test('a transaction that throws leaves nothing', async () => {
    const { store } = await open();
    const failing = store.transaction(async (transaction) => {
      await transaction.put('things', '1', { id: '1', status: 'changed' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.dump()).toEqual([]);
    await store.put('things', '9', { id: '9' });
    expect((await store.find('things', {})).total).toBe(4);
  });

  test('transactions come one after the other', async () => {
    const { store } = await open();
    const add = () =>
      store.transaction(async (transaction) => {
        const count = ((await transaction.get('things', 'count'))?.['count'] as number | undefined) ?? 0;
        await Promise.resolve();
        await transaction.put('things', 'count', { count: count + 1 });
      });
    await Promise.all(Array.from({ length: 50 }, add));
    expect(await store.get('things', 'count')).toEqual({ count: 50 });
  });

  test('what is handed out cannot change what is kept', async () => {
    const { store } = await open();
    const found = (await store.get('things', '1')) as { status: string };
    expect(() => {
      found.status = 'changed';
    }).toThrow(TypeError);
    expect(await store.get('things', '1')).toEqual(fixtures[0]);
  });

  test('a dump loaded elsewhere gives the same records, and an empty one the base', async () => {
    const { store } = await open();
    await store.put('things', '1', { id: '1', status: 'done' });
    await store.remove('things', '3');
    const { store: other } = await open();
    await other.load(await store.dump());
    expect((await other.find('things', {})).items).toEqual((await store.find('things', {})).items);
    await other.load([]);
    expect((await other.find('things', {})).items).toEqual(fixtures);
  });

  test('any sequence of changes leaves what a plain map would hold', async () => {
    const change = fc.record({ id: fc.constantFrom('1', '2', '3', '4', '__proto__'), value: fc.option(fc.integer()), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (changes) => {
        const { store } = await open();
        const model = new Map(fixtures.map((item) => [item['id'] as string, item]));
        for (const { id, value, fails } of changes) {
          const work = store.transaction(async (transaction) => {
            if (value === null) await transaction.remove('things', id);
            else await transaction.put('things', id, { id, value });
            if (fails) throw new Error('undone');
          });
          await work.catch(() => undefined);
          if (fails) continue;
          if (value === null) model.delete(id);
          else model.set(id, { id, value });
        }
        const { items } = await store.find('things', { sort: [{ field: 'id', order: 'asc' }] });
        expect(items).toEqual([...model.values()].sort((one, other) => ((one['id'] as string) < (other['id'] as string) ? -1 : 1)));
      }),
      { numRuns: 30 },
    );
  });

  test('what a lasting store has taken is there after a restart', async () => {
    const { store, reopen } = await open();
    await store.put('things', '1', { id: '1', status: 'kept' });
    await store.remove('things', '2');
    if (!reopen) return expect(await (await make()).stores.kept()).toEqual([]);
    const again = await reopen();
    expect(await again.kept()).toEqual(['w']);
    const restored = await again.open('w', () => base);
    expect((await restored.find('things', {})).items).toEqual((await store.find('things', {})).items);
    await again.drop('w');
    expect(await again.kept()).toEqual([]);
  });
}

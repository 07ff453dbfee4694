/** What records, queries and transactions must do over every ledger; run on each of them in `stores.test.ts`. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { compare, field, matches } from '../src/core/query.ts';
import type { Item, Query, Store, Where } from '../src/core/store.ts';
import { storesOver } from '../src/store/transactions.ts';
import { base, change, fixtures, get, ids, load, type Make, named, put, remove } from './store.bases.ts';

/** What a query finds, by looking at every record. */
function byLooking(all: readonly object[], { where = {}, allOf = [], anyOf, sort = [], limit, offset = 0 }: Query) {
  const items: Item[] = all.map((one, place) => ({ id: `n${place}`, ...one }));
  const found = items.filter(
    (one) => [where, ...allOf].every((each) => matches(one, each)) && (!anyOf || anyOf.some((each) => matches(one, each))),
  );
  // Where nothing sorts them they go by arrival, from the end where the last sort does.
  if (sort.at(-1)?.order === 'desc') found.reverse();
  found.sort((one, other) => {
    for (const { field: path, order } of sort) {
      const difference = compare(field(one, path), field(other, path));
      if (difference !== 0) return order === 'asc' ? difference : -difference;
    }
    return 0;
  });
  return { total: found.length, items: found.slice(offset, limit === undefined ? undefined : offset + limit) };
}

export function storeContract(make: Make): void {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const open = async () => {
    const stores = await storesOver((await make()).ledger, named, () => undefined);
    const store = await stores.open('w', stores.over(base.name), false);
    opened.push(store);
    return { store };
  };

  test('a record of the base is read, and an unknown one is not there', async () => {
    const { store } = await open();
    expect(get(store, '1')).toEqual(fixtures[0]);
    expect(get(store, '__proto__')).toBeUndefined();
    expect(store.image().get('nothings', '1')).toBeUndefined();
  });

  test('what is put is read, in place of the base, and what is removed is gone', async () => {
    const { store } = await open();
    await put(store, '1', { id: '1', status: 'done' });
    await put(store, '__proto__', { id: '__proto__', status: 'odd' });
    await remove(store, '2');
    expect(get(store, '1')).toEqual({ id: '1', status: 'done' });
    expect(get(store, '2')).toBeUndefined();
    expect(ids(store.image(), { sort: [{ field: 'id', order: 'asc' }] })).toEqual(['1', '3', '__proto__']);
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
    const found = ids(store.image(), query);
    expect(query.sort ? found : [...found].sort()).toEqual(expected);
    const { limit, offset, ...all } = query;
    expect(store.image().find('things', query).total).toBe(ids(store.image(), all).length);
  });

  test('any query finds what looking at every record would find, in the same order', async () => {
    const value = fc.constantFrom(null, true, 1, 2, 3, 'a', 'b', 'c');
    const scalar = fc.constantFrom(true, 1, 2, 'a', 'b');
    const item = fc.record(
      { status: value, amount: value, tags: fc.array(scalar, { maxLength: 2 }), owner: fc.record({ name: value }) },
      { requiredKeys: [] },
    );
    const condition = fc.oneof(
      value,
      fc.record({ in: fc.array(value, { maxLength: 3 }) }),
      fc.record({ not: value }),
      fc.record({ contains: scalar }),
      fc.record({ gte: value, lte: value }, { requiredKeys: [] }),
    );
    const path = fc.constantFrom('status', 'amount', 'owner.name', 'tags');
    const where = fc.dictionary(path, condition, { maxKeys: 2 }) as fc.Arbitrary<Where>;
    const sort = fc.uniqueArray(fc.record({ field: path, order: fc.constantFrom('asc' as const, 'desc' as const) }), {
      maxLength: 2,
      selector: (one) => one.field,
    });
    const query = fc.record(
      {
        where,
        allOf: fc.array(where, { maxLength: 1 }),
        anyOf: fc.array(where, { minLength: 1, maxLength: 2 }),
        sort,
        limit: fc.nat(4),
        offset: fc.nat(3),
      },
      { requiredKeys: ['where'] },
    );
    const { store } = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 12 }), fc.array(query, { minLength: 5, maxLength: 5 }), async (items, queries) => {
        await load(store, [
          ...fixtures.map(({ id }) => ['things', id as string, null] as const),
          ...items.map((one, place) => ['things', `n${place}`, Object.freeze({ id: `n${place}`, ...one })] as const),
        ]);
        for (const one of queries) expect(store.image().find('things', one)).toEqual(byLooking(items, one));
      }),
      { numRuns: 200 },
    );
  });

  test('a transaction sees its changes, others only when it has ended', async () => {
    const { store } = await open();
    const before = store.image();
    await change(store, 'r1', async (transaction) => {
      await transaction.put('things', '1', { id: '1', status: 'changed' });
      await transaction.remove('things', '2');
      expect(await transaction.get('things', '1')).toMatchObject({ status: 'changed' });
      expect((await transaction.find('things', {})).total).toBe(2);
      expect(before.get('things', '1')).toMatchObject({ status: 'open' });
      expect(get(store, '1')).toMatchObject({ status: 'open' });
    });
    expect(get(store, '1')).toMatchObject({ status: 'changed' });
  });

  test('a transaction that throws leaves nothing', async () => {
    const { store } = await open();
    const failing = change(store, 'r1', async (transaction) => {
      await transaction.put('things', '1', { id: '1', status: 'changed' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([store.image().changes(), store.image().undo]).toEqual([[], []]);
    await put(store, '9', { id: '9' });
    expect(ids(store.image())).toHaveLength(4);
  });

  test('transactions come one after the other', async () => {
    const { store } = await open();
    const add = () =>
      change(store, null, async (transaction) => {
        const count = ((await transaction.get('things', 'count'))?.['count'] as number | undefined) ?? 0;
        await Promise.resolve();
        await transaction.put('things', 'count', { count: count + 1 });
      });
    await Promise.all(Array.from({ length: 50 }, add));
    expect(get(store, 'count')).toEqual({ count: 50 });
  });

  test('what is handed out cannot change what is kept', async () => {
    const { store } = await open();
    const found = get(store, '1') as { status: string };
    expect(() => {
      found.status = 'changed';
    }).toThrow(TypeError);
    expect(get(store, '1')).toEqual(fixtures[0]);
  });

  test('changes loaded elsewhere give the same records, and none the base', async () => {
    const { store } = await open();
    await put(store, '1', { id: '1', status: 'done' });
    await remove(store, '3');
    const { store: other } = await open();
    await load(other, store.image().changes());
    expect(other.image().find('things', {})).toEqual(store.image().find('things', {}));
    await load(other, []);
    expect(other.image().find('things', {}).items).toEqual(fixtures);
  });

  test('any sequence of changes leaves what a plain map would hold', async () => {
    const step = fc.record({ id: fc.constantFrom('1', '2', '3', '4', '__proto__'), value: fc.option(fc.integer()), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (changes) => {
        const { store } = await open();
        const model = new Map(fixtures.map((item) => [item['id'] as string, item]));
        for (const { id, value, fails } of changes) {
          const work = change(store, null, async (transaction) => {
            if (value === null) await transaction.remove('things', id);
            else await transaction.put('things', id, { id, value });
            if (fails) throw new Error('undone');
          });
          await work.catch(() => undefined);
          if (fails) continue;
          if (value === null) model.delete(id);
          else model.set(id, { id, value });
        }
        const { items } = store.image().find('things', { sort: [{ field: 'id', order: 'asc' }] });
        expect(items).toEqual([...model.values()].sort((one, other) => ((one['id'] as string) < (other['id'] as string) ? -1 : 1)));
      }),
      { numRuns: 30 },
    );
  });
}

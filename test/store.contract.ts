/** What every store must do; run on each of them in `stores.test.ts`. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { compare, field, matches } from '../src/core/query.ts';
import type { Item, Query, Store, Where } from '../src/core/store.ts';
import { base, fixtures, type Make, named } from './store.bases.ts';

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
    const { stores } = await make();
    const store = await stores.open('w', named, stores.over(base));
    opened.push(store);
    return { store };
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
        await store.load([
          ...fixtures.map(({ id }) => ['things', id as string, null] as const),
          ...items.map((one, place) => ['things', `n${place}`, Object.freeze({ id: `n${place}`, ...one })] as const),
        ]);
        for (const one of queries) expect(await store.find('things', one)).toEqual(byLooking(items, one));
      }),
      { numRuns: 200 },
    );
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
}

/** What the stores and ledgers are tested over. */

import type { Ledger } from '../src/core/ledger.ts';
import type { Base, Changes, Image, Item, Query, Store, Transaction } from '../src/core/store.ts';
import { draftOf } from '../src/core/turn.ts';

/** Makes an empty ledger, and, where it lasts, closes it and opens it as after a restart. */
export type Make = () => Promise<{ ledger: Ledger; reopen?: () => Promise<Ledger> }>;

export const fixtures: readonly Item[] = [
  { id: '1', status: 'open', amount: 3, tags: ['a', 'b'], owner: { name: 'Ann' } },
  { id: '2', status: 'done', amount: 1, tags: [], owner: { name: 'Bob' } },
  { id: '3', status: 'open', amount: 2, tags: ['b'], owner: null },
];

const frozen = fixtures.map((item) => Object.freeze(item));

/** Indexed for some of what is asked, so that what is found by looking is the same. */
export const base: Base = {
  name: 'base',
  indexes: (collection) => (collection === 'things' ? [['id'], ['status', 'amount'], ['amount'], ['owner.name']] : []),
  all: (collection) => (collection === 'things' ? frozen.map((item) => [item['id'] as string, item] as const) : []),
};

/** Another base, with a record more and one less. */
export const wider: Base = {
  ...base,
  name: 'wider',
  all: (collection) => (collection === 'things' ? [...base.all(collection)].slice(1).concat([['4', Object.freeze({ id: '4' })]]) : []),
};

export const named = (name: string) => (name === wider.name ? wider : base);

/** Runs work in a transaction that can be undone. */
export const change = <T>(store: Store, requestId: string | null, work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  store.turn(async (before) => {
    const draft = draftOf(before);
    const answer = await work(draft);
    return draft.changes.length === 0 ? [answer] : [answer, { changes: draft.changes, requestId }, draft.image()];
  });

export const put = (store: Store, id: string, item: Item) => change(store, null, (transaction) => transaction.put('things', id, item));

export const remove = (store: Store, id: string) => change(store, null, (transaction) => transaction.remove('things', id));

export const load = (store: Store, changes: Changes, over: Base = base) =>
  store.turn(async () => [undefined, { load: over.name, changes }]);

export const get = (store: Store, id: string) => store.image().get('things', id);

export const ids = (image: Image, query: Query = {}) => image.find('things', query).items.map(({ id }) => id);

/** Everything of an image that can be seen. */
export const seen = (image: Image): unknown => ({
  base: image.base.name,
  items: image.find('things', {}).items,
  changes: image.changes(),
  undo: image.undo.map((step) => ('image' in step ? [step.note, step.image.base.name, step.image.changes()] : step)),
  saved: [...image.saved].map(([name, { note, image }]) => ({ name, note, base: image.base.name, changes: image.changes() })),
});

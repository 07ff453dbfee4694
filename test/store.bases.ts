/** What the stores are tested over. */
import type { Base, Item, Stores } from '../src/core/store.ts';

/** Opens fresh stores, and, where they last, the same stores as after a restart. */
export type Make = () => Promise<{ stores: Stores; reopen?: () => Promise<Stores> }>;

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

/** Records in memory: what differs from the base, and transactions over it. Both stores are made of this. */
import { answer } from '../core/query.ts';
import type { Base, Dump, Item, Page, Query, Store, Transaction } from '../core/store.ts';

type Layer = Map<string, Map<string, Item | null>>;

/** Makes a change permanent before it shows: what changed, and on request everything that then differs from the base. */
export type Keep = (changes: Dump, whole: () => Dump) => Promise<void>;

const change = (layer: Layer, collection: string, id: string, item: Item | null): void => {
  const records = layer.get(collection);
  if (records) records.set(id, item);
  else layer.set(collection, new Map([[id, item]]));
};

const layerOf = (dump: Dump): Layer => {
  const layer: Layer = new Map();
  for (const [collection, id, item] of dump) change(layer, collection, id, item);
  return layer;
};

const dumpOf = (layer: Layer): Dump =>
  [...layer].flatMap(([collection, records]) => [...records].map(([id, item]) => [collection, id, item] as const));

/** The records of a collection through layers, the topmost first: a record above hides the one below. */
function* through(layers: readonly Layer[], base: Base, collection: string): Generator<Item> {
  const [top, ...below] = layers.map((layer) => layer.get(collection)).filter((records) => records !== undefined);
  const hidden = (id: string) => top?.has(id) || below.some((records) => records.has(id));
  for (const [id, item] of base.all(collection)) if (!hidden(id)) yield item;
  for (const records of below) for (const [id, item] of records) if (item && !top?.has(id)) yield item;
  for (const item of top?.values() ?? []) if (item) yield item;
}

const reads = (layers: readonly Layer[], base: () => Base) => ({
  get: async (collection: string, id: string): Promise<Item | undefined> => {
    for (const layer of layers) {
      const found = layer.get(collection)?.get(id);
      if (found !== undefined) return found ?? undefined;
    }
    return base().get(collection, id);
  },
  find: async (collection: string, query: Query): Promise<Page> => answer(through(layers, base(), collection), query),
});

/** A store over a base. `keep` is awaited before a change shows; if it fails, the change never was. */
export function overlay(base: () => Base, dump: Dump, keep: Keep): Store {
  let kept = layerOf(dump);
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** One after the other. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const guarded = () => (closed ? Promise.reject(new Error('The world is closed')) : work());
    const turn = last.then(guarded, guarded);
    last = turn.catch(() => undefined);
    return turn;
  };

  const merged = (changes: Layer): Layer => {
    const layer: Layer = new Map(kept);
    for (const [collection, records] of changes) layer.set(collection, new Map([...(kept.get(collection) ?? []), ...records]));
    return layer;
  };

  const apply = (changes: Layer): void => {
    for (const [collection, records] of changes) for (const [id, item] of records) change(kept, collection, id, item);
  };

  const transaction = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    alone(async () => {
      const draft: Layer = new Map();
      const result = await work({
        ...reads([draft, kept], base),
        put: async (collection, id, item) => change(draft, collection, id, item),
        remove: async (collection, id) => change(draft, collection, id, null),
      });
      if (draft.size > 0) {
        await keep(dumpOf(draft), () => dumpOf(merged(draft)));
        apply(draft);
      }
      return result;
    });

  return {
    get: (collection, id) => reads([kept], base).get(collection, id),
    find: (collection, query) => reads([kept], base).find(collection, query),
    put: (collection, id, item) => transaction((one) => one.put(collection, id, item)),
    remove: (collection, id) => transaction((one) => one.remove(collection, id)),
    transaction,
    dump: () => alone(async () => dumpOf(kept)),
    load: (replacement) =>
      alone(async () => {
        await keep(replacement, () => replacement);
        kept = layerOf(replacement);
      }),
    close: async () => {
      await last;
      closed = true;
    },
  };
}

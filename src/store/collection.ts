/** The records of one collection at one moment, and the indexes over them. A change gives a new collection. */
import { compare, field } from '../core/query.ts';
import type { Base, Change, Item } from '../core/store.ts';
import { SortedList } from './sorted-list.ts';

/** A record, and its place in the order of arrival. */
export interface Row {
  id: string;
  place: number;
  item: Item;
}

/** A record as an index lists it: by the values of its fields, and by arrival where they are equal. */
export interface Listed {
  key: readonly unknown[];
  place: number;
  id: string;
}

export interface Index {
  fields: readonly string[];
  listed: SortedList<Listed>;
}

export interface Collection {
  readonly rows: SortedList<Row>;
  /** The last one has no fields: it lists all by arrival. */
  readonly indexes: readonly Index[];
  /** Number of records that differ from the base. */
  readonly changed: number;
  /** Place of the next new record. */
  readonly next: number;
}

const compareText = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

const byId = (one: Row, other: Row) => compareText(one.id, other.id);

function byKey(one: Listed, other: Listed): number {
  for (let at = 0; at < one.key.length; at += 1) {
    const difference = compare(one.key[at], other.key[at]);
    if (difference !== 0) return difference;
  }
  return one.place - other.place;
}

const listing = (fields: readonly string[], { id, item, place }: Row): Listed => ({
  key: fields.map((path) => field(item, path) ?? null),
  place,
  id,
});

export const rowOf = ({ rows }: Collection, id: string): Row | undefined => rows.get((row) => compareText(row.id, id));

function collectionOf(fields: readonly (readonly string[])[], rows: readonly Row[], changed: number, next: number): Collection {
  const indexes = fields.map((each) => ({
    fields: each,
    listed: SortedList.of(
      byKey,
      rows.map((row) => listing(each, row)),
    ),
  }));
  return { rows: SortedList.of(byId, rows), indexes, changed, next };
}

/** Collections as their base has them: made when first asked for, and shared by all worlds over that base. */
const known = new WeakMap<Base, Map<string, Collection>>();

export function baseCollection(base: Base, name: string): Collection {
  const collections = known.get(base) ?? new Map<string, Collection>();
  known.set(base, collections);
  const made = () => {
    const rows = [...base.all(name)].map(([id, item], place) => ({ id, place, item }));
    return collectionOf([...base.indexes(name), []], rows, 0, rows.length);
  };
  const collection = collections.get(name) ?? made();
  collections.set(name, collection);
  return collection;
}

/** Lists a record anew where its values have changed. */
function relisted({ fields, listed }: Index, before: Row | undefined, after: Row | undefined): Index {
  const was = before && listing(fields, before);
  const is = after && listing(fields, after);
  if (was && is && byKey(was, is) === 0) return { fields, listed };
  const without = was ? listed.with(was, true) : listed;
  return { fields, listed: is ? without.with(is) : without };
}

const differs = (row: Row | undefined, first: Row | undefined) => (row?.item === first?.item ? 0 : 1);

/**
 * The collection with one record as it is now, or without it where it is null. A replaced record keeps its place.
 * @param base the same collection in the base
 */
export function withChange(collection: Collection, base: Collection, id: string, item: Item | null): Collection {
  const before = rowOf(collection, id);
  if (!before && !item) return collection;
  const first = rowOf(base, id);
  const place = before?.place ?? first?.place ?? collection.next;
  const row = item ? { id, place, item } : undefined;
  return {
    rows: row ? collection.rows.with(row) : collection.rows.with(before as Row, true),
    indexes: collection.indexes.map((index) => relisted(index, before, row)),
    changed: collection.changed + differs(row, first) - differs(before, first),
    next: Math.max(collection.next, place + 1),
  };
}

/** The collection with many records changed. It is built anew where that takes less time than one change after the other. */
export function withChanges(
  collection: Collection,
  base: Collection,
  changes: readonly (readonly [id: string, item: Item | null])[],
): Collection {
  if (changes.length < 100 + collection.rows.size / 4)
    return changes.reduce((changed, [id, item]) => withChange(changed, base, id, item), collection);
  const rows = new Map(collection.rows.slice().map((row) => [row.id, row]));
  let { changed, next } = collection;
  for (const [id, item] of changes) {
    const before = rows.get(id);
    const first = rowOf(base, id);
    const row = item ? { id, place: before?.place ?? first?.place ?? next, item } : undefined;
    changed += differs(row, first) - differs(before, first);
    if (row) next = Math.max(next, row.place + 1);
    if (row) rows.set(id, row);
    else rows.delete(id);
  }
  return collectionOf(
    collection.indexes.map(({ fields }) => fields),
    [...rows.values()],
    changed,
    next,
  );
}

/** The records that differ from the base, by arrival. Chunks shared with the base are skipped. */
export function changesOf(name: string, collection: Collection, base: Collection): Change[] {
  const changed = collection.rows.unshared(base.rows).filter((row) => differs(row, rowOf(base, row.id)));
  const removed = base.rows.unshared(collection.rows).filter(({ id }) => !rowOf(collection, id));
  return [...changed, ...removed.map((row) => ({ ...row, item: null }))]
    .sort((one, other) => one.place - other.place)
    .map(({ id, item }) => [name, id, item]);
}

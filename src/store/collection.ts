/** The records of one collection at one moment, and the indexes over them. A change gives a new collection. */
import { bySort } from '../core/query.ts';
import type { Base, Change, Item } from '../core/store.ts';
import { SortedList } from './sorted-list.ts';

/** A record, and its place in the order of arrival. */
export interface Row {
  id: string;
  place: number;
  item: Item;
}

/** Records sorted by the values of some fields, and by arrival where they are equal. */
export interface Index {
  readonly fields: readonly string[];
  readonly listed: SortedList<Row>;
}

export interface Collection {
  readonly rows: SortedList<Row>;
  /** The last one has no fields: it lists all by arrival. */
  readonly indexes: readonly Index[];
  /** Place of the next new record. */
  readonly next: number;
}

const compareText = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

const byId = (one: Row, other: Row) => compareText(one.id, other.id);

const byFields = (fields: readonly string[]) => {
  const order = bySort(fields.map((field) => ({ field, order: 'asc' })));
  return (one: Row, other: Row) => order(one.item, other.item) || one.place - other.place;
};

export const rowOf = ({ rows }: Collection, id: string): Row | undefined => rows.get((row) => compareText(row.id, id));

/** An index that is sorted when it is first asked for: most calls need one of many, and the first change needs all. */
function indexOver(rows: readonly Row[], fields: readonly string[]): Index {
  let sorted: SortedList<Row> | undefined;
  return {
    fields,
    get listed() {
      sorted ??= SortedList.of(byFields(fields), rows);
      return sorted;
    },
  };
}

function collectionOf(base: Base, name: string): Collection {
  const rows = [...base.all(name)].map(([id, item], place) => ({ id, place, item }));
  const indexes = [...base.indexes(name), []].map((fields) => indexOver(rows, fields));
  return { rows: SortedList.of(byId, rows), indexes, next: rows.length };
}

/** Collections as their base has them: made when first asked for, and shared by all worlds over that base. */
const known = new WeakMap<Base, Map<string, Collection>>();

export function baseCollection(base: Base, name: string): Collection {
  const collections = known.get(base) ?? new Map<string, Collection>();
  known.set(base, collections);
  const collection = collections.get(name) ?? collectionOf(base, name);
  collections.set(name, collection);
  return collection;
}

function relisted({ fields, listed }: Index, before: Row | undefined, after: Row | undefined): Index {
  const moves = before && !(after && byFields(fields)(before, after) === 0);
  const without = moves ? listed.with(before, true) : listed;
  return { fields, listed: after ? without.with(after) : without };
}

/**
 * The collection with one record as it is now, or without it where it is null. A replaced record keeps its place.
 * @param base the same collection in the base
 */
export function withChange(collection: Collection, base: Collection, id: string, item: Item | null): Collection {
  const before = rowOf(collection, id);
  if (!before && !item) return collection;
  const place = before?.place ?? rowOf(base, id)?.place ?? collection.next;
  const row = item ? { id, place, item } : undefined;
  return {
    rows: row ? collection.rows.with(row) : collection.rows.with(before as Row, true),
    indexes: collection.indexes.map((index) => relisted(index, before, row)),
    next: Math.max(collection.next, place + 1),
  };
}

/** The records that differ from the base, by arrival. Chunks shared with the base are skipped. */
export function changesOf(name: string, collection: Collection, base: Collection): Change[] {
  const changed = collection.rows.unshared(base.rows).filter((row) => row.item !== rowOf(base, row.id)?.item);
  const removed = base.rows.unshared(collection.rows).filter(({ id }) => !rowOf(collection, id));
  return [...changed, ...removed.map((row) => ({ ...row, item: null }))]
    .sort((one, other) => one.place - other.place)
    .map(({ id, item }) => [name, id, item]);
}

/** The records of one collection at one moment, and the indexes over them. It never changes: a change is a new table. */
import { compare, field } from '../core/query.ts';
import type { Base, Change, Item } from '../core/store.ts';
import { Tree } from './tree.ts';

/** A record, and its place in the order records came. */
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
  listed: Tree<Listed>;
}

export interface Table {
  readonly rows: Tree<Row>;
  /** The last one has no fields: it lists all by arrival. */
  readonly indexes: readonly Index[];
  /** Records that are not as in the base, removed ones among them, by arrival. */
  readonly changed: Tree<Pick<Row, 'id' | 'place'>>;
  /** Where the next new record goes. */
  readonly next: number;
}

const compareText = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

const byId = (one: Row, other: Row) => compareText(one.id, other.id);
const byPlace = (one: Pick<Row, 'id' | 'place'>, other: Pick<Row, 'id' | 'place'>) => one.place - other.place;

function byKey(one: Listed, other: Listed): number {
  for (const [place, value] of one.key.entries()) {
    const difference = compare(value, other.key[place]);
    if (difference !== 0) return difference;
  }
  return one.place - other.place;
}

const keyOf = (fields: readonly string[], item: Item) => fields.map((path) => field(item, path) ?? null);

const listing = (fields: readonly string[], { id, item, place }: Row): Listed => ({ key: keyOf(fields, item), place, id });

export const rowOf = ({ rows }: Table, id: string): Row | undefined => rows.get((row) => compareText(row.id, id));

function tableOf(base: Base, collection: string): Table {
  const rows = [...base.all(collection)].map(([id, item], place) => ({ id, place, item }));
  return {
    rows: Tree.of(byId, rows),
    indexes: [...base.indexes(collection), []].map((fields) => ({
      fields,
      listed: Tree.of(
        byKey,
        rows.map((row) => listing(fields, row)),
      ),
    })),
    changed: Tree.of(byPlace),
    next: rows.length,
  };
}

/** A record of another base, as it is seen here: made when it is first asked for. */
class Seen implements Row {
  readonly id: string;
  readonly place: number;
  readonly #row: Row;
  readonly #seen: (item: Item) => Item;
  #item: Item | undefined;

  constructor(row: Row, seen: (item: Item) => Item) {
    this.id = row.id;
    this.place = row.place;
    this.#row = row;
    this.#seen = seen;
  }

  get item(): Item {
    this.#item ??= this.#seen(this.#row.item);
    return this.#item;
  }
}

/** The same for a record as an index lists it. */
class SeenListed implements Listed {
  readonly id: string;
  readonly place: number;
  readonly #listed: Listed;
  readonly #seen: (key: Listed['key']) => Listed['key'];
  #key: Listed['key'] | undefined;

  constructor(listed: Listed, seen: (key: Listed['key']) => Listed['key']) {
    this.id = listed.id;
    this.place = listed.place;
    this.#listed = listed;
    this.#seen = seen;
  }

  get key(): Listed['key'] {
    this.#key ??= this.#seen(this.#listed.key);
    return this.#key;
  }
}

const viewed = ({ rows, indexes, changed, next }: Table, seen: <T>(value: T) => T): Table => ({
  rows: rows.map<Row>(byId, (row) => new Seen(row, seen)),
  indexes: indexes.map(({ fields, listed }) => ({
    fields,
    listed: listed.map<Listed>(byKey, (one) => new SeenListed(one, seen)),
  })),
  changed,
  next,
});

const known = new WeakMap<Base, Map<string, Table>>();

/** A collection of a base as a table: made when first asked for, and shared by all worlds over that base. */
export function baseTable(base: Base, collection: string): Table {
  const tables = known.get(base) ?? new Map<string, Table>();
  known.set(base, tables);
  const { view } = base;
  const table = tables.get(collection) ?? (view ? viewed(baseTable(view.of, collection), view.seen) : tableOf(base, collection));
  tables.set(collection, table);
  return table;
}

/** Lists a record anew where its values are others than before. */
function relisted({ fields, listed }: Index, before: Row | undefined, after: Row | undefined): Index {
  const was = before && listing(fields, before);
  const is = after && listing(fields, after);
  if (was && is && byKey(was, is) === 0) return { fields, listed };
  const without = was ? listed.without(was) : listed;
  return { fields, listed: is ? without.with(is) : without };
}

/**
 * With a record as it now is, or without it where it is null. A record that is replaced keeps its place.
 * @param base the same collection as it began
 */
export function changed(table: Table, base: Table, id: string, item: Item | null): Table {
  const before = rowOf(table, id);
  const first = rowOf(base, id);
  if (!before && !item) return table;
  const place = before?.place ?? first?.place ?? table.next;
  const row = item ? { id, place, item } : undefined;
  return {
    rows: row ? table.rows.with(row) : table.rows.without(before as Row),
    indexes: table.indexes.map((index) => relisted(index, before, row)),
    changed: row || first ? table.changed.with({ id, place }) : table.changed.without({ id, place }),
    next: Math.max(table.next, place + 1),
  };
}

/** What is not as in the base, by arrival. Read a few at a time, so that whoever reads it may stop in between. */
export function* changesOf(collection: string, table: Table): Generator<Change> {
  const step = 256;
  for (let from = 0; from < table.changed.size; from += step) {
    for (const { id } of table.changed.slice(from, from + step)) yield [collection, id, rowOf(table, id)?.item ?? null];
  }
}

/** What a store is: the records of one world, in collections, changed by transactions. */

/** A record: plain JSON, frozen all the way down. A change is a new record put in its place. */
export type Item = Readonly<Record<string, unknown>>;

type Scalar = string | number | boolean | null;

/** A condition on one field: equal, one of, between (both ends included), or an array that contains. */
export type Condition = Scalar | { in: readonly Scalar[] } | { gte?: Scalar; lte?: Scalar } | { contains: Scalar } | { not: Scalar };

/** Conditions that must all hold; one that is undefined is not asked. A field may be a path: `debitDetails.account.accountId`. */
export type Where = Readonly<Record<string, Condition | undefined>>;

/** A question as data, so that memory and SQL can both answer it. */
export interface Query {
  where?: Where;
  /** All of these must hold as well. */
  allOf?: readonly Where[];
  /** At least one of these must hold as well. */
  anyOf?: readonly Where[];
  sort?: readonly { field: string; order: 'asc' | 'desc' }[];
  limit?: number;
  offset?: number;
}

/** `total` counts all matches, `items` are those of the page asked for. */
export interface Page<T = Item> {
  total: number;
  items: T[];
}

export interface Reads {
  get(collection: string, id: string): Promise<Item | undefined>;
  find(collection: string, query: Query): Promise<Page>;
}

/** A transaction sees its own changes; others see them when it has ended well, all at once. */
export interface Transaction extends Reads {
  put(collection: string, id: string, item: Item): Promise<void>;
  remove(collection: string, id: string): Promise<void>;
}

/** One change against the fixtures: the record as it is now, or null where it was removed. */
export type Change = readonly [collection: string, id: string, item: Item | null];

/** Everything that differs from the fixtures. */
export type Dump = readonly Change[];

/** The records of one world. Values are handed out frozen, never live. */
export interface Store extends Transaction {
  /** Runs `work` alone in this world. If it throws, nothing of it remains. Resolves when the change is kept. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  dump(): Promise<Dump>;
  /** Replaces everything by a dump: `load([])` is the fixtures as they were. */
  load(dump: Dump): Promise<void>;
  close(): Promise<void>;
}

/** The records a world begins with, shared by all worlds and never changed. */
export interface Base {
  get(collection: string, id: string): Item | undefined;
  all(collection: string): Iterable<readonly [id: string, item: Item]>;
}

/** Where the stores of all worlds are kept. */
export interface Stores {
  /** Opens the store of one world over its base, which is asked for when a record is first read. */
  open(world: string, base: () => Base): Promise<Store>;
  /** Worlds kept from an earlier run. */
  kept(): Promise<string[]>;
  drop(world: string): Promise<void>;
  close(): Promise<void>;
}

/** What a store is: the records of one world, in collections, changed by transactions. */

/** A record: plain JSON, frozen all the way down. A change is a new record put in its place. */
export type Item = Readonly<Record<string, unknown>>;

type Scalar = string | number | boolean | null;

/** A condition on one field: equal, one of, between (both ends included, values of the same type only), or an array that contains. */
export type Condition = Scalar | { in: readonly Scalar[] } | { gte?: Scalar; lte?: Scalar } | { contains: Scalar } | { not: Scalar };

/** Conditions that must all hold; one that is undefined is not asked. A field may be a path: `debitDetails.account.accountId`. */
export type Where = Readonly<Record<string, Condition | undefined>>;

/** A question as data, so that memory and SQL can both answer it. What no sort decides goes by arrival, the latest first where the last sort is descending. */
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

/** One change against the base: the record as it is now, or null where it was removed. */
export type Change = readonly [collection: string, id: string, item: Item | null];

/** Changes, one after the other. */
export type Dump = readonly Change[];

/** The records a world begins with, shared by all worlds and never changed. */
export interface Base {
  /** By this name it is found again after a restart. */
  readonly name: string;
  all(collection: string): Iterable<readonly [id: string, item: Item]>;
  /**
   * What the records of a collection are found by without looking at each: lists of fields, as SQL has them.
   * `['status', 'created']` finds all of a status, in the order they were created.
   */
  indexes(collection: string): readonly (readonly string[])[];
  /** Where this is another base seen in another way: that base, and how a value of it is seen. The order of values must be the same. */
  readonly view?: { readonly of: Base; seen<T>(value: T): T };
}

/** All records at one moment. It never changes, and costs nothing to keep. */
export interface Image {
  readonly base: Base;
  get(collection: string, id: string): Item | undefined;
  /** What differs from the base, in the order it came. */
  changes(): Iterable<Change>;
  /** The same with some changes. */
  with(changes: Dump): Image;
}

/** An image kept under a name, and what is noted about it. */
export interface Saved {
  name: string;
  note: Item;
  image: Image;
}

/** The records of one world. Values are handed out frozen, never live. Each promise resolves when the change is kept. */
export interface Store extends Transaction {
  /** Runs `work` alone in this world. If it throws, nothing of it remains. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  image(): Image;
  dump(): Promise<Dump>;
  /** Replaces everything by a dump, over another base if one is given: `load([])` is the base as it was. */
  load(dump: Dump, base?: Base): Promise<void>;
  /** Keeps the records as they are under a name, in place of what had that name. */
  save(name: string, note: Item): Promise<void>;
  saved(): readonly Saved[];
  /** Replaces the records by those saved under a name, with some changes. */
  restore(name: string, changes: Dump): Promise<void>;
  forget(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Where the stores of all worlds are kept. */
export interface Stores {
  /** A base as it is, as an image. */
  over(base: Base): Image;
  /**
   * Opens the store of one world.
   * @param base finds the base of a world kept earlier
   * @param beginning what a world begins with that is not kept yet
   */
  open(world: string, base: (name: string) => Base, beginning: Image): Promise<Store>;
  /** Worlds kept from an earlier run, and those opened since. */
  kept(): readonly string[];
  drop(world: string): Promise<void>;
  close(): Promise<void>;
}

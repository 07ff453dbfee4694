/** The contracts of the store: records, images of a world, ledger entries, and the turns that change them. */

/** A record: plain JSON, frozen all the way down. A change is a new record put in its place. */
export type Item = Readonly<Record<string, unknown>>;

type Scalar = string | number | boolean | null;

/** A condition on one field: equal, one of, between (both ends included, values of the same type only), or an array that contains. */
export type Condition = Scalar | { in: readonly Scalar[] } | { gte?: Scalar; lte?: Scalar } | { contains: Scalar } | { not: Scalar };

/** Conditions that must all hold; an undefined one is ignored. A field may be a path: `debitDetails.account.accountId`. */
export type Where = Readonly<Record<string, Condition | undefined>>;

/** A query as data. Records that the sorts leave equal come by arrival, the latest first where the last sort is descending. */
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

/** `total` counts all matches; `items` are those of the page. */
export interface Page<T = Item> {
  total: number;
  items: T[];
}

/** A transaction sees its own changes; others see them when it has ended well, all at once. */
export interface Transaction {
  get(collection: string, id: string): Promise<Item | undefined>;
  find(collection: string, query: Query): Promise<Page>;
  put(collection: string, id: string, item: Item): Promise<void>;
  remove(collection: string, id: string): Promise<void>;
}

/** One changed record: as it is now, or null where it was removed. */
export type Change = readonly [collection: string, id: string, item: Item | null];

/** Changes in the order in which they are made. */
export type Changes = readonly Change[];

/** The records a world begins with, shared by all worlds and never changed. */
export interface Base {
  /** Finds the same base again after a restart. */
  readonly name: string;
  all(collection: string): Iterable<readonly [id: string, item: Item]>;
  /** Lists of fields that records are kept sorted by: `['status', 'created']` finds all of a status in the order they were created. */
  indexes(collection: string): readonly (readonly string[])[];
}

/** Finds a base by its name, `<scenario>@<instant>`: the data of a scenario, as old at the instant as it is meant to be. */
export type Bases = (name: string) => Base;

/** Records kept under a name, with a note about them. */
export interface Saved {
  readonly note: Item;
  readonly image: Image;
}

/** What takes one entry back: the changed records as they were before it, or, where it replaced them all, the image, with a note about it. */
export type UndoStep = { readonly requestId: string | null; readonly changes: Changes } | ({ readonly requestId: null } & Saved);

/** Everything of a world at one moment. It never changes, and costs nothing to keep. */
export interface Image {
  readonly base: Base;
  /** Images saved under a name. */
  readonly saved: ReadonlyMap<string, Saved>;
  /** Steps that can be undone, at most a hundred, the latest last. */
  readonly undo: readonly UndoStep[];
  get(collection: string, id: string): Item | undefined;
  find(collection: string, query: Query): Page;
  /** The record with the least value of a field that a collection has an index on. */
  first(collection: string, field: string): Item | undefined;
  /** The records that differ from the base, in each collection by arrival. */
  changes(): Change[];
  /** The same with some records changed. */
  with(changes: Changes): Image;
  /** The records alone: nothing saved, nothing to undo. */
  alone(): Image;
  /**
   * The image after a ledger entry. The same image and entry always give the same.
   * @param changed this image with the entry's changes, where the caller has it already
   * @throws RangeError if the entry cannot follow on this image
   */
  after(entry: Entry, bases: Bases, changed?: Image): Image;
}

/** Records to be saved under a name, as changes to those of the same entry. */
export interface SavedChanges {
  readonly name: string;
  readonly note: Item;
  readonly changes: Changes;
}

/** A ledger entry: what happened to a world in one turn. */
export type Entry =
  | { readonly changes: Changes; readonly requestId: string | null }
  | { readonly changes: Changes; readonly undoable: false }
  /** Takes back the latest undo step. */
  | { readonly undo: true }
  /** Replaces all records by those of a base, with changes, and saves what comes along. The note is about the image before it, and kept for undo. */
  | { readonly load: string; readonly changes: Changes; readonly note?: Item; readonly saved?: readonly SavedChanges[] }
  | { readonly save: string; readonly note: Item }
  /** Replaces all records by saved ones, with changes; the note as above. */
  | { readonly restore: string; readonly changes: Changes; readonly note?: Item }
  | { readonly forget: string };

/** What a turn answers; the entry that follows, if it changes anything; and the image with the entry's changes, where it has that already. */
export type TurnResult<T> = readonly [answer: T, entry?: Entry | undefined, changed?: Image];

/** The turns of one world: each runs alone, and is answered once everything it has seen is kept. */
export interface Store {
  /** The world as it is kept: everything that was answered, nothing that may still be lost. */
  image(): Image;
  /**
   * Runs `work` on the newest image. If it throws, or returns no entry, nothing of it remains.
   * @throws Refusal `internal_error` if the change cannot be kept
   */
  turn<T>(work: (before: Image) => Promise<TurnResult<T>>): Promise<T>;
  /** Waits for the turn under way; those after it are refused. */
  close(): Promise<void>;
}

/** A kept world. */
export interface WorldSummary {
  world: string;
  /** Why it cannot be opened, naming the file. */
  damaged?: string;
}

/** The stores of all worlds. */
export interface Stores {
  /** The base of this name as it is, as an image. */
  over(base: string): Image;
  /** Kept worlds, those that cannot be opened among them. */
  kept(): ReadonlyMap<string, WorldSummary>;
  /**
   * Opens a world.
   * @param beginning what a world that is not kept begins with
   * @param atOnce whether that is kept now, rather than with its first change
   * @throws Refusal `internal_error` for a damaged world, or if the beginning cannot be kept
   */
  open(world: string, beginning: Image, atOnce: boolean): Promise<Store>;
  drop(world: string): Promise<void>;
  close(): Promise<void>;
}

/** The contracts of the store: records, images of a world, the ledger that keeps them, and the transactions that change them. */

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

/** What reads records inside a transaction. */
export interface Reads {
  get(collection: string, id: string): Promise<Item | undefined>;
  find(collection: string, query: Query): Promise<Page>;
}

/** A transaction sees its own changes; others see them when it has ended well, all at once. */
export interface Transaction extends Reads {
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

/** Finds a base by its name. */
export type Bases = (name: string) => Base;

/** Records kept under a name, with a note about them. */
export interface Saved {
  readonly note: Item;
  readonly image: Image;
}

/** What takes one entry back: the changed records as they were before it. */
export interface UndoStep {
  readonly requestId: string | null;
  readonly changes: Changes;
}

/** Everything of a world at one moment. It never changes, and costs nothing to keep. */
export interface Image {
  readonly base: Base;
  /** Images saved under a name. */
  readonly saved: ReadonlyMap<string, Saved>;
  /** Steps that can be undone, at most a hundred, the latest last. */
  readonly undo: readonly UndoStep[];
  get(collection: string, id: string): Item | undefined;
  find(collection: string, query: Query): Page;
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

/** A ledger entry: what happened to a world in one turn. */
export type Entry =
  | { readonly changes: Changes; readonly requestId: string | null }
  | { readonly changes: Changes; readonly undoable: false }
  /** Takes back the latest undo step. */
  | { readonly undo: true }
  /** Replaces all records by those of a base, with changes. */
  | { readonly load: string; readonly changes: Changes }
  | { readonly save: string; readonly note: Item }
  /** Replaces all records by saved ones, with changes. */
  | { readonly restore: string; readonly changes: Changes }
  | { readonly forget: string };

/** A kept world. */
export interface WorldSummary {
  world: string;
  /** Why it cannot be opened, naming the file. */
  damaged?: string;
}

/** A world as its ledger has it. */
export interface Kept {
  image: Image;
  /** Number of its latest entry; 0 before the first. */
  number: number;
  /** Number of records changed since the whole was last written. */
  changed: number;
}

/**
 * When an entry counts as kept: `always` when the disk has it, `batched` when the operating system has it (it outlives the
 * process, not the machine's power), `none` at once.
 */
export type Durability = 'always' | 'batched' | 'none';

export const durabilities: readonly Durability[] = ['always', 'batched', 'none'];

/** What a ledger that lasts is given. */
export interface LedgerOptions {
  /** Version of the fixtures: worlds kept over others are put aside. */
  fixtures: string;
  durability: Durability;
  bases: Bases;
  /** Receives what is repaired, and what goes wrong where no call is waiting for it, a line each. */
  say: (line: string) => void;
}

/** Thrown by `append` where the number is not the next one: another writer was faster. */
export class Behind extends Error {}

/** A folder in which another running sandbox keeps its worlds. */
export class FolderInUse extends Error {}

/** A file or folder of worlds that cannot be used. It is left as it is. */
export class UnreadableFile extends Error {
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
  }
}

/** Keeps worlds: each entry, and now and then the whole. It knows nothing of life cycles. */
export interface Ledger {
  worlds(): Promise<WorldSummary[]>;
  /** @throws Error naming what is damaged */
  open(world: string): Promise<Kept | undefined>;
  /**
   * Resolves when the entry is kept as durably as was asked. If it rejects, this entry and all appended since are not kept.
   * @throws Behind
   */
  append(world: string, number: number, entry: Entry): Promise<void>;
  /** Writes the whole world, after which earlier entries are not needed. Begins a world that is not kept yet. */
  rewrite(world: string, number: number, image: Image): Promise<void>;
  drop(world: string): Promise<void>;
  /** Resolves when everything appended is written. */
  close(): Promise<void>;
}

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

/** The stores of all worlds. */
export interface Stores {
  /** A base as it is, as an image. */
  over(base: Base): Image;
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

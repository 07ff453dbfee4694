/** The contract of a ledger, which keeps worlds, and its options and errors. */
import type { Bases, Entry, Image, WorldSummary } from './store.ts';

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
export type Durability = (typeof durabilities)[number];

export const durabilities = ['always', 'batched', 'none'] as const;

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

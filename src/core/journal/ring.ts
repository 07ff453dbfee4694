/** The last requests of one world with their answers: a ring that drops the oldest entry, and that clients can follow. */
import { type Bodies, type Criteria, decode, type Head, type KeptEntry, meets, type Noted, type Slot } from './entry.ts';

/** Bytes counted for an entry besides its text. */
const overhead = 512;

/** Bytes of the chunks of memory that entries share, once there are many. */
const largestChunk = 64 * 1024;

export class Journal {
  /** Maximum number of entries. */
  readonly size: number;
  readonly budget: JournalBudget;
  /** Id of the newest entry so far; 0 before the first. */
  last = 0;
  /** Number of clients that follow it now. */
  followers = 0;
  /** Number of entries dropped for the byte budget, since ids last started from 1. */
  dropped = 0;
  /** Bytes that its entries count for. */
  bytes = 0;
  /** Entries by id, the oldest first. */
  #slots = new Map<number, Slot>();
  #chunk = Buffer.alloc(0);
  #used = 0;
  /** Counts the resets: after one, ids start from 1 again. */
  #round = 0;
  #closed = false;
  /** Followers that wait for the next change. */
  readonly #waiting: (() => void)[] = [];

  constructor(budget: JournalBudget, size = 1000) {
    this.budget = budget;
    this.size = size;
  }

  note(noted: Noted, bodies: Bodies): void {
    if (this.#closed) return;
    this.last += 1;
    // The bodies follow the fields as they are: JSON within JSON would be escaped.
    const fields = JSON.stringify({ id: this.last, ...noted });
    const asked = Buffer.byteLength(fields);
    const answered = asked + Buffer.byteLength(bodies.request);
    const bytes = this.#room(answered + Buffer.byteLength(bodies.response));
    bytes.write(fields);
    bytes.write(bodies.request, asked);
    bytes.write(bodies.response, answered);
    this.#slots.set(this.last, { head: headOf(noted), bytes, asked, answered });
    if (this.#slots.size > this.size) this.#forgetOldest();
    this.#count(bytes.length + overhead);
    this.#wake();
  }

  /** How many entries meet all criteria, and the ids of the newest of them, newest first. */
  find(criteria: Criteria = {}, limit = this.size): { total: number; ids: number[] } {
    const ids: number[] = [];
    for (const [id, slot] of this.#slots) if (meets(id, slot.head, criteria, () => decode(slot))) ids.push(id);
    return { total: ids.length, ids: ids.reverse().slice(0, limit) };
  }

  get(id: number): KeptEntry | undefined {
    const slot = this.#slots.get(id);
    return slot && decode(slot);
  }

  /** Decodes entries one at a time, when each is asked for. Leaves out those that were dropped in the meantime. */
  entries(ids: readonly number[]): IteratorObject<KeptEntry, undefined> {
    const slots = this.#slots;
    const found = ids.values().map((id) => slots.get(id));
    return found.filter((slot) => slot !== undefined).map(decode);
  }

  /** Drops all entries; ids go on. */
  clear(): void {
    this.#slots.clear();
    // A new map: whoever still reads the old one must not find later entries with the same ids.
    this.#slots = new Map();
    this.#count(-this.bytes);
  }

  /** Drops all entries, and starts ids from 1 again. */
  reset(): void {
    this.clear();
    this.last = 0;
    this.dropped = 0;
    this.#round += 1;
  }

  /** Drops the oldest entry for the byte budget. */
  shrink(): void {
    this.#forgetOldest();
    this.dropped += 1;
  }

  /**
   * Each entry with an id greater than `after`, then each new one, until `gone` or the journal closes.
   * Nothing is kept for a slow follower: entries dropped before it reads them are skipped.
   */
  async *follow(after: number, gone: AbortSignal): AsyncGenerator<KeptEntry> {
    let seen = { round: this.#round, id: after };
    this.followers += 1;
    gone.addEventListener('abort', () => this.#wake(), { once: true });
    try {
      while (!this.#closed && !gone.aborted) {
        if (seen.round !== this.#round) seen = { round: this.#round, id: 0 };
        const [oldest = this.last + 1] = this.#slots.keys();
        const id = Math.max(seen.id + 1, oldest);
        const slot = this.#slots.get(id);
        if (slot) {
          seen.id = id;
          yield decode(slot);
        } else await new Promise<void>((done) => void this.#waiting.push(done));
      }
    } finally {
      this.followers -= 1;
    }
  }

  /** Ends all followers and drops all entries. Nothing is noted any more. */
  close(): void {
    this.#closed = true;
    this.clear();
    this.#wake();
  }

  /** Room in the current chunk, or in a new one about as large as all entries. It is freed when no entry is left in it. */
  #room(size: number): Buffer {
    if (this.#chunk.length - this.#used < size) {
      // Not from the pool that all small buffers of the process share.
      this.#chunk = Buffer.allocUnsafeSlow(Math.max(size, Math.min(largestChunk, this.bytes)));
      this.#used = 0;
    }
    this.#used += size;
    return this.#chunk.subarray(this.#used - size, this.#used);
  }

  #forgetOldest(): void {
    const [[id, { bytes }]] = this.#slots as unknown as [[number, Slot]];
    this.#slots.delete(id);
    this.#count(-bytes.length - overhead);
  }

  /** Counts bytes that were added, or given back if negative. */
  #count(bytes: number): void {
    this.bytes += bytes;
    this.budget.count(this, bytes);
  }

  /** Lets every follower look again: at an entry, when the journal closes, or when a follower is gone. */
  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

const headOf = ({ operationId, provider, persona, matched, request: { method }, response }: Noted): Head => ({
  ...{ operationId, provider, persona, matched, method },
  status: response?.status,
});

/** The smallest budget, in bytes: several of the largest entries fit into it. */
export const smallestBudget = 1024 * 1024;

/** The byte budget that all journals of a sandbox share. */
export class JournalBudget {
  readonly limit: number;
  readonly #journals = new Set<Journal>();
  #used = 0;

  constructor(limit = 64 * 1024 * 1024) {
    this.limit = limit;
  }

  /** Counts a change of a journal's bytes. Over the limit, the largest journal drops its oldest entries, so that quiet worlds keep theirs. */
  count(journal: Journal, bytes: number): void {
    this.#used += bytes;
    if (journal.bytes === 0) this.#journals.delete(journal);
    else this.#journals.add(journal);
    while (this.#used > this.limit) this.#largest().shrink();
  }

  #largest(): Journal {
    return [...this.#journals].reduce((one, other) => (other.bytes > one.bytes ? other : one));
  }
}

/** The last requests of one world and their answers: a ring of bytes that drops the oldest, and lets clients follow it. */
import { blockSize } from './budget.ts';
import { byteQueue } from './bytes.ts';
import { type Criteria, classes, matcher } from './criteria.ts';
import { type KeptEntry, type Noted, readEntry, writeEntry } from './entry.ts';
import { waiters } from './waiters.ts';

export interface Journal {
  /** Maximum number of entries. */
  readonly size: number;
  /** Id of the newest entry there has been; 0 before the first. */
  last(): number;
  /** Number of clients that follow it now. */
  followers(): number;
  /** Bytes of memory it has. */
  bytes(): number;
  /** Number of entries that it dropped, since it last counted from 1, because the byte budget was used up. */
  dropped(): number;
  note(noted: Noted): void;
  /** How many entries meet all criteria, and the ids of the newest of them, newest first. */
  find(criteria?: Criteria, limit?: number): { total: number; ids: number[] };
  get(id: number): KeptEntry | undefined;
  /** Reads entries one after the other, when each is asked for; leaves out those that were dropped in the meantime. */
  entries(ids: readonly number[]): Iterable<KeptEntry>;
  /** Drops every entry; ids go on. */
  clear(): void;
  /** Drops every entry, and counts from 1 again. */
  reset(): void;
  /**
   * Each entry with an id greater than `after`, then each new one, until `gone` or the journal ends.
   * Nothing is kept for a slow follower: what was dropped before it is read is skipped.
   */
  follow(after: number, gone: AbortSignal): AsyncGenerator<KeptEntry>;
  /** Ends every follower and gives the memory back; nothing is noted any more. */
  close(): void;
}

const usualSize = 1000;

export function journal(size = usualSize): Journal {
  const holder = { blocks: () => queue.blocks(), shrink: () => shrink() };
  const queue = byteQueue(holder);
  let known = classes();
  // The position of the entry with an id is at the remainder by the length.
  let positions = new Float64Array(Math.min(size, 16));
  let held = 0;
  let last = 0;
  let dropped = 0;
  // Changes with each reset, after which the same ids are other entries.
  let round = 0;
  let closed = false;
  const waiting = waiters();
  const oldest = () => last - held + 1;
  const positionOf = (id: number) => positions[id % positions.length] as number;
  const get = (id: number) => (id >= oldest() && id <= last ? readEntry(queue, positionOf(id), id) : undefined);

  const clear = () => {
    held = 0;
    known = classes();
    queue.clear();
  };

  const dropOldest = () => {
    held -= 1;
    if (held === 0) queue.clear();
    else queue.dropBefore(positionOf(oldest()));
  };

  const shrink = () => {
    const before = queue.blocks();
    while (held > 0 && queue.blocks() === before) {
      dropOldest();
      dropped += 1;
    }
  };

  /** Makes a place for one more entry among the positions. */
  const place = () => {
    if (held < positions.length) return;
    if (held === size) return dropOldest();
    const wider = new Float64Array(Math.min(size, 2 * held));
    for (let id = oldest(); id <= last; id += 1) wider[id % wider.length] = positionOf(id);
    positions = wider;
  };

  function* entries(ids: readonly number[], begun: number): Generator<KeptEntry> {
    for (const id of ids) {
      const found = round === begun ? get(id) : undefined;
      if (found) yield found;
    }
  }

  async function* follow(after: number, gone: AbortSignal): AsyncGenerator<KeptEntry> {
    let seen = { round, id: after };
    const leave = waiting.join();
    try {
      while (!closed && !gone.aborted) {
        if (seen.round !== round) seen = { round, id: 0 };
        const next = get(Math.max(seen.id + 1, oldest()));
        if (next) {
          seen.id = next.id;
          yield next;
        } else await waiting.change(gone);
      }
    } finally {
      leave();
    }
  }

  return {
    size,
    last: () => last,
    followers: waiting.joined,
    bytes: () => queue.blocks() * blockSize,
    dropped: () => dropped,
    note: (noted) => {
      if (closed) return;
      place();
      const position = writeEntry(queue, noted, known.numberOf(noted));
      last += 1;
      held += 1;
      positions[last % positions.length] = position;
      waiting.wake();
    },
    find: ({ since = 0, ...criteria } = {}, limit = 0) => {
      const meets = matcher(criteria, known, queue);
      const ids: number[] = [];
      let total = 0;
      for (let id = last; id >= oldest() && id > since; id -= 1) {
        if (!meets(positionOf(id))) continue;
        total += 1;
        if (ids.length < limit) ids.push(id);
      }
      return { total, ids };
    },
    get,
    entries: (ids) => entries(ids, round),
    clear,
    reset: () => {
      clear();
      last = 0;
      dropped = 0;
      round += 1;
    },
    follow,
    close: () => {
      closed = true;
      clear();
      waiting.wake();
    },
  };
}

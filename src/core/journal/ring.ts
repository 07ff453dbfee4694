/** The last requests of one world and their answers: a ring that forgets the oldest, and lets clients follow it. */
import { type Criteria, meets, type Noted } from './entry.ts';

export interface Journal {
  /** How many entries it holds at most. */
  readonly size: number;
  /** Id of the newest entry there has been; 0 before the first. */
  last(): number;
  /** How many follow it now. */
  followers(): number;
  /** @param write writes the entry out. It is asked to when the entry is first read: most are forgotten unread. */
  note(write: () => Omit<Noted, 'id'>): void;
  /** Entries that meet all criteria, newest first. */
  find(criteria?: Criteria): Noted[];
  get(id: number): Noted | undefined;
  /** Forgets every entry; ids go on. */
  clear(): void;
  /** Forgets every entry, and counts from 1 again. */
  reset(): void;
  /**
   * Each entry with an id greater than `after`, then each new one, until `gone` or the journal ends.
   * Nothing is kept for a slow follower: what has left the ring before it is read is skipped.
   */
  follow(after: number, gone: AbortSignal): AsyncGenerator<Noted>;
  /** Ends every follower. */
  close(): void;
}

const usualSize = 1000;

export function journal(size = usualSize): Journal {
  // The entry of an id, or what writes it, is at the remainder by `size`.
  let ring: (Noted | (() => Omit<Noted, 'id'>))[] = [];
  let held = 0;
  let last = 0;
  // Changes with each reset: what a follower has seen counts from 1 again.
  let round = 0;
  let closed = false;
  let followers = 0;
  const oldest = () => last - held + 1;
  const get = (id: number): Noted | undefined => {
    const found = id >= oldest() && id <= last ? ring[id % size] : undefined;
    if (typeof found !== 'function') return found;
    const entry = { id, ...found() };
    ring[id % size] = entry;
    return entry;
  };
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const go of [...waiting]) go();
  };

  const clear = () => {
    ring = [];
    held = 0;
  };

  /** Resolves at the next note, at the end of the journal, or when the follower is gone. */
  const change = (gone: AbortSignal) =>
    new Promise<void>((done) => {
      const go = () => {
        waiting.delete(go);
        gone.removeEventListener('abort', go);
        done();
      };
      waiting.add(go);
      gone.addEventListener('abort', go);
    });

  async function* follow(after: number, gone: AbortSignal): AsyncGenerator<Noted> {
    let seen = { round, id: after };
    followers += 1;
    try {
      while (!closed && !gone.aborted) {
        if (seen.round !== round) seen = { round, id: 0 };
        const next = get(Math.max(seen.id + 1, oldest()));
        if (next) {
          seen.id = next.id;
          yield next;
        } else await change(gone);
      }
    } finally {
      followers -= 1;
    }
  }

  return {
    size,
    last: () => last,
    followers: () => followers,
    note: (write) => {
      last += 1;
      held = Math.min(held + 1, size);
      ring[last % size] = write;
      wake();
    },
    find: (criteria = {}) => Array.from({ length: held }, (_, back) => get(last - back) as Noted).filter((entry) => meets(entry, criteria)),
    get,
    clear,
    reset: () => {
      clear();
      last = 0;
      round += 1;
    },
    follow,
    close: () => {
      closed = true;
      wake();
    },
  };
}

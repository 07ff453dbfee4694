/** A store over records that never change: transactions one at a time, answered once what they did is kept. */
import { Refusal } from '../core/refusal.ts';
import type { Base, Change, Item, Query, Store, Transaction } from '../core/store.ts';
import { after, type Entry, type State } from './entry.ts';
import type { Records } from './records.ts';
import { unkept } from './unkept.ts';

/**
 * Keeps what happened, in the order it is told.
 * @returns undefined if nothing is to be waited for; otherwise resolves when it is kept, and rejects if it and all after it is not
 */
export type Keep = (entry: Entry, after: State) => Promise<void> | undefined;

/** A transaction over records, and what it changed. */
function draft(records: Records) {
  const changes: Change[] = [];
  let current = records;
  const change = (one: Change) => {
    changes.push(one);
    current = current.with([one]);
  };
  const transaction: Transaction = {
    get: async (collection, id) => current.get(collection, id),
    find: async (collection, query) => current.find(collection, query),
    put: async (collection, id, item) => change([collection, id, item]),
    remove: async (collection, id) => change([collection, id, null]),
  };
  return { transaction, changes, records: () => current };
}

export function transactions(initial: State, keep: Keep, close: () => Promise<void>): Store {
  // What is kept, and what will be: transactions go on from the latter while the former is still on its way.
  let kept = initial;
  let head = initial;
  let keeping: Promise<void> | undefined;
  // Counts the times something could not be kept.
  let era = 0;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** One after the other. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const guarded = () =>
      closed
        ? Promise.reject(new Refusal('conflict', { message: 'The world was closed or dropped while the call was under way' }))
        : work();
    const turn = last.then(guarded, guarded);
    last = turn.catch(() => undefined);
    return turn;
  };

  /** Goes on to a state. What could not be kept never was: everything falls back to what is. */
  const advance = (entry: Entry, next: State): void => {
    head = next;
    const pending = keep(entry, next);
    if (!pending) {
      kept = next;
      return;
    }
    const begun = era;
    const settled = pending.then(
      () => {
        kept = next;
      },
      (error: unknown) => {
        // Everything on the way was lost at once; what came since has gone on from what is kept.
        if (begun === era) {
          era += 1;
          head = kept;
        }
        throw error;
      },
    );
    keeping = settled;
    const over = () => {
      if (keeping === settled) keeping = undefined;
    };
    settled.then(over, over);
  };

  /** Answers when everything is kept that was there to be seen. */
  const answered = async <T>(work: () => Promise<T>): Promise<T> => {
    const { result, pending } = await alone(async () => ({ result: await work(), pending: keeping }));
    await pending;
    return result;
  };

  const transaction = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    answered(async () => {
      const begun = head;
      const before = era;
      const { transaction, changes, records } = draft(begun.records);
      const result = await work(transaction);
      if (era !== before) throw unkept(new Error('it came after one that could not be'));
      if (changes.length > 0) advance({ changes }, { ...begun, records: records() });
      return result;
    });

  const enter = (entry: Entry, base: () => Base = () => head.records.base): Promise<void> =>
    answered(async () => advance(entry, after(head, entry, base)));

  return {
    get: async (collection: string, id: string) => kept.records.get(collection, id),
    find: async (collection: string, query: Query) => kept.records.find(collection, query),
    put: (collection: string, id: string, item: Item) => transaction((one) => one.put(collection, id, item)),
    remove: (collection, id) => transaction((one) => one.remove(collection, id)),
    transaction,
    image: () => kept.records,
    dump: async () => [...kept.records.changes()],
    load: (changes, base = head.records.base) => enter({ load: base.name, changes }, () => base),
    save: (name, note) => enter({ save: name, note }),
    saved: () => [...kept.saved.values()],
    restore: (name, changes) => enter({ restore: name, changes }),
    forget: (name) => enter({ forget: name }),
    close: async () => {
      await last;
      await keeping?.catch(() => undefined);
      closed = true;
      await close();
    },
  };
}

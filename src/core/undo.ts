/** Undo: what the last changes of a world replaced, newest last. Kept in memory, a hundred deep. */
import type { Change, Item, Transaction } from './store.ts';

/** What one transaction replaced, to be put back. */
export interface Replaced {
  requestId: string | null;
  changes: Change[];
}

const depth = 100;

/** A transaction that notes what each of its changes replaces. */
export function recording(transaction: Transaction): { transaction: Transaction; replaced: Change[] } {
  const replaced: Change[] = [];
  const seen = new Set<string>();
  const note = async (collection: string, id: string) => {
    const key = `${collection} ${id}`;
    if (seen.has(key)) return;
    seen.add(key);
    replaced.push([collection, id, (await transaction.get(collection, id)) ?? null]);
  };
  return {
    replaced,
    transaction: {
      ...transaction,
      put: async (collection: string, id: string, item: Item) => {
        await note(collection, id);
        return transaction.put(collection, id, item);
      },
      remove: async (collection: string, id: string) => {
        await note(collection, id);
        return transaction.remove(collection, id);
      },
    },
  };
}

/** The changes that can be undone, the last one first. */
export function undoable() {
  const stack: Replaced[] = [];
  return {
    push: (replaced: Replaced): Replaced => {
      if (replaced.changes.length > 0) stack.push(replaced);
      if (stack.length > depth) stack.shift();
      return replaced;
    },
    /** Takes out one that never was. */
    drop: (replaced: Replaced) => {
      const place = stack.indexOf(replaced);
      if (place !== -1) stack.splice(place, 1);
    },
    pop: () => stack.pop(),
    clear: () => {
      stack.length = 0;
    },
  };
}

export async function putBack(transaction: Transaction, { changes }: Replaced): Promise<void> {
  for (const [collection, id, item] of changes) {
    if (item) await transaction.put(collection, id, item);
    else await transaction.remove(collection, id);
  }
}

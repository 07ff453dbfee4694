/** History: every transition of a world, kept as records along with what it changed, the last thousand of them. */
import type { Transition } from './scene.ts';
import type { Image, Item, Page, Query, Transaction } from './store.ts';

const path = 'countersign/history';
const kept = 1000;

export const history = { path, indexes: [['number']] };

/** A transition, numbered from 1 in its world, with the request it came by and the readings it rested on. */
export interface HistoryEntry extends Transition {
  number: number;
  requestId: string | null;
  readings: readonly string[];
}

/** Notes transitions, and forgets those too long ago. */
export async function note(
  transaction: Transaction,
  before: number,
  transitions: readonly Transition[],
  by: Omit<HistoryEntry, keyof Transition | 'number'>,
) {
  for (const [index, transition] of transitions.entries()) {
    const number = before + index + 1;
    await transaction.put(path, String(number), Object.freeze({ number, ...transition, ...by }) as unknown as Item);
    if (number > kept) await transaction.remove(path, String(number - kept));
  }
}

/** Entries that match, the newest first. */
export const recall = (image: Image, query: Query): Page<HistoryEntry> =>
  image.find(path, { ...query, sort: [{ field: 'number', order: 'desc' }] }) as unknown as Page<HistoryEntry>;

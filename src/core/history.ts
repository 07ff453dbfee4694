/** History: the last thousand transitions of a world, as records kept along with what they changed. */
import type { Schemas } from './control/api.d.ts';
import type { Transition } from './scene.ts';
import type { Image, Item, Page, Query, Transaction } from './store.ts';

const path = 'countersign/history';
const kept = 1000;

export const history = { path, indexes: [['number']] };

/** A history entry: a transition, numbered from 1 in its world, with its request and the readings it depends on. */
export type HistoryEntry = Schemas['HistoryEntry'];

/** Adds transitions, and removes those that are no longer kept. */
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

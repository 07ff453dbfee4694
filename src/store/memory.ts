/** Worlds that live as long as the process. */
import type { Image, Stores } from '../core/store.ts';
import { Records } from './records.ts';
import { transactions } from './transactions.ts';

/** The records of an image, which may be of another kind of store. */
export const recordsOf = (image: Image): Records =>
  image instanceof Records ? image : Records.over(image.base).with([...image.changes()]);

export const memoryStores = (): Stores => ({
  over: (base) => Records.over(base),
  open: async (_, __, beginning) =>
    transactions(
      { records: recordsOf(beginning), saved: new Map() },
      () => undefined,
      async () => undefined,
    ),
  kept: () => [],
  drop: async () => undefined,
  close: async () => undefined,
});

/** A transaction over an image: it reads its own changes, and nobody else sees them. */
import type { Change, Image, Transaction } from './store.ts';

export interface Draft extends Transaction {
  readonly changes: readonly Change[];
  /** The image with the changes made so far. */
  image(): Image;
}

export function draftOf(before: Image): Draft {
  const changes: Change[] = [];
  let image = before;
  const change = (one: Change) => {
    changes.push(one);
    image = image.with([one]);
  };
  return {
    changes,
    image: () => image,
    get: async (collection, id) => image.get(collection, id),
    find: async (collection, query) => image.find(collection, query),
    put: async (collection, id, item) => change([collection, id, item]),
    remove: async (collection, id) => change([collection, id, null]),
  };
}

/** The byte budget that all journals of a sandbox share. */

/** The smallest budget, in bytes: several of the largest entries fit into it. */
export const smallestBudget = 1024 * 1024;

const usualBudget = 64 * 1024 * 1024;

/** A journal, as the budget knows it. */
export interface Holder {
  /** Bytes of its entries. */
  readonly bytes: number;
  /** Drops its oldest entry. */
  shrink(): void;
}

export class JournalBudget {
  readonly limit: number;
  readonly #holders = new Set<Holder>();
  #used = 0;

  constructor(limit = usualBudget) {
    this.limit = limit;
  }

  /** Counts bytes that a journal has added. Over the limit, the largest journal drops its oldest entries, so that quiet worlds keep theirs. */
  add(holder: Holder, bytes: number): void {
    this.#holders.add(holder);
    this.#used += bytes;
    while (this.#used > this.limit) this.#largest().shrink();
  }

  /** Counts bytes that a journal has given back. */
  release(holder: Holder, bytes: number): void {
    this.#used -= bytes;
    if (holder.bytes === 0) this.#holders.delete(holder);
  }

  #largest(): Holder {
    return [...this.#holders].reduce((one, other) => (other.bytes > one.bytes ? other : one));
  }
}

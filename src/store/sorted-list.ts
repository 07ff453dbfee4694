/** An immutable sorted list with access by rank: a change copies one chunk of items and shares all others. */

/** Maximum length of a chunk; a longer one is split into halves. */
const longest = 128;

/** Number of leading parts for which `before` holds. It must hold for none after the first for which it does not. */
function leading<P>(parts: readonly P[], before: (part: P) => boolean): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(parts[middle] as P)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const split = <T>(items: readonly T[]): (readonly T[])[] =>
  Array.from({ length: Math.ceil((2 * items.length) / longest) }, (_, at) => items.slice((at * longest) / 2, ((at + 1) * longest) / 2));

export class SortedList<T> {
  readonly size: number;
  readonly #compare: (one: T, other: T) => number;
  readonly #chunks: readonly (readonly T[])[];

  private constructor(compare: (one: T, other: T) => number, chunks: readonly (readonly T[])[], size: number) {
    this.#compare = compare;
    this.#chunks = chunks;
    this.size = size;
  }

  /** @param compare negative, zero or positive, as for `Array.sort`; of equal items the last one is kept */
  static of<T>(compare: (one: T, other: T) => number, items: readonly T[] = []): SortedList<T> {
    const sorted = items
      .toSorted(compare)
      .filter((item, place, all) => place + 1 === all.length || compare(item, all[place + 1] as T) !== 0);
    return new SortedList(compare, split(sorted), sorted.length);
  }

  /** The item for which `order` is zero; it is negative for items before it and positive for items after it. */
  get(order: (item: T) => number): T | undefined {
    const [at, place] = this.#seek((item) => order(item) < 0);
    const found = this.#chunks[at]?.[place];
    return found !== undefined && order(found) === 0 ? found : undefined;
  }

  /** Number of items for which `before` holds; it must hold for a leading part of the list. */
  rank(before: (item: T) => boolean): number {
    const [at, place] = this.#seek(before);
    return this.#chunks.slice(0, at).reduce((rank, chunk) => rank + chunk.length, place);
  }

  /** The items from one rank up to another, which is not included. */
  slice(from = 0, to = this.size): T[] {
    const parts: (readonly T[])[] = [];
    let start = 0;
    for (const chunk of this.#chunks) {
      if (start < to && start + chunk.length > from) parts.push(chunk.slice(Math.max(0, from - start), to - start));
      start += chunk.length;
    }
    return parts.flat();
  }

  /** The items of chunks that another list does not share. */
  unshared(other: SortedList<T>): T[] {
    const shared = new Set(other.#chunks);
    return this.#chunks.filter((chunk) => !shared.has(chunk)).flat();
  }

  /** With an item in place of an equal one; with `removed`, without the equal one. */
  with(item: T, removed = false): SortedList<T> {
    let [at, place] = this.#seek((one) => this.#compare(one, item) < 0);
    if (at > 0 && at === this.#chunks.length) place = (this.#chunks[--at] as readonly T[]).length;
    const chunk = this.#chunks[at] ?? [];
    const equal = place < chunk.length && this.#compare(chunk[place] as T, item) === 0 ? 1 : 0;
    const changed = chunk.toSpliced(place, equal, ...(removed ? [] : [item]));
    const parts = changed.length > longest || changed.length === 0 ? split(changed) : [changed];
    return new SortedList(this.#compare, this.#chunks.toSpliced(at, 1, ...parts), this.size + changed.length - chunk.length);
  }

  /** Chunk, and place in it, of the first item for which `before` does not hold. */
  #seek(before: (item: T) => boolean): [at: number, place: number] {
    const at = leading(this.#chunks, (chunk) => before(chunk[chunk.length - 1] as T));
    return [at, leading(this.#chunks[at] ?? [], before)];
  }
}

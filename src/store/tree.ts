/** A sorted list that never changes: adding and removing give a new one that shares almost all of the old. Places are counted, so the nth item is found without walking there. */

const width = 32;

/** A leaf holds items, a branch holds nodes. `size` counts items below, `last` is the greatest of them. */
interface Node<T> {
  readonly size: number;
  readonly last: T;
  readonly items: readonly T[] | undefined;
  readonly nodes: readonly Node<T>[] | undefined;
}

/** A node whose items are made from those of another one, when they are first looked at. */
class Mapped<S, T> implements Node<T> {
  readonly size: number;
  readonly #source: Node<S>;
  readonly #make: (item: S) => T;
  #last: T | undefined;
  #items: readonly T[] | undefined;
  #nodes: readonly Node<T>[] | undefined;

  constructor(source: Node<S>, make: (item: S) => T) {
    this.size = source.size;
    this.#source = source;
    this.#make = make;
  }

  get last(): T {
    this.#last ??= this.#make(this.#source.last);
    return this.#last;
  }

  get items(): readonly T[] | undefined {
    this.#items ??= this.#source.items?.map(this.#make);
    return this.#items;
  }

  get nodes(): readonly Node<T>[] | undefined {
    this.#nodes ??= this.#source.nodes?.map((node) => new Mapped(node, this.#make));
    return this.#nodes;
  }
}

const leaf = <T>(items: readonly T[]): Node<T> => ({ size: items.length, last: items.at(-1) as T, items, nodes: undefined });

const branch = <T>(nodes: readonly Node<T>[]): Node<T> => {
  let size = 0;
  for (const node of nodes) size += node.size;
  return { size, last: (nodes.at(-1) as Node<T>).last, items: undefined, nodes };
};

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

/** The parts with some of them replaced. */
function spliced<P>(parts: readonly P[], at: number, remove: number, ...insert: readonly P[]): P[] {
  const copy = parts.slice();
  copy.splice(at, remove, ...insert);
  return copy;
}

/** One part of at most `width`, or two halves. */
const halves = <P, N>(parts: readonly P[], make: (parts: readonly P[]) => N): N[] =>
  parts.length <= width ? [make(parts)] : [make(parts.slice(0, parts.length >> 1)), make(parts.slice(parts.length >> 1))];

/** Parts in groups as full as they may be. */
const grouped = <P, N>(parts: readonly P[], make: (parts: readonly P[]) => N): N[] =>
  Array.from({ length: Math.ceil(parts.length / width) }, (_, group) => make(parts.slice(group * width, (group + 1) * width)));

/** Two neighbours in one if together they are small: what is removed must not leave the tree thin. */
function joined<T>(one: Node<T>, other: Node<T>): Node<T> | undefined {
  if (one.items && other.items)
    return one.items.length + other.items.length <= width / 2 ? leaf([...one.items, ...other.items]) : undefined;
  if (one.nodes && other.nodes)
    return one.nodes.length + other.nodes.length <= width / 2 ? branch([...one.nodes, ...other.nodes]) : undefined;
  return undefined;
}

export class Tree<T> {
  readonly #root: Node<T> | undefined;
  readonly #compare: (one: T, other: T) => number;

  private constructor(compare: (one: T, other: T) => number, root: Node<T> | undefined) {
    this.#compare = compare;
    this.#root = root;
  }

  /**
   * The items in order.
   * @param compare negative, zero or positive, as `Array.sort` has it; of two that are equal the later one is held
   */
  static of<T>(compare: (one: T, other: T) => number, items: readonly T[] = []): Tree<T> {
    const sorted = [...items]
      .sort(compare)
      .filter((item, place, all) => place === all.length - 1 || compare(item, all[place + 1] as T) !== 0);
    if (sorted.length === 0) return new Tree(compare, undefined);
    let nodes = grouped(sorted, leaf);
    while (nodes.length > 1) nodes = grouped(nodes, branch);
    return new Tree(compare, nodes[0]);
  }

  get size(): number {
    return this.#root?.size ?? 0;
  }

  /** The same items as others see them, each made when it is first looked at. What is made must be in the same order. */
  map<U>(compare: (one: U, other: U) => number, make: (item: T) => U): Tree<U> {
    return new Tree(compare, this.#root && new Mapped(this.#root, make));
  }

  /** The item an order calls equal: `order` is negative for items before it, positive for items after it. */
  get(order: (item: T) => number): T | undefined {
    let node = this.#root;
    while (node?.nodes) node = node.nodes[leading(node.nodes, ({ last }) => order(last) < 0)];
    const found = node?.items?.[leading(node.items, (item) => order(item) < 0)];
    return found !== undefined && order(found) === 0 ? found : undefined;
  }

  /** How many items come before: `before` holds for those, and for none after them. */
  rank(before: (item: T) => boolean): number {
    let rank = 0;
    let node = this.#root;
    while (node?.nodes) {
      const child: number = leading(node.nodes, ({ last }) => before(last));
      for (let place = 0; place < child; place += 1) rank += (node.nodes[place] as Node<T>).size;
      node = node.nodes[child];
    }
    return rank + (node?.items ? leading(node.items, before) : 0);
  }

  /** The items from one place up to another, counted from 0, the latter not included. */
  slice(from = 0, to = this.size): T[] {
    const found: T[] = [];
    const collect = (node: Node<T>, start: number): void => {
      if (start >= to || start + node.size <= from) return;
      if (node.items) {
        for (let place = Math.max(0, from - start); place < Math.min(node.size, to - start); place += 1) found.push(node.items[place] as T);
        return;
      }
      let begin = start;
      for (const child of node.nodes ?? []) {
        collect(child, begin);
        begin += child.size;
      }
    };
    if (this.#root) collect(this.#root, 0);
    return found;
  }

  /** With an item, in place of one that is equal. */
  with(item: T): Tree<T> {
    const add = (node: Node<T>): Node<T>[] => {
      if (node.items) {
        const place = leading(node.items, (one) => this.#compare(one, item) < 0);
        const held = node.items[place];
        const equal = held !== undefined && this.#compare(held, item) === 0;
        return halves(spliced(node.items, place, equal ? 1 : 0, item), leaf);
      }
      const nodes = node.nodes as readonly Node<T>[];
      const child = Math.min(
        leading(nodes, ({ last }) => this.#compare(last, item) < 0),
        nodes.length - 1,
      );
      return halves(spliced(nodes, child, 1, ...add(nodes[child] as Node<T>)), branch);
    };
    const roots = this.#root ? add(this.#root) : [leaf([item])];
    return new Tree(this.#compare, roots.length === 1 ? roots[0] : branch(roots));
  }

  /** Without the item equal to this one, if there is one. */
  without(item: T): Tree<T> {
    const take = (node: Node<T>): Node<T> | undefined => {
      if (node.items) {
        const place = leading(node.items, (one) => this.#compare(one, item) < 0);
        const held = node.items[place];
        if (held === undefined || this.#compare(held, item) !== 0) return node;
        return node.items.length === 1 ? undefined : leaf(spliced(node.items, place, 1));
      }
      const nodes = node.nodes as readonly Node<T>[];
      const child = leading(nodes, ({ last }) => this.#compare(last, item) < 0);
      const before = nodes[child];
      const after = before && take(before);
      if (before === after) return node;
      if (!after) return nodes.length === 1 ? undefined : branch(spliced(nodes, child, 1));
      const neighbour = child > 0 ? child - 1 : child + 1;
      const left = Math.min(child, neighbour);
      const both = spliced(nodes, child, 1, after);
      const one = neighbour < nodes.length ? joined(both[left] as Node<T>, both[left + 1] as Node<T>) : undefined;
      return branch(one ? spliced(both, left, 2, one) : both);
    };
    let root = this.#root && take(this.#root);
    if (root === this.#root) return this;
    while (root?.nodes?.length === 1) root = root.nodes[0];
    return new Tree(this.#compare, root);
  }
}

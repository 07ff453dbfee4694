/** The byte budget that all journals of the process share, and the blocks of memory they write into. */

/** Bytes of a block. Blocks are outside the garbage-collected heap. */
export const blockSize = 16 * 1024;

/** The smallest budget, in bytes: several of the largest entries fit into it. */
export const smallestBudget = 1024 * 1024;

const usualBudget = 64 * 1024 * 1024;
/** Free blocks kept for reuse, so that a full journal allocates nothing. They are part of the budget. */
const spares = 16;

/** A journal, as the budget knows it. */
export interface Holder {
  /** Number of blocks it has. */
  blocks(): number;
  /** Drops its oldest entries until it has one block less. */
  shrink(): void;
}

// One budget for the process, because the memory it guards is the process's.
const holders = new Set<Holder>();
const claims = new Set<{ bytes: number }>();
const spare: Buffer[] = [];
let used = 0;

/** The budget in bytes: the smallest that an open sandbox was given, or 64 MiB. */
export const budget = (): number => (claims.size === 0 ? usualBudget : Math.min(...[...claims].map(({ bytes }) => bytes)));

const biggest = (): Holder | undefined => {
  let found: Holder | undefined;
  for (const holder of holders) if (holder.blocks() > (found?.blocks() ?? 0)) found = holder;
  return found;
};

/**
 * Makes room for the blocks that are needed: the journal with the most blocks drops its oldest entries first, so that a busy
 * world does not empty the journals of quiet ones. @param needed is asked again after each drop
 */
function makeRoom(needed: () => number): void {
  while ((used + needed()) * blockSize > budget()) {
    const holder = biggest();
    if (!holder) return;
    holder.shrink();
  }
  // Spare blocks count too.
  while (spare.length > 0 && (used + Math.max(spare.length, needed())) * blockSize > budget()) spare.pop();
}

/** The blocks that are needed, from now on the holder's. */
export function takeBlocks(holder: Holder, needed: () => number): Buffer[] {
  if (needed() === 0) return [];
  makeRoom(needed);
  holders.add(holder);
  const count = needed();
  used += count;
  // Not from Node's pool, where one small buffer keeps a whole slab alive.
  return Array.from({ length: count }, () => spare.pop() ?? Buffer.allocUnsafeSlow(blockSize));
}

/** Gives blocks back. */
export function giveBack(holder: Holder, blocks: readonly Buffer[]): void {
  used -= blocks.length;
  spare.push(...blocks.slice(0, spares - spare.length));
  if (holder.blocks() === 0) holders.delete(holder);
}

/** Gives the process a budget in bytes, until the function answered is called. */
export function limitJournals(bytes: number): () => void {
  const claim = { bytes };
  claims.add(claim);
  makeRoom(() => 0);
  return () => void claims.delete(claim);
}

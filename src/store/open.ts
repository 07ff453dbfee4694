/** Picks where worlds are kept. */
import type { Stores } from '../core/store.ts';
import type { Durability } from './log.ts';
import { lowdbStores } from './lowdb.ts';
import { memoryStores } from './memory.ts';

/** A folder, or nothing for memory only. @param fixtures asked for their version if there is a folder */
export const openStores = (
  folder: string | undefined,
  fixtures: () => string,
  say: (line: string) => void,
  durability: Durability,
): Promise<Stores> | Stores => (folder === undefined ? memoryStores() : lowdbStores(folder, fixtures(), say, durability));

/** Picks where worlds are kept. */
import type { Stores } from '../core/store.ts';
import { lowdbStores } from './lowdb.ts';
import { memoryStores } from './memory.ts';

/** A folder, or nothing for memory only. */
export const openStores = (folder: string | undefined, fixtures: string, say: (line: string) => void): Promise<Stores> | Stores =>
  folder === undefined ? memoryStores() : lowdbStores(folder, fixtures, say);

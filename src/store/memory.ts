/** Worlds that live as long as the process. */
import type { Stores } from '../core/store.ts';
import { overlay } from './overlay.ts';

export const memoryStores = (): Stores => ({
  open: async (_, base) => overlay(base, [], async () => undefined),
  kept: async () => [],
  drop: async () => undefined,
  close: async () => undefined,
});

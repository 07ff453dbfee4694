/** A ledger that keeps nothing: worlds live as long as the process. */
import type { Ledger } from '../core/ledger.ts';

export const memoryLedger = (): Ledger => ({
  worlds: async () => [],
  open: async () => undefined,
  append: async () => undefined,
  rewrite: async () => undefined,
  drop: async () => undefined,
  close: async () => undefined,
});

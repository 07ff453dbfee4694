/** Open files, as many as are used: a thousand worlds at rest hold none. */
import { closeSync, openSync } from 'node:fs';

const most = 64;

export interface Handles {
  /** The descriptor of a file, opened to append. It stays open until it is given back. */
  lend(path: string): number;
  giveBack(path: string): void;
  /** Closes a file, if it is open. */
  close(path: string): void;
}

export function handles(): Handles {
  // The one used longest ago comes first.
  const open = new Map<string, { descriptor: number; lent: number }>();
  const close = (path: string) => {
    const held = open.get(path);
    if (!held) return;
    open.delete(path);
    closeSync(held.descriptor);
  };
  return {
    lend: (path) => {
      const held = open.get(path) ?? { descriptor: openSync(path, 'a'), lent: 0 };
      open.delete(path);
      held.lent += 1;
      open.set(path, held);
      if (open.size > most) {
        const [idle] = [...open].find(([, { lent }]) => lent === 0) ?? [];
        if (idle !== undefined) close(idle);
      }
      return held.descriptor;
    },
    giveBack: (path) => {
      const held = open.get(path);
      if (held) held.lent -= 1;
    },
    close,
  };
}

/** Those who follow a journal and wait for its next change. */

export interface Waiters {
  /** Counts one more, until the function answered is called. */
  join(): () => void;
  joined(): number;
  /** Resolves at the next `wake`, or when `gone` is aborted. */
  change(gone: AbortSignal): Promise<void>;
  wake(): void;
}

export function waiters(): Waiters {
  const waiting = new Set<() => void>();
  let joined = 0;
  return {
    join: () => {
      joined += 1;
      return () => {
        joined -= 1;
      };
    },
    joined: () => joined,
    change: (gone) =>
      new Promise<void>((done) => {
        const go = () => {
          waiting.delete(go);
          gone.removeEventListener('abort', go);
          done();
        };
        waiting.add(go);
        gone.addEventListener('abort', go);
      }),
    wake: () => {
      for (const go of [...waiting]) go();
    },
  };
}

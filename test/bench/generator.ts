/** The load generator as the benchmark sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Load, Seen } from './load.ts';

export interface Generator {
  /** @throws Error if any call failed or was answered with anything but 2xx */
  send(load: Load): Promise<Seen>;
  stop(): void;
}

export function generator(): Generator {
  const child: ChildProcess = fork(fileURLToPath(new URL('load.ts', import.meta.url)), { serialization: 'advanced' });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The load generator ended')));
  ended.catch(() => undefined);
  return {
    send: async (load) => {
      const over = new AbortController();
      const answered = once(child, 'message', { signal: over.signal });
      answered.catch(() => undefined);
      child.send(load);
      const [seen] = (await Promise.race([answered, ended]).finally(() => over.abort())) as [Seen];
      if (seen.broken) throw new Error(`${load.calls[0]?.method} ${load.url}${load.calls[0]?.path}: ${seen.broken}`);
      return seen;
    },
    stop: () => void child.kill(),
  };
}

/** The contestants that run: started when first wanted, and stopped all at once. */
import type { Case } from './cases.ts';
import { contestants } from './plan.ts';
import type { Running } from './rounds.ts';
import type { Server } from './target.ts';

export interface Field {
  /** Those who take part in the case, running. */
  for(one: Case): Promise<Running[]>;
  /** After the case: stops those that are started for each case anew. */
  after(): Promise<void>;
  /** All that run. */
  running(): Running[];
  stop(): Promise<void>;
}

/** @param wanted which targets, by name */
export function field(folder: string, wanted: (target: string) => boolean): Field {
  const standing = new Map<string, Running>();
  let passing: Server[] = [];
  return {
    for: async (one) => {
      const all: Running[] = [];
      for (const { target, size } of contestants(one).filter(({ target: { name } }) => wanted(name))) {
        const key = `${target.name} ${size}`;
        const running = standing.get(key) ?? { target, size, server: await target.start({ folder, size, one }) };
        if (target.perCase) passing.push(running.server);
        else standing.set(key, running);
        all.push(running);
      }
      return all;
    },
    after: async () => {
      for (const server of passing) await server.stop();
      passing = [];
    },
    running: () => [...standing.values()],
    stop: async () => {
      for (const server of [...passing, ...[...standing.values()].map((one) => one.server)]) await server.stop();
    },
  };
}

/** Snapshots of a world, and the scenarios it can begin in. */
import { checkScenario } from '../core/worlds.ts';
import type { Part } from './context.ts';
import { changed } from './worlds.ts';

export const snapshots = {
  listScenarios: (_, { worlds }) => ({ status: 200, body: worlds.scenarios.map(({ name, description }) => ({ name, description })) }),
  chooseScenario: ({ path: { name } }, context) => changed(context, (named) => named.reset(checkScenario(context.worlds.scenarios, name))),
  listSnapshots: async (_, { world }) => ({ status: 200, body: (await world()).snapshots() }),
  saveSnapshot: async ({ body: { name } }, { world }) => {
    return { status: 201, body: { name, at: await (await world()).save(name) } };
  },
  deleteSnapshot: async ({ path: { name } }, { world }) => {
    await (await world()).forget(name);
    return { status: 204 };
  },
  restoreSnapshot: ({ path: { name } }, context) => changed(context, (named) => named.restore(name)),
} satisfies Part;

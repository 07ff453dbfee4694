/** Snapshots of a world, and the scenarios it can begin in. */
import { checkScenario } from '../core/worlds.ts';
import type { Part } from './context.ts';
import { shown } from './worlds.ts';

export const snapshots = {
  listScenarios: (_, { worlds }) => ({ status: 200, body: worlds.scenarios.map(({ name, description }) => ({ name, description })) }),
  chooseScenario: async ({ path: { name } }, { world, worlds }) => {
    const named = await world();
    await named.reset(checkScenario(worlds.scenarios, name));
    return { status: 200, body: shown(named) };
  },
  listSnapshots: async (_, { world }) => ({ status: 200, body: (await world()).snapshots() }),
  saveSnapshot: async ({ body: { name } }, { world }) => {
    return { status: 201, body: { name, at: await (await world()).save(name) } };
  },
  deleteSnapshot: async ({ path: { name } }, { world }) => {
    await (await world()).forget(name);
    return { status: 204 };
  },
  restoreSnapshot: async ({ path: { name } }, { world }) => {
    const named = await world();
    await named.restore(name);
    return { status: 200, body: shown(named) };
  },
} satisfies Part;

/** Worlds, and the readings each of them goes by. */
import { clockInstant, iso } from '../core/clock.ts';
import type { Immutable } from '../core/freeze.ts';
import type { Vendor } from '../core/provider.ts';
import { checkSwitches } from '../core/reading.ts';
import type { World } from '../core/world.ts';
import { clockOf } from './clock.ts';
import { type Context, type Part, parsed, providersOf, type Schemas } from './context.ts';

export const shown = (world: World): Schemas['World'] => {
  const { clock, readings, began } = world.state();
  return {
    id: world.id,
    seed: began.seed,
    startTime: iso(clock.start),
    ...clockOf(world),
    readings,
    scenario: began.scenario,
    url: `/w/${world.id}`,
  };
};

/** Changes the world of the call, and answers how it is then. */
export async function changed({ world }: Context, change: (named: World) => Promise<void>) {
  const named = await world();
  await change(named);
  return { status: 200 as const, body: shown(named) };
}

const readingsOf = (vendors: readonly Vendor[], world: World): Immutable<Schemas['Reading']>[] =>
  vendors.flatMap(({ implementation: { name: provider, readings } }) =>
    Object.entries(readings).map(([name, reading]) => {
      const id = `${provider}/${name}`;
      return { id, provider, ...reading, option: world.state().readings[id] ?? reading.default };
    }),
  );

export const worlds = {
  listReadings: async (_, { vendors, world }) => ({ status: 200, body: readingsOf(vendors, await world()) }),
  switchReadings: async ({ body }, { vendors, world }) => {
    const named = await world();
    await named.switch(checkSwitches(providersOf({ vendors }), body));
    return { status: 200, body: readingsOf(vendors, named) };
  },

  listWorlds: async (_, { worlds: all }) => ({
    status: 200,
    body: (await all.list()).map((world) => ('damaged' in world ? world : shown(world))),
  }),
  createWorld: async ({ body: { id, from, ...beginning } = {} }, { vendors, worlds: all }) => {
    const { startTime, readings } = beginning;
    if (startTime !== undefined) parsed('/body/startTime', startTime, clockInstant);
    const name = id ?? all.freeId();
    if (from) return { status: 201, body: shown(await all.fork(name, from)) };
    if (readings) checkSwitches(providersOf({ vendors }), readings);
    return { status: 201, body: shown(await all.create(name, beginning)) };
  },
  deleteWorld: async ({ path: { id } }, { worlds: all }) => {
    await all.drop(id);
    return { status: 204 };
  },
  resetWorld: (_, context) => changed(context, (named) => named.reset()),
} satisfies Part;

/** The control plane's operations: thin functions over the worlds. */
import { iso, span } from '../core/clock.ts';
import { statuses } from '../core/lifecycle.ts';
import type { Operations } from '../core/operation.ts';
import type { Provider, Vendor } from '../core/provider.ts';
import { checkSwitches } from '../core/reading.ts';
import { Refusal } from '../core/refusal.ts';
import { type AnyCollection, collectionNamed } from '../core/resource.ts';
import { simulate } from '../core/simulate.ts';
import type { World } from '../core/world.ts';
import type { Worlds } from '../core/worlds.ts';
import type { components, operations as Documented } from './api.d.ts';

type Schemas = components['schemas'];

/** Which world the call names. */
export interface Context {
  worldId: string;
}

const clockOf = (world: World): Schemas['Clock'] => ({ now: iso(world.now()), frozen: world.state().clock.frozen });

const shown = (world: World): Schemas['World'] => {
  const { clock, readings, began } = world.state();
  return { id: world.id, seed: began.seed, startTime: iso(clock.start), ...clockOf(world), readings, url: `/w/${world.id}` };
};

const tables = ({ contract: { name: provider, resources } }: Vendor): Schemas['Lifecycle'][] =>
  Object.entries(resources).flatMap(([resource, { lifecycles = [] }]) =>
    lifecycles.map((table) => ({
      provider,
      resource,
      field: table.field,
      initial: table.initial as Schemas['Status'],
      statuses: statuses(table) as Schemas['Status'][],
      ...(table.presence && { presence: { ...table.presence } }),
      events: Object.entries(table.events).map(([event, transition]) => ({ event, ...transition })) as Schemas['Event'][],
    })),
  );

const readingsOf = (vendors: readonly Vendor[], world: World): Schemas['Reading'][] =>
  vendors.flatMap(({ contract: { name: provider, readings } }) =>
    Object.entries(readings).map(([reading, { options, ...rest }]) => {
      const id = `${provider}/${reading}`;
      return { id, provider, ...rest, options: [...options], option: world.state().readings[id] ?? rest.default };
    }),
  );

export const operations = (vendors: readonly Vendor[], worlds: Worlds, version: string): Operations<Documented, Context> => {
  const providers = vendors.map(({ contract }) => contract);
  let named = 0;
  const freeId = async () => {
    const taken = (await worlds.list()).map(({ id }) => id);
    do named += 1;
    while (taken.includes(`world-${named}`));
    return `world-${named}`;
  };

  const providerOf = (name: string): Provider => {
    const found = providers.find((provider) => provider.name === name);
    if (!found) throw new Refusal('not_found', { message: `No vendor '${name}'` });
    return found;
  };

  const records = async <T>(name: string, resource: string, worldId: string, read: (all: AnyCollection) => Promise<T>): Promise<T> => {
    const errand = { provider: providerOf(name), actor: null, asked: new Set<string>() };
    return (await worlds.at(worldId)).run(errand, (scene) => read(collectionNamed(scene, resource)));
  };

  return {
    getHealth: () => ({ status: 200, body: { status: 'ok', version, providers: vendors.map(({ contract }) => contract.name) } }),
    listLifecycles: () => ({ status: 200, body: vendors.flatMap(tables) }),
    listPersonas: () => ({
      status: 200,
      body: vendors.flatMap(({ contract }) =>
        contract.personas.map(({ name, description, headers }) => ({
          provider: contract.name,
          name,
          description,
          headers: { ...headers },
        })),
      ),
    }),
    listMagicValues: () => ({
      status: 200,
      body: vendors.flatMap(({ contract, document }) => (document['x-magic'] ?? []).map((row) => ({ provider: contract.name, ...row }))),
    }),

    listReadings: async (_, { worldId }) => ({ status: 200, body: readingsOf(vendors, await worlds.at(worldId)) }),
    switchReadings: async ({ body }, { worldId }) => {
      const world = await worlds.at(worldId);
      await world.switch(checkSwitches(providers, body));
      return { status: 200, body: readingsOf(vendors, world) };
    },

    listWorlds: async () => ({ status: 200, body: (await worlds.list()).map(shown) }),
    createWorld: async ({ body: { id, seed, startTime, readings } = {} }) => {
      const beginning = {
        ...(seed !== undefined && { seed }),
        ...(startTime !== undefined && { startTime }),
        ...(readings && { readings: checkSwitches(providers, readings) }),
      };
      return { status: 201, body: shown(await worlds.create(id ?? (await freeId()), beginning)) };
    },
    deleteWorld: async ({ path: { id } }) => {
      await worlds.drop(id);
      return { status: 204 };
    },
    resetWorld: async (_, { worldId }) => {
      const world = await worlds.at(worldId);
      await world.reset();
      return { status: 200, body: shown(world) };
    },

    getClock: async (_, { worldId }) => ({ status: 200, body: clockOf(await worlds.at(worldId)) }),
    advanceClock: async ({ body }, { worldId }) => {
      const world = await worlds.at(worldId);
      const fired = await world.advance(spanOf(body.by));
      return { status: 200, body: { now: iso(world.now()), fired } };
    },

    listRecords: async ({ path: { provider, resource }, query: { limit = 100, offset = 0 } = {} }, { worldId }) => {
      const { total, items } = await records(provider, resource, worldId, (all) => all.find({ limit, offset }));
      return { status: 200, body: { total, items } };
    },
    getRecord: async ({ path: { provider, resource, id } }, { worldId }) => ({
      status: 200,
      body: await records(provider, resource, worldId, (all) => all.get(id)),
    }),
    simulateEvent: async ({ path: { provider: name, ...path }, body: { as, given } = {} }, { worldId }) => {
      const provider = providerOf(name);
      const { from, to, record } = await simulate(await worlds.at(worldId), { provider, ...path, as, given });
      return { status: 200, body: { provider: name, ...path, from: from as Schemas['Status'], to: to as Schemas['Status'], record } };
    },
  };
};

function spanOf(by: string): number {
  try {
    return span(by);
  } catch (error) {
    throw new Refusal('invalid_request', { findings: [{ path: '/body/by', message: (error as Error).message }] });
  }
}

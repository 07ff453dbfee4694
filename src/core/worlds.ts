/** All worlds of a sandbox: begun on first use or by name, forked, listed, dropped. */
import { platformTime } from './clock.ts';
import { bases, type Scenario } from './fixtures.ts';
import type { Vendor } from './provider.ts';
import { Refusal } from './refusal.ts';
import type { Snapshot } from './snapshot.ts';
import type { Beginning } from './state.ts';
import type { Stores } from './store.ts';
import { openWorld, type World } from './world.ts';

export interface Worlds {
  scenarios: readonly Scenario[];
  /** The world of this id, begun if there is none yet. @throws Refusal `invalid_request` on an id that is none. */
  at(id: string): Promise<World>;
  /**
   * Says how the world of this id begins once it is first named.
   * @throws Refusal `conflict` if it is open already, `invalid_request` on an id that is none
   */
  announce(id: string, beginning: Partial<Beginning>): void;
  /** An id no world has: `world-1`, `world-2` and so on, each given once. */
  freeId(): string;
  /** Begins a world. @throws Refusal `conflict` if there is one of this id, `invalid_request` for a scenario there is none of */
  create(id: string, beginning: Partial<Beginning>): Promise<World>;
  /** Begins a world that goes on where another one is, or was when a snapshot of it was taken. @throws Refusal as `create` */
  fork(id: string, snapshot: Snapshot): Promise<World>;
  /** @throws Refusal `not_found` */
  drop(id: string): Promise<void>;
  /** By id, in alphabetical order. */
  list(): Promise<World[]>;
  close(): Promise<void>;
}

const wellFormed = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws Refusal `invalid_request` */
export function checkScenario(scenarios: readonly Scenario[], name: string): string {
  if (scenarios.some((scenario) => scenario.name === name)) return name;
  const message = `must be one of: ${scenarios.map((scenario) => scenario.name).join(', ')}`;
  throw new Refusal('invalid_request', { findings: [{ path: '/scenario', message }] });
}

export interface Customs {
  /** How many requests the journal of each world holds; as many as usual unless given. */
  journalSize?: number | undefined;
  /** Milliseconds of real time after which a world that nobody called is dropped; never unless given. */
  expireAfter?: number | undefined;
}

/** The world of a request that names none is always there. */
const lasting = 'default';

export function worlds(
  vendors: readonly Vendor[],
  scenarios: readonly Scenario[],
  stores: Stores,
  defaults: Beginning,
  { journalSize, expireAfter = Number.POSITIVE_INFINITY }: Customs = {},
): Worlds {
  const surroundings = {
    providers: new Map(vendors.map(({ implementation }) => [implementation.name, implementation])),
    bases: bases(vendors, scenarios),
    stores,
    journalSize,
  };
  const opened = new Map<string, Promise<World>>();
  const announced = new Map<string, Partial<Beginning>>();
  const leaving = new Map<string, Promise<void>>();
  // The world used longest ago comes first.
  const used = new Map(stores.kept().map((id) => [id, platformTime()]));
  let given = 0;

  const open = (id: string, began: Beginning | Snapshot = defaults): Promise<World> => {
    const opening = Promise.resolve(leaving.get(id)).then(() => openWorld(id, surroundings, began));
    opened.set(id, opening);
    opening.catch(() => opened.delete(id));
    return opening;
  };

  /** Drops what is there of a world, after which there may be a new one of its id. */
  const leave = (id: string): Promise<void> => {
    const opening = opened.get(id);
    opened.delete(id);
    used.delete(id);
    const left = (async () => {
      await (await opening)?.close();
      await stores.drop(id);
    })().finally(() => leaving.delete(id));
    leaving.set(id, left);
    return left;
  };

  /** Notes that a world is used now, and drops those that are not any more. */
  const use = (id: string): void => {
    if (expireAfter === Number.POSITIVE_INFINITY) return;
    const at = platformTime();
    used.delete(id);
    used.set(id, at);
    for (const [other, last] of used) {
      if (at - last < expireAfter) return;
      // What cannot be removed now is found again by the next start.
      if (other === lasting) used.set(other, at);
      else leave(other).catch(() => undefined);
    }
  };

  const checked = (id: string) => {
    if (wellFormed.test(id)) return id;
    const message = 'A world id has 1 to 64 letters, digits, - and _';
    throw new Refusal('invalid_request', { message, findings: [{ path: '/world', message }] });
  };

  const ids = () => [...new Set([...opened.keys(), ...stores.kept()])].filter((id) => !leaving.has(id)).sort();
  const exists = (id: string) => opened.has(checked(id)) || (stores.kept().includes(id) && !leaving.has(id));

  const checkFree = (id: string) => {
    if (exists(id)) throw new Refusal('conflict', { message: `There is a world '${id}' already` });
  };

  return {
    scenarios,
    at: async (id) => {
      const world = opened.get(id) ?? open(checked(id), { ...defaults, ...announced.get(id) });
      use(id);
      return world;
    },
    announce: (id, beginning) => {
      if (opened.has(checked(id))) throw new Refusal('conflict', { message: `There is a world '${id}' already` });
      if (beginning.scenario !== undefined) checkScenario(scenarios, beginning.scenario);
      announced.set(id, beginning);
    },
    freeId: () => {
      const kept = stores.kept();
      const taken = (id: string) => opened.has(id) || announced.has(id) || kept.includes(id);
      do given += 1;
      while (taken(`world-${given}`));
      return `world-${given}`;
    },
    create: async (id, beginning) => {
      if (beginning.scenario !== undefined) checkScenario(scenarios, beginning.scenario);
      checkFree(id);
      use(id);
      return open(id, { ...defaults, ...beginning });
    },
    fork: async (id, snapshot) => {
      checkFree(id);
      use(id);
      return open(id, snapshot);
    },
    drop: async (id) => {
      announced.delete(id);
      if (!exists(id)) throw new Refusal('not_found', { message: `There is no world '${id}'` });
      await leave(id);
    },
    list: async () => Promise.all(ids().map((id) => opened.get(id) ?? open(id))),
    close: async () => {
      await Promise.allSettled(leaving.values());
      for (const opening of opened.values()) await (await opening).close();
      await stores.close();
    },
  };
}

/** All worlds of a sandbox: begun on first use or by name, forked, listed, dropped. */
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

/** @param journalSize how many requests the journal of each world holds. */
export function worlds(
  vendors: readonly Vendor[],
  scenarios: readonly Scenario[],
  stores: Stores,
  defaults: Beginning,
  journalSize?: number,
): Worlds {
  const surroundings = {
    providers: new Map(vendors.map(({ contract }) => [contract.name, contract])),
    bases: bases(vendors, scenarios),
    stores,
    journalSize,
  };
  const opened = new Map<string, Promise<World>>();
  const announced = new Map<string, Partial<Beginning>>();
  let given = 0;

  const open = (id: string, began: Beginning | Snapshot = defaults): Promise<World> => {
    const opening = openWorld(id, surroundings, began);
    opened.set(id, opening);
    opening.catch(() => opened.delete(id));
    return opening;
  };

  const checked = (id: string) => {
    if (wellFormed.test(id)) return id;
    const message = 'A world id has 1 to 64 letters, digits, - and _';
    throw new Refusal('invalid_request', { message, findings: [{ path: '/world', message }] });
  };

  const ids = () => [...new Set([...opened.keys(), ...stores.kept()])].sort();
  const exists = (id: string) => opened.has(checked(id)) || stores.kept().includes(id);

  const checkFree = (id: string) => {
    if (exists(id)) throw new Refusal('conflict', { message: `There is a world '${id}' already` });
  };

  return {
    scenarios,
    at: async (id) => opened.get(id) ?? open(checked(id), { ...defaults, ...announced.get(id) }),
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
      return open(id, { ...defaults, ...beginning });
    },
    fork: async (id, snapshot) => {
      checkFree(id);
      return open(id, snapshot);
    },
    drop: async (id) => {
      announced.delete(id);
      if (!exists(id)) throw new Refusal('not_found', { message: `There is no world '${id}'` });
      const dropped = await (opened.get(id) ?? open(id));
      await dropped.close();
      opened.delete(id);
      await stores.drop(id);
    },
    list: async () => Promise.all(ids().map((id) => opened.get(id) ?? open(id))),
    close: async () => {
      for (const opening of opened.values()) await (await opening).close();
      await stores.close();
    },
  };
}

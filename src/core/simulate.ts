/** Fires an event on behalf of somebody who may: for what no vendor call does. */
import { statusOf, type Transition } from './lifecycle.ts';
import type { Persona, Provider } from './provider.ts';
import { Refusal, type Status } from './refusal.ts';
import { collection, lifecycleWith, permits, type Scene, sceneOf } from './resource.ts';
import type { Item } from './store.ts';
import type { World } from './world.ts';

export interface Simulation {
  provider: Provider;
  resource: string;
  id: string;
  event: string;
  /** Name of the persona who acts; without, the first one who may. */
  as?: string | undefined;
  /** What comes along with the event. */
  given?: unknown;
}

export interface Simulated {
  from: Status;
  to: Status;
  record: Item;
}

/** The persona who acts: the one named, or the first who may. */
async function actorFor(scene: Scene, item: Item, transition: Transition, named: string | undefined): Promise<Persona | null> {
  const { personas, name } = scene.provider;
  if (named !== undefined) {
    const found = personas.find((persona) => persona.name === named);
    if (!found) throw new Refusal('not_found', { message: `${name} has no persona '${named}'` });
    return found;
  }
  if (transition.by === undefined) return null;
  for (const actor of personas) if (await permits(sceneOf({ ...scene, actor }), transition, item)) return actor;
  throw new Refusal('not_permitted', { message: `No persona may do this to this record; it takes the ${transition.by}` });
}

/** @throws Refusal `not_found`, `illegal_transition`, `not_permitted` or a guard's; nothing is changed then. */
export const simulate = (world: World, { provider, resource, id, event, as, given }: Simulation): Promise<Simulated> =>
  world.run({ provider, actor: null, asked: new Set() }, async (scene) => {
    const definition = Object.hasOwn(provider.resources, resource) ? provider.resources[resource] : undefined;
    if (!definition) throw new Refusal('not_found', { message: `${provider.name} has no resource '${resource}'` });
    const [lifecycle, transition] = lifecycleWith(definition, event);
    const item = await collection(scene, resource).get(id);
    const actor = await actorFor(scene, item, transition, as);
    const record = await collection(sceneOf({ ...scene, actor }), resource).fire(id, event, given);
    const from = statusOf(lifecycle, item);
    const removed = lifecycle.presence?.removed;
    const to = transition.to ?? from;
    return { from, to: to === removed ? to : statusOf(lifecycle, record), record };
  });

/** Fires an event on behalf of somebody who may: for what no vendor call does. */
import { type Lifecycle, statusOf, type Transition } from './lifecycle.ts';
import type { Persona, Provider } from './provider.ts';
import { Refusal, type Status } from './refusal.ts';
import { type AnyResource, type AnyRole, collection, collectionNamed, lifecycleWith, permits, type Scene, sceneOf } from './resource.ts';
import type { Item } from './store.ts';
import { errand, type World } from './world.ts';

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
async function actorFor(scene: Scene, item: Item, lifecycle: Lifecycle, event: string, named: string | undefined): Promise<Persona | null> {
  const { personas, name } = scene.provider;
  if (named !== undefined) {
    const found = personas.find((persona) => persona.name === named);
    if (!found) throw new Refusal('not_found', { message: `${name} has no persona '${named}'` });
    return found;
  }
  const { by } = lifecycle.events[event] as Transition;
  if (by === undefined) return null;
  for (const actor of personas) if (await permits(sceneOf({ ...scene, actor }), lifecycle, event, item)) return actor;
  // Nobody may: whoever has the role is told why.
  for (const actor of personas) if (await (scene.provider.roles[by] as AnyRole)(item, actor, scene.context)) return actor;
  throw new Refusal('not_permitted', { message: `No persona is the ${by} of this record` });
}

/** @throws Refusal `not_found`, `illegal_transition`, `not_permitted` or a guard's; nothing is changed then. */
export const simulate = (world: World, { provider, resource, id, event, as, given }: Simulation): Promise<Simulated> =>
  world.run(errand(provider), async (scene) => {
    const item = await collectionNamed(scene, resource).get(id);
    const [lifecycle, transition] = lifecycleWith(provider.resources[resource] as AnyResource, event);
    const actor = await actorFor(scene, item, lifecycle, event, as);
    const record = await collection(sceneOf({ ...scene, actor }), resource).fire(id, event, given);
    const from = statusOf(lifecycle, item);
    const removed = lifecycle.presence?.removed;
    const to = transition.to ?? from;
    return { from, to: to === removed ? to : statusOf(lifecycle, record), record };
  });

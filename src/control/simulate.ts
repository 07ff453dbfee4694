/** Fires an event on behalf of a persona who may: for events that no vendor call fires. */
import { type Lifecycle, type LifecycleEvent, statusOf } from '../core/lifecycle.ts';
import type { AnyResource, AnyRole, Persona, Provider } from '../core/provider.ts';
import { Refusal } from '../core/refusal.ts';
import { collection, collectionNamed, judge, lifecycleWith, sceneOf } from '../core/resource.ts';
import type { Scene } from '../core/scene.ts';
import type { Item } from '../core/store.ts';

interface Simulation {
  resource: string;
  id: string;
  event: string;
  /** Name of the persona who acts; without, the first one who may. */
  as?: string | undefined;
  /** Data sent with the event. */
  given?: unknown;
}

/** The persona of this name. @throws Refusal `not_found` */
export function personaNamed({ personas, name }: Provider, wanted: string): Persona {
  const found = personas.find((persona) => persona.name === wanted);
  if (!found) throw new Refusal('not_found', { message: `${name} has no persona '${wanted}'` });
  return found;
}

/** The persona who acts: the first who may. */
async function actorFor(scene: Scene, item: Item, lifecycle: Lifecycle, event: string): Promise<Persona | null> {
  const { by } = lifecycle.events[event] as LifecycleEvent;
  if (by === undefined) return null;
  const { personas, roles } = scene.provider;
  for (const actor of personas) if (!(await judge(sceneOf({ ...scene, actor }), lifecycle, event, item)).refusal) return actor;
  // Nobody may: the refusal is that of a persona who has the role.
  for (const actor of personas) if (await (roles[by] as AnyRole)(item, actor, scene.context)) return actor;
  throw new Refusal('not_permitted', { message: `No persona is the ${by} of this record` });
}

/**
 * Fires an event within a transaction.
 * @returns where it led, and the record as it is now, or as it last was if the event removed it
 * @throws Refusal as `fire` does
 */
export async function play(scene: Scene, { resource, id, event, as, given }: Simulation) {
  const item = await collectionNamed(scene, resource).get(id);
  const [lifecycle, transition] = lifecycleWith(scene.provider.resources[resource] as AnyResource, event);
  const actor = as === undefined ? await actorFor(scene, item, lifecycle, event) : personaNamed(scene.provider, as);
  const record = await collection(sceneOf({ ...scene, actor }), resource).fire(id, event, given);
  const from = statusOf(lifecycle, item);
  const to = transition.to ?? from;
  return { from, to: to === lifecycle.presence?.removed ? to : statusOf(lifecycle, record), record };
}

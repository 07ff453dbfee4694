/** Fires an event on behalf of a persona who may: for events that no vendor call fires. */
import { type Lifecycle, type LifecycleEvent, statusOf } from '../core/lifecycle.ts';
import { knownNames } from '../core/nearest.ts';
import type { AnyResource, AnyRole, Persona, Provider } from '../core/provider.ts';
import { Refusal, type Status } from '../core/refusal.ts';
import { collection, collectionNamed, judge, lifecycleWith, sceneOf } from '../core/resource.ts';
import type { Scene } from '../core/scene.ts';
import type { Item } from '../core/store.ts';

interface Simulation {
  resource: string;
  id: string;
  event: string;
  /** Name of the persona who acts; without, the first one who may. */
  as?: string | undefined;
  /** Data sent with the event, in the vendor's words; without, the document's example if the event needs any. */
  given?: unknown;
}

/** The persona of this name. @throws Refusal `not_found` */
export function personaNamed({ personas, name }: Provider, wanted: string): Persona {
  const found = personas.find((persona) => persona.name === wanted);
  if (!found) {
    const known = personas.map((persona) => persona.name);
    throw new Refusal('not_found', { message: `${name} has no persona '${wanted}'; ${knownNames(wanted, known)}` });
  }
  return found;
}

/**
 * What is sent along with an event.
 * @throws Refusal `invalid_request` if it is not what the life cycle names
 */
function checkedGiven({ name, schemas }: Provider, event: string, { given: schema }: LifecycleEvent, sent: unknown): unknown {
  if (schema === undefined) {
    if (sent === undefined || Object.keys(sent as object).length === 0) return {};
    const message = `${name} takes nothing along with ${event}`;
    throw new Refusal('invalid_request', { findings: [{ path: '/body/given', message }] });
  }
  const given = sent ?? schemas.example(schema);
  const findings = schemas.findings(schema, given).map(({ path, message }) => ({ path: `/body/given${path}`, message }));
  if (findings.length > 0) throw new Refusal('invalid_request', { findings });
  return given;
}

/** The persona who acts: the first who may. */
async function actorFor(scene: Scene, item: Item, lifecycle: Lifecycle, event: string, given: unknown): Promise<Persona | null> {
  const { by } = lifecycle.events[event] as LifecycleEvent;
  if (by === undefined) return null;
  const { personas, roles } = scene.provider;
  for (const actor of personas) if (!(await judge(sceneOf({ ...scene, actor }), lifecycle, event, item, given)).refusal) return actor;
  // Nobody may: the refusal is that of a persona who has the role.
  for (const actor of personas) if (await (roles[by] as AnyRole)(item, actor, scene.context)) return actor;
  throw new Refusal('not_permitted', { message: `No persona is the ${by} of this record` });
}

/** Where an event led, and the record as it is now, or as it last was if the event removed it. */
export interface Played {
  from: Status;
  to: Status;
  record: Item;
}

/**
 * Fires an event within a transaction.
 * @throws Refusal as `fire` does
 */
export async function play(scene: Scene, { resource, id, event, as, given: sent }: Simulation): Promise<Played> {
  const item = await collectionNamed(scene, resource).get(id);
  const [lifecycle, transition] = lifecycleWith(scene.provider.resources[resource] as AnyResource, event);
  const given = checkedGiven(scene.provider, event, transition, sent);
  const actor = as === undefined ? await actorFor(scene, item, lifecycle, event, given) : personaNamed(scene.provider, as);
  const record = await collection(sceneOf({ ...scene, actor }), resource).fire(id, event, given);
  const from = statusOf(lifecycle, item);
  const to = transition.to ?? from;
  return { from, to: to === lifecycle.presence?.removed ? to : statusOf(lifecycle, record), record };
}

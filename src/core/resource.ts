/** Typed view of one collection, inside one transaction. `fire` is the one writer of a status. */
import { agenda } from './agenda.ts';
import type { AnyCollection } from './binding.ts';
import { iso } from './clock.ts';
import { freeze } from './freeze.ts';
import { type Lifecycle, type LifecycleEvent, next, statusOf } from './lifecycle.ts';
import { knownNames } from './nearest.ts';
import type { AnyGuard, AnyResource, AnyRole, Provider } from './provider.ts';
import { matches } from './query.ts';
import { Refusal, type Status } from './refusal.ts';
import type { Scene } from './scene.ts';
import type { Item, Query, Where } from './store.ts';

/** Completes a scene with the context that operations and effects get. */
export function sceneOf(parts: Omit<Scene, 'context'>): Scene {
  const { actor, ids, now, provider, reading } = parts;
  const { magic, resources, values } = provider;
  const scene: Scene = { ...parts, context: undefined };
  const collections = Object.keys(resources).map((name) => [name, collection(scene, name)]);
  scene.context = { ...Object.fromEntries(collections), actor, ids, magic, now, reading, values };
  return scene;
}

/** The context, with what was sent along with an event. */
const givenAlong = ({ context }: Scene, given: unknown): object => ({ ...(context as object), given });

/** The life cycle of a resource that knows an event. */
export function lifecycleWith(resource: AnyResource, event: string): [Lifecycle, LifecycleEvent] {
  const lifecycle = resource.lifecycles?.find(({ events }) => Object.hasOwn(events, event));
  if (!lifecycle) {
    const known = resource.lifecycles?.flatMap(({ events }) => Object.keys(events)) ?? [];
    throw new Refusal('not_found', { message: `No event '${event}' in the life cycles of this resource; ${knownNames(event, known)}` });
  }
  return [lifecycle, lifecycle.events[event] as LifecycleEvent];
}

/** The resource of this name. @throws Refusal `not_found` if there is none */
export function resourceNamed({ name: provider, resources }: Pick<Provider, 'name' | 'resources'>, name: string): AnyResource {
  if (Object.hasOwn(resources, name)) return resources[name] as AnyResource;
  throw new Refusal('not_found', { message: `${provider} has no resource '${name}'; ${knownNames(name, Object.keys(resources))}` });
}

/** The records of the resource of this name. @throws Refusal `not_found` if there is none */
export function collectionNamed(scene: Scene, name: string): AnyCollection {
  resourceNamed(scene.provider, name);
  return collection(scene, name);
}

/** One resource in one transaction, limited to the records that match every condition of `scope`. */
interface Place {
  scene: Scene;
  name: string;
  resource: AnyResource;
  /** Name of the collection in the store. */
  path: string;
  scope: readonly Where[];
}

async function get({ scene, name, path, scope }: Place, id: string | number): Promise<Item> {
  const item = await scene.transaction.get(path, String(id));
  if (!item || !scope.every((where) => matches(item, where)))
    throw new Refusal('not_found', { message: `There is no record ${id} in ${name}` });
  return item;
}

async function put({ scene, path, resource }: Place, item: Item): Promise<Item> {
  const kept = freeze(item);
  await scene.transaction.put(path, String(item[resource.key]), kept);
  return kept;
}

async function create(place: Place, { [place.resource.key]: id, ...fields }: Item): Promise<Item> {
  const { name, resource, scene } = place;
  const tables = resource.lifecycles ?? [];
  const initial = Object.fromEntries(tables.map((table) => [table.field, table.presence ? null : table.initial]));
  // The id first and the statuses next, as in most vendors' examples.
  const item = await put(place, { [resource.key]: id, ...initial, ...fields });
  for (const table of tables) await agenda.plan(scene, name, item, table, table.initial);
  return item;
}

async function may(place: Place, id: string | number, event: string): Promise<boolean> {
  const item = await get(place, id);
  const [lifecycle] = lifecycleWith(place.resource, event);
  return (await judge(place.scene, lifecycle, event, item)).refusal === undefined;
}

async function fire(place: Place, id: string | number, event: string, given: unknown = {}): Promise<Item> {
  const { name, path, resource, scene } = place;
  const { actor, now, provider, transaction, transitions } = scene;
  const item = await get(place, id);
  const [lifecycle, { followedBy = [] }] = lifecycleWith(resource, event);
  const from = statusOf(lifecycle, item);
  const verdict = await judge(scene, lifecycle, event, item, given);
  if (verdict.refusal) throw verdict.refusal;
  const { to } = verdict;
  const effect = provider.effects[name]?.[event] as ((item: Item, scene: unknown) => object) | undefined;
  const patch = effect && (await effect(item, givenAlong(scene, given)));
  const moved: Item = { ...item, ...patch, ...(lifecycle.presence ? {} : { [lifecycle.field]: to }) };
  transitions.push({ at: iso(now), provider: provider.name, resource: name, id: String(id), event, from, to, by: actor?.name ?? null });
  if (to !== from) await agenda.plan(scene, name, moved, lifecycle, to);
  if (lifecycle.presence?.removed === to) {
    await transaction.remove(path, String(id));
    return moved;
  }
  const kept = await put(place, moved);
  for (const follower of followedBy) if (await may(place, id, follower)) return fire(place, id, follower, given);
  return kept;
}

/** The records of one resource, seen within a scope. */
export function collection(scene: Scene, name: string, scope: readonly Where[] = []): AnyCollection {
  const { provider, transaction } = scene;
  const path = `${provider.name}/${name}`;
  const place: Place = { scene, name, resource: provider.resources[name] as AnyResource, path, scope };
  const find = (query: Query) => transaction.find(path, { ...query, allOf: [...(query.allOf ?? []), ...scope] });
  return {
    find,
    get: (id) => get(place, id),
    may: (id, event) => may(place, id, event),
    first: async (where) => (await find({ where, limit: 1 })).items[0],
    create: (fields) => create(place, fields as Item),
    edit: async (id, changes) => put(place, { ...(await get(place, id)), ...changes }),
    fire: (id, event, given) => fire(place, id, event, given),
    within: (narrower) => collection(scene, name, [...scope, narrower]),
  };
}

/** The status an event leads to, or why it is refused: by which rule, and what the rule saw. */
export type Verdict =
  | { to: Status; refusal?: undefined; rule?: undefined; saw?: undefined }
  | { to?: undefined; refusal: Refusal; rule: string; saw: unknown };

/** Asks role, status and guards, in this order. @param sent what comes along with the event; the document's example unless given */
export async function judge(scene: Scene, lifecycle: Lifecycle, event: string, item: Item, sent?: unknown): Promise<Verdict> {
  const { by, given: schema, guards = [] } = lifecycle.events[event] as LifecycleEvent;
  const { actor, context, provider, reading } = scene;
  const given = sent ?? (schema === undefined ? {} : provider.schemas.example(schema));
  if (by && actor && !(await (provider.roles[by] as AnyRole)(item, actor, context))) {
    return { refusal: new Refusal('not_permitted', { message: `Only the ${by} may do this` }), rule: `role: ${by}`, saw: actor.name };
  }
  const status = statusOf(lifecycle, item);
  const to = next(lifecycle, status, event, reading);
  if (to instanceof Refusal) return { refusal: to, rule: `status: ${lifecycle.field}`, saw: status };
  for (const name of guards) {
    const refusal = await (provider.guards[name] as AnyGuard)(item, givenAlong(scene, given));
    if (refusal) return { refusal, rule: `guard: ${name}`, saw: refusal.message };
  }
  return { to };
}

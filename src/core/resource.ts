/** Typed view of one collection, inside one transaction. `fire` is the one writer of a status. */

import { agenda } from './agenda.ts';
import type { AnyCollection } from './binding.ts';
import { iso } from './clock.ts';
import { freeze } from './freeze.ts';
import { type Lifecycle, type LifecycleEvent, next, statusOf } from './lifecycle.ts';
import type { AnyGuard, AnyResource, AnyRole, Provider } from './provider.ts';
import { matches } from './query.ts';
import { Refusal, type Status } from './refusal.ts';
import type { Scene } from './scene.ts';
import type { Item, Query, Where } from './store.ts';

const setting = Symbol('scene');

/** What operations are given: a call uses a collection or two, so each is made when it is asked for. */
const contexts = new WeakMap<Provider, object>();

function collectionsOf(provider: Provider): object {
  const known = contexts.get(provider);
  if (known) return known;
  const made = {};
  for (const name of Object.keys(provider.resources)) {
    Object.defineProperty(made, name, {
      enumerable: true,
      get(this: { [setting]: Scene }) {
        return collection(this[setting], name);
      },
    });
  }
  contexts.set(provider, made);
  return made;
}

/** Completes a scene with the context operations and effects are given. */
export function sceneOf(parts: Omit<Scene, 'context' | 'magic'>): Scene {
  const { actor, ids, now, provider, reading } = parts;
  const { magic } = provider;
  const scene: Scene = { ...parts, magic, context: undefined };
  scene.context = Object.assign(Object.create(collectionsOf(provider)), { actor, ids, magic, now, reading, [setting]: scene });
  return scene;
}

/** The context with what is given along with an event. */
const givenAlong = ({ context }: Scene, given: unknown): object => Object.assign(Object.create(context as object), { given });

const initialOf = ({ initial, presence }: Lifecycle) => (presence ? null : initial);

/** The life cycle of a resource that knows an event. */
export function lifecycleWith(resource: AnyResource, event: string): [Lifecycle, LifecycleEvent] {
  for (const lifecycle of resource.lifecycles ?? []) {
    const transition = Object.hasOwn(lifecycle.events, event) ? lifecycle.events[event] : undefined;
    if (transition) return [lifecycle, transition];
  }
  throw new Refusal('not_found', { message: `No event '${event}' in the life cycles of this resource` });
}

/** The records of the resource of this name. @throws Refusal `not_found` if there is none */
export function collectionNamed(scene: Scene, name: string): AnyCollection {
  if (Object.hasOwn(scene.provider.resources, name)) return collection(scene, name);
  throw new Refusal('not_found', { message: `${scene.provider.name} has no resource '${name}'` });
}

/** The records of one resource, seen within a scope. */
export function collection(scene: Scene, name: string, scope: readonly Where[] = []): AnyCollection {
  const { provider, transaction } = scene;
  const resource = provider.resources[name] as AnyResource;
  const path = `${provider.name}/${name}`;

  const get = async (id: string | number) => {
    const item = await transaction.get(path, String(id));
    if (!item || !scope.every((where) => matches(item, where)))
      throw new Refusal('not_found', { message: `There is no record ${id} in ${name}` });
    return item;
  };

  const keep = async (item: Item) => {
    const kept = freeze(item);
    await transaction.put(path, String(item[resource.key]), kept);
    return kept;
  };

  const find = (query: Query) => transaction.find(path, { ...query, allOf: [...(query.allOf ?? []), ...scope] });

  const fire = async (id: string | number, event: string, given: unknown = {}): Promise<Item> => {
    const item = await get(id);
    const [lifecycle, transition] = lifecycleWith(resource, event);
    const status = statusOf(lifecycle, item);
    const verdict = await judge(scene, lifecycle, event, item, given);
    if (verdict.refusal) throw verdict.refusal;
    const { to } = verdict;
    const effect = provider.effects[name]?.[event] as ((item: Item, scene: unknown) => object) | undefined;
    const patch = effect && (await effect(item, givenAlong(scene, given)));
    const moved: Item = { ...item, ...patch, ...(lifecycle.presence ? {} : { [lifecycle.field]: to }) };
    const { transitions, now, actor } = scene;
    transitions.push({
      at: iso(now),
      provider: provider.name,
      resource: name,
      id: String(id),
      event,
      from: status,
      to,
      by: actor?.name ?? null,
    });
    if (to !== status) await agenda.plan(scene, name, moved, lifecycle, to);
    if (lifecycle.presence?.removed === to) {
      await transaction.remove(path, String(id));
      return moved;
    }
    const kept = await keep(moved);
    for (const follower of transition.followedBy ?? []) if (await may(id, follower)) return fire(id, follower, given);
    return kept;
  };

  const may = async (id: string | number, event: string): Promise<boolean> => {
    const item = await get(id);
    const [lifecycle] = lifecycleWith(resource, event);
    return (await judge(scene, lifecycle, event, item)).refusal === undefined;
  };

  return {
    get,
    find,
    may,
    first: async (where) => (await find({ where, limit: 1 })).items[0],
    create: async (fields) => {
      const tables = resource.lifecycles ?? [];
      const initial = Object.fromEntries(tables.map((table) => [table.field, initialOf(table)]));
      // The id first and the statuses next, as in most vendors' examples.
      const { [resource.key]: id, ...rest } = fields as Item;
      const item = await keep({ [resource.key]: id, ...initial, ...rest });
      for (const table of tables) await agenda.plan(scene, name, item, table, table.initial);
      return item;
    },
    edit: async (id, changes) => keep({ ...(await get(id)), ...changes }),
    fire,
    within: (narrower) => collection(scene, name, [...scope, narrower]),
  };
}

/** What stands for or against an event on a record: the status it leads to, or why not, by which rule, seeing what. */
export type Verdict = { to: Status; refusal?: undefined } | { refusal: Refusal; rule: string; saw: unknown };

/** Asks role, status and guards, in this order. */
export async function judge(scene: Scene, lifecycle: Lifecycle, event: string, item: Item, given: unknown = {}): Promise<Verdict> {
  const { by, guards = [] } = lifecycle.events[event] as LifecycleEvent;
  const { actor, context, provider, reading } = scene;
  if (by && actor && !(await (provider.roles[by] as AnyRole)(item, actor, context))) {
    return { refusal: new Refusal('not_permitted', { message: `Only the ${by} may do this` }), rule: `role: ${by}`, saw: actor.name };
  }
  const status = statusOf(lifecycle, item);
  let to: Status;
  try {
    to = next(lifecycle, status, event, reading);
  } catch (refusal) {
    if (refusal instanceof Refusal) return { refusal, rule: `status: ${lifecycle.field}`, saw: status };
    throw refusal;
  }
  for (const name of guards) {
    const refusal = await (provider.guards[name] as AnyGuard)(item, givenAlong(scene, given));
    if (refusal) return { refusal, rule: `guard: ${name}`, saw: refusal.message };
  }
  return { to };
}

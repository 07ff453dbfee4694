/** Typed view of one collection, inside one transaction. `fire` is the one writer of a status. */

import { agenda } from './agenda.ts';
import { type Instant, iso } from './clock.ts';
import { freeze } from './freeze.ts';
import type { Ids } from './ids.ts';
import { type Lifecycle, next, statusOf, type Transition } from './lifecycle.ts';
import type { Input } from './operation.ts';
import type { Persona, Provider } from './provider.ts';
import { matches } from './query.ts';
import type { Ask } from './reading.ts';
import { Refusal, type Status } from './refusal.ts';
import type { Item, Query, Transaction, Where } from './store.ts';

/** A resource: its schema in the document, the field that identifies a record, its life cycles, and how it is searched. */
export interface AnyResource {
  schema: string;
  key: string;
  lifecycles?: readonly Lifecycle[];
  /** Lists of fields the store keeps records sorted by, besides `key`, so that those asked for are found at once. */
  indexes?: readonly (readonly string[])[];
}

type LifecycleOf<R> = R extends { lifecycles: readonly (infer L)[] } ? L : never;
type EventOf<R> = LifecycleOf<R> extends infer L ? (L extends { events: infer E } ? keyof E & string : never) : never;
type StatusFieldOf<R> =
  LifecycleOf<R> extends infer L ? (L extends { presence: object } ? never : L extends { field: infer F } ? F : never) : never;
type AnyFieldOf<R> = LifecycleOf<R> extends infer L ? (L extends { field: infer F } ? F : never) : never;
type KeyOf<R> = R extends { key: infer K } ? K : never;

/** How an operation is called to fire an event: operationId, path values and a body to be completed. */
type CallOf<Documented> = {
  [Id in keyof Documented]: { operationId: Id; path?: Input<Documented[Id]>['path']; body?: Input<Documented[Id]>['body'] };
}[keyof Documented];

/** The vendor's calls by resource and event. */
export type Calls<Resources, Schemas, Documented> = {
  [Name in keyof Resources]?: {
    [Event in EventOf<Resources[Name]>]?: Resources[Name] extends { schema: infer S extends keyof Schemas }
      ? (item: Schemas[S]) => CallOf<Documented> | undefined
      : never;
  };
};

/** What an effect may change: anything but the status and the id. */
type Patch<T, R> = T extends unknown ? Partial<Omit<T, (StatusFieldOf<R> | KeyOf<R>) & string>> : never;

/** One collection of records of type T as operations see it. Ids are the vendor's, numbers or strings. */
export interface Collection<T, R, Given> {
  /** @throws Refusal `not_found` */
  get(id: string | number): Promise<T>;
  find(query: Query): Promise<{ total: number; items: T[] }>;
  /** The first match, if any. */
  first(where: Where): Promise<T | undefined>;
  /** Adds a record in the initial status of its life cycles. */
  create(item: T extends unknown ? Omit<T, AnyFieldOf<R> & string> : never): Promise<T>;
  /** Changes fields no life cycle governs. @throws Refusal `not_found` */
  edit(id: string | number, changes: T extends unknown ? Partial<Omit<T, (AnyFieldOf<R> | KeyOf<R>) & string>> : never): Promise<T>;
  /**
   * Lets an event happen: its effect and the new status are one change.
   * @throws Refusal `not_found`, `not_permitted`, `illegal_transition`, or a guard's.
   */
  fire(id: string | number, event: EventOf<R>, given?: Given): Promise<T>;
  /** Whether an event could happen to a record now: role, status and guards allow it. */
  may(id: string | number, event: EventOf<R>): Promise<boolean>;
  /** The same collection as somebody sees it who sees only records that match. */
  within(scope: Where): Collection<T, R, Given>;
}

/** A collection whose types are forgotten. */
export type AnyCollection = Collection<Item, Required<AnyResource>, unknown>;

/** What surrounds an operation, an effect or a guard. `actor` is null when the clock fires an event. */
export interface Surroundings<P extends Persona, Reading extends string> {
  actor: P | null;
  reading: Ask<Reading>;
  now: Instant;
  ids: Ids;
}

/** An operation's context: the provider's collections by name, and what surrounds it. */
export type Context<Resources, Schemas, P extends Persona, Reading extends string, Given> = {
  readonly [Name in keyof Resources]: Resources[Name] extends { schema: infer S extends keyof Schemas }
    ? Collection<Schemas[S], Resources[Name], Given>
    : never;
} & Surroundings<P, Reading>;

/** Effects of a provider: per resource and event, the fields that change along with the status. */
export type Effects<Resources, Schemas, Context, Given> = {
  [Name in keyof Resources]?: {
    [Event in EventOf<Resources[Name]>]?: Resources[Name] extends { schema: infer S extends keyof Schemas }
      ? (
          item: Schemas[S],
          scene: Context & { given: Given },
        ) => Patch<Schemas[S], Resources[Name]> | Promise<Patch<Schemas[S], Resources[Name]>>
      : never;
  };
};

/** Whether a persona has a role towards a record. */
export type AnyRole = (item: Item, actor: Persona, context: unknown) => boolean | Promise<boolean>;

/** What stands against an event on a record, if anything does. */
type AnyGuard = (item: Item, context: unknown) => Refusal | undefined | Promise<Refusal | undefined>;

/** A transition that happened. `by` is the persona who fired it; null where nobody did, as for the clock. */
export interface Happening {
  /** World time, ISO 8601. */
  at: string;
  provider: string;
  resource: string;
  id: string;
  event: string;
  from: Status;
  to: Status;
  by: string | null;
}

/** The scene of one provider in one transaction, as the code below needs it. */
export interface Scene extends Surroundings<Persona, string> {
  provider: Provider;
  transaction: Transaction;
  /** Transitions of this transaction, in order. */
  happened: Happening[];
  /** The context operations and effects are given. */
  context: unknown;
}

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
export function sceneOf(parts: Omit<Scene, 'context'>): Scene {
  const { actor, ids, now, provider, reading } = parts;
  const scene: Scene = { ...parts, context: undefined };
  scene.context = Object.assign(Object.create(collectionsOf(provider)), { actor, ids, now, reading, [setting]: scene });
  return scene;
}

/** The context with what is given along with an event. */
const givenAlong = ({ context }: Scene, given: unknown): object => Object.assign(Object.create(context as object), { given });

const initialOf = ({ initial, presence }: Lifecycle) => (presence ? null : initial);

/** The life cycle of a resource that knows an event. */
export function lifecycleWith(resource: AnyResource, event: string): [Lifecycle, Transition] {
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
    const { happened, now, actor } = scene;
    happened.push({
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
  const { by, guards = [] } = lifecycle.events[event] as Transition;
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

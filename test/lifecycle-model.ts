/** A model of one record: what its life-cycle tables say it does next, computed apart from the engine under test. */
import { iso, span } from '../src/core/clock.ts';
import { type Lifecycle, type LifecycleEvent, statusOf } from '../src/core/lifecycle.ts';
import { magicOf } from '../src/core/magic.ts';
import type { AnyGuard, AnyResource, AnyRole, Persona, Provider, Vendor } from '../src/core/provider.ts';
import { matches } from '../src/core/query.ts';
import type { Item, Where } from '../src/core/store.ts';
import type { Answer, Story } from './story.ts';

export interface Resource {
  provider: Provider;
  name: string;
  resource: AnyResource;
  magic: ReturnType<typeof magicOf>;
}

/** A transition as the history shows it. */
export interface Expected {
  event: string;
  from: unknown;
  to: unknown;
  by: string | null;
  at: string;
}

export interface RecordModel {
  id: string;
  /** Undefined once an event has removed the record. */
  item: Item | undefined;
  /** Events that `next` says an invariant is against, since the record was last compared. */
  foretold: string[];
  /** Every transition so far, oldest first. */
  history: Expected[];
  /** Timed events to come: event -> instant (ISO 8601). */
  deadlines: Record<string, string>;
}

/** Resources that have at least one life cycle. */
export function withLifecycles({ implementation: provider, document }: Vendor): Resource[] {
  const magic = magicOf(document['x-magic']);
  return Object.entries(provider.resources).flatMap(([name, resource]) =>
    resource.lifecycles?.length ? [{ provider, name, resource, magic }] : [],
  );
}

export const tableOf = ({ resource }: Resource, event: string): [Lifecycle, LifecycleEvent] => {
  const lifecycle = resource.lifecycles?.find(({ events }) => Object.hasOwn(events, event)) as Lifecycle;
  return [lifecycle, lifecycle.events[event] as LifecycleEvent];
};

export const eventsOf = ({ resource }: Resource) => (resource.lifecycles ?? []).flatMap(({ events }) => Object.keys(events));

/** The record with the field of a life cycle set to a status, where a field holds the status as it is. */
const withStatus = (lifecycle: Lifecycle, item: Item, status: unknown): Item =>
  lifecycle.presence ? item : ({ ...item, [lifecycle.field]: status } as Item);

/** Whether an event was refused because an invariant would not hold. */
export const brokeInvariant = ({ provider }: Resource, { status, body }: Answer): boolean =>
  status === 409 &&
  Object.values(provider.invariants ?? {}).some((table) => Object.keys(table).some((name) => body.detail.endsWith(`(${name})`)));

/** Whether something may be sent along with an event; nothing stands for the document's example. */
export function fits(target: Resource, event: string, sent: object | undefined): boolean {
  const [, { given: schema }] = tableOf(target, event);
  if (sent === undefined) return true;
  return schema === undefined ? Object.keys(sent).length === 0 : target.provider.schemas.findings(schema, sent).length === 0;
}

/** Answers for one world what guards, roles and readings of the tables say. */
export function oracle(target: Resource, { admin }: Story, readings: Readonly<Record<string, string>>) {
  const { provider } = target;
  const collection = (name: string) => {
    const all = async () => (await admin('GET', `/${provider.name}/${name}?limit=1000`)).body.items as Item[];
    return {
      get: async (id: string | number) => (await admin('GET', `/${provider.name}/${name}/${id}`)).body as Item,
      find: async ({ where = {} }: { where?: Where } = {}) => ({ items: (await all()).filter((item) => matches(item, where)) }),
      first: async (where: object) =>
        (await all()).find((item) => Object.entries(where).every(([field, value]) => item[field as keyof Item] === value)),
    };
  };
  const reading = (id: string) => readings[`${provider.name}/${id}`] ?? provider.readings[id]?.default;
  const collections = Object.fromEntries(Object.keys(provider.resources).map((name) => [name, collection(name)]));
  const context = (actor: Persona | null, given: object) => ({
    ...collections,
    actor,
    given,
    reading,
    magic: target.magic,
    values: provider.values,
  });

  const has = (role: string, item: Item, actor: Persona) => (provider.roles[role] as unknown as AnyRole)(item, actor, context(actor, {}));

  /** The rule against an event, as `next` names it; undefined if nothing is against it. */
  const ruleAgainst = async (item: Item, event: string, actor: Persona | null, sent?: object): Promise<string | undefined> => {
    const [lifecycle, { by, from, also, given: schema, guards = [] }] = tableOf(target, event);
    const given = sent ?? (schema === undefined ? {} : (provider.schemas.example(schema) as object));
    if (by && actor && !(await has(by, item, actor))) return `role: ${by}`;
    const starts = also && reading(also.reading) === also.is ? [...from, ...also.from] : from;
    if (!starts.includes(statusOf(lifecycle, item))) return `status: ${lifecycle.field}`;
    for (const guard of guards) {
      if (await (provider.guards[guard] as unknown as AnyGuard)(item, context(actor, given))) return `guard: ${guard}`;
    }
    return undefined;
  };

  /** Who plays an event that names nobody: the first persona who may, or else the first who has its role. */
  const actorFor = async (item: Item, event: string, given?: object): Promise<Persona | null | undefined> => {
    const [, { by }] = tableOf(target, event);
    if (by === undefined) return null;
    for (const actor of provider.personas) if ((await ruleAgainst(item, event, actor, given)) === undefined) return actor;
    for (const actor of provider.personas) if (await has(by, item, actor)) return actor;
    return undefined;
  };

  /**
   * The transitions an event makes: its own, and those of the first follower whose guards let it.
   * @param after the record once all was played; effects change what followers' guards see
   */
  const transitions = async (item: Item, event: string, actor: Persona | null, at: string, after: Item): Promise<Expected[]> => {
    const [lifecycle, { to: target_, followedBy = [] }] = tableOf(target, event);
    const from = statusOf(lifecycle, item);
    const to = target_ ?? from;
    const own = { event, from, to, by: actor?.name ?? null, at };
    const between = withStatus(lifecycle, after, to);
    for (const follower of followedBy) {
      if ((await ruleAgainst(between, follower, actor)) === undefined) {
        return [own, ...(await transitions(between, follower, actor, at, after))];
      }
    }
    return [own];
  };

  /** Every invariant that does not hold for a record of the vendor, with the record. */
  const broken = async (): Promise<string[]> => {
    const found: string[] = [];
    const all = new Map<string, Item[]>();
    for (const name of Object.keys(provider.resources)) all.set(name, (await collection(name).find()).items);
    const now = Date.parse((await admin('GET', '/clock')).body.now);
    const kept = (name: string) => ({
      get: async (id: unknown) => all.get(name)?.find((item) => item[provider.resources[name]?.key ?? ''] === id),
      find: async ({ where }: { where: Where }) => {
        const items = (all.get(name) ?? []).filter((item) => matches(item, where));
        return { total: items.length, items };
      },
    });
    const state = { ...Object.fromEntries([...all.keys()].map((name) => [name, kept(name)])), now };
    for (const [name, table] of Object.entries(provider.invariants ?? {})) {
      for (const [invariant, { holds }] of Object.entries(table)) {
        for (const item of all.get(name) ?? []) {
          if (!(await holds(item as never, state as never))) found.push(`${invariant}: ${JSON.stringify(item)}`);
        }
      }
    }
    return found;
  };

  return { actorFor, broken, ruleAgainst, transitions };
}

/** Timed events of a life cycle that are to come after a record came to a status; those of other statuses are dropped. */
export function plan(deadlines: Record<string, string>, lifecycle: Lifecycle, status: unknown, item: Item, now: number) {
  const planned = { ...deadlines };
  for (const [event, { from, after, at }] of Object.entries(lifecycle.events)) {
    if (after === undefined && at === undefined) continue;
    delete planned[event];
    if (!(from as readonly unknown[]).includes(status)) continue;
    planned[event] = at ? iso(Date.parse(item[at as keyof Item] as string)) : iso(now + span(after as string));
  }
  return planned;
}

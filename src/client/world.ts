/** A world as one steers it from a program: over the control plane, whether its sandbox is in this process or elsewhere. */
import createClient, { type Client } from 'openapi-fetch';
import type { components, operations, paths } from '../core/control/api.d.ts';
import { type Clients, clients, type Served } from './vendors.ts';

type Schemas = components['schemas'];
type JsonOf<Id extends keyof operations> = operations[Id] extends { requestBody?: { content: { 'application/json': infer B } } }
  ? B
  : never;

/** How a world begins. What is left out is as the sandbox begins its worlds. */
export type Beginning = Omit<JsonOf<'createWorld'>, 'id' | 'from'>;
/** A fault, to be armed. */
export type Fault = Schemas['Fault'];
/** A request of the journal with its answer. */
export type Entry = Schemas['JournalEntry'];
/** What entries of the journal are found by. */
export type Criteria = JsonOf<'findRequests'>;
/** A transition. */
export type Fired = Schemas['Fired'];

/** One record of a world, by vendor, resource and id. */
type At = [provider: string, resource: string, id: string | number];

/**
 * One world of a running sandbox, with a typed client per vendor that calls as the vendor's first persona.
 * Whatever the sandbox refuses is thrown as an Error in its words.
 */
export interface SandboxWorld extends Clients {
  id: string;
  /** Base address of the vendors' APIs in this world: `http://127.0.0.1:4010/w/t1`. */
  url: string;
  /** The clients, calling as this persona where the vendor has it. @throws Error for one there is none of */
  as(persona: string): Clients;
  /** Back to its beginning. */
  reset(): Promise<void>;
  /** Switches readings: `provider/reading` -> option. */
  switch(readings: Readonly<Record<string, string>>): Promise<void>;
  /** World time, ISO 8601. */
  now(): Promise<string>;
  /** Moves its clock forward, by a span such as `60s` or `20d` or to an ISO 8601 instant; answers what fired, in order. */
  advance(by: string): Promise<Fired[]>;
  /** Stops its clock. */
  freeze(): Promise<void>;
  /** Sets its clock forward to an instant, standing or running; answers what fired, in order. */
  setClock(clock: JsonOf<'setClock'>): Promise<Fired[]>;
  /** Sets its clock as it began; the data stays. */
  resetClock(): Promise<void>;
  /** Fires an event on a record and answers the record. @param as name of the persona who acts; without, the first who may */
  simulate(...event: [...At, event: string, as?: string]): Promise<Schemas['Record']>;
  /** Plays a record to a status along the shortest legal path, and answers the record. */
  goTo(...status: [...At, status: string | number]): Promise<Schemas['Record']>;
  /** What can be done to a record now, by anybody or by one persona; what is refused, and why; what is due. */
  next(...record: [...At, as?: string]): Promise<Schemas['Next']>;
  /** Its last thousand transitions, newest first, or those that match. */
  history(match?: NonNullable<operations['listHistory']['parameters']['query']>): Promise<Schemas['HistoryEntry'][]>;
  /** Takes back the last change. */
  undo(): Promise<void>;
  /** Saves it under a name. */
  save(name: string): Promise<void>;
  /** What was saved, by name. */
  snapshots(): Promise<Schemas['Snapshot'][]>;
  /** Returns to what was saved under a name. */
  restore(name: string): Promise<void>;
  /** Drops what was saved under a name. Nothing happens if nothing was. */
  forget(name: string): Promise<void>;
  /** A new world that goes on where this one is, or was when it was saved under a name. */
  fork(snapshot?: string): Promise<SandboxWorld>;
  /** Begins it anew in a scenario, such as `busy-monday`. */
  choose(scenario: string): Promise<void>;
  /** Arms a fault, which then strikes the calls it is for. `disarm` may be called when it is spent already. */
  arm(fault: Fault): Promise<{ id: string; disarm(): Promise<void> }>;
  /** The vendor calls of its journal that meet all criteria, newest first, with what they were answered. */
  requests(criteria?: Criteria): Promise<Entry[]>;
  /** Its data is gone; a later call that names it begins it anew. Nothing happens if it has not begun. */
  drop(): Promise<void>;
}

/** What the control plane answered. @throws Error with its own words */
export async function told<T>(asked: Promise<{ data?: T; error?: Schemas['Problem']; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new Error(error?.detail ?? `${response.url} answered ${response.status}`);
  return data as T;
}

/** A client of the control plane. @param url of a sandbox, or of one of its worlds */
export const controlClient = (url: string, adminToken: string | undefined): Client<paths> =>
  createClient<paths>({
    baseUrl: `${url}/__admin`,
    ...(adminToken !== undefined && { headers: { Authorization: `Bearer ${adminToken}` } }),
  });

/** Done unless it was refused; that there is nothing of the name is as good as done. */
async function gone(asked: Promise<{ error?: Schemas['Problem']; response: Response }>): Promise<void> {
  const { error, response } = await asked;
  if (!response.ok && response.status !== 404) throw new Error(error?.detail);
}

const isInstant = (text: string) => /^\d{4}-/.test(text);

/** @param sandbox address of the sandbox: `http://127.0.0.1:4010` */
export function worldClient(sandbox: string, id: string, served: Served, adminToken: string | undefined): SandboxWorld {
  const url = `${sandbox}/w/${id}`;
  const { DELETE, GET, POST, PUT } = controlClient(url, adminToken);
  const record = (provider: string, resource: string, one: string | number) => ({ provider, resource, id: String(one) });
  return {
    ...clients(url, served),
    id,
    url,
    as: (persona) => clients(url, served, persona),
    reset: async () => void (await told(POST('/reset'))),
    switch: async (readings) => void (await told(PUT('/readings', { body: { ...readings } }))),
    now: async () => (await told(GET('/clock'))).now,
    advance: async (by) => (await told(POST('/clock/advance', { body: isInstant(by) ? { to: by } : { by } }))).fired,
    freeze: async () => void (await told(POST('/clock/freeze'))),
    setClock: async (clock) => (await told(PUT('/clock', { body: clock }))).fired,
    resetClock: async () => void (await told(POST('/clock/reset'))),
    simulate: async (provider, resource, one, event, as) => {
      const path = { ...record(provider, resource, one), event };
      const body = as === undefined ? {} : { as };
      return (await told(POST('/{provider}/{resource}/{id}/simulate/{event}', { params: { path }, body }))).record;
    },
    goTo: async (provider, resource, one, status) => {
      const path = { ...record(provider, resource, one), status: String(status) };
      return (await told(POST('/{provider}/{resource}/{id}/goto/{status}', { params: { path } }))).record;
    },
    next: (provider, resource, one, as) => {
      const query = as === undefined ? {} : { as };
      return told(GET('/{provider}/{resource}/{id}/next', { params: { path: record(provider, resource, one), query } }));
    },
    history: async (match = {}) => (await told(GET('/history', { params: { query: { limit: 1000, ...match } } }))).items,
    undo: async () => void (await told(POST('/undo'))),
    save: async (name) => void (await told(POST('/snapshots', { body: { name } }))),
    snapshots: () => told(GET('/snapshots')),
    forget: (name) => gone(DELETE('/snapshots/{name}', { params: { path: { name } } })),
    restore: async (name) => void (await told(POST('/snapshots/{name}/restore', { params: { path: { name } } }))),
    fork: async (snapshot) => {
      const from = { world: id, ...(snapshot !== undefined && { snapshot }) };
      return worldClient(sandbox, (await told(POST('/worlds', { body: { from } }))).id, served, adminToken);
    },
    choose: async (name) => void (await told(PUT('/scenarios/{name}', { params: { path: { name } } }))),
    arm: async (fault) => {
      const { id: armed } = await told(POST('/faults', { body: fault }));
      return { id: armed, disarm: () => gone(DELETE('/faults/{id}', { params: { path: { id: armed } } })) };
    },
    requests: async (criteria = {}) => (await told(POST('/requests/find', { body: { limit: 1000, ...criteria } }))).requests,
    drop: () => gone(DELETE('/worlds/{id}', { params: { path: { id } } })),
  };
}

/** A world as programs steer it: over the control plane, whether its sandbox runs in this process or elsewhere. */
import type { operations } from '../core/control/api.d.ts';
import { advanceBody, answerOf, type BodyOf, type ControlClient, controlClient, type Fetch, type Schemas } from './control.ts';
import { Records } from './records.ts';
import { type Clients, clients, type Served } from './vendors.ts';

/** How a world begins. What is left out is as the sandbox begins its worlds. */
export type Beginning = Omit<BodyOf<'createWorld'>, 'id' | 'from'>;
/** A fault, to be armed. */
export type Fault = Schemas['Fault'];
/** A request of the journal with its answer. */
export type JournalEntry = Schemas['JournalEntry'];
/** Criteria to find journal entries by. */
export type Criteria = BodyOf<'findRequests'>;
/** All that a world is: a file to be imported, or a scenario. */
export type WorldExport = Schemas['WorldExport'];
/** A transition of a record. */
export type Transition = Schemas['Transition'];

/** A running sandbox: its address (`http://127.0.0.1:4010`), the token its control plane asks for, and what it serves. */
interface ServedAt extends Served {
  url: string;
  adminToken: string | undefined;
  fetch?: Fetch | undefined;
}

/** The methods that steer a world. What the sandbox refuses is thrown as an Error in its words. */
class WorldClient {
  readonly id: string;
  /** Base address of the vendors' APIs in this world: `http://127.0.0.1:4010/w/t1`. */
  readonly url: string;
  /** The records of every vendor: to be listed, made, changed and removed. */
  readonly records: Records;
  readonly #sandbox: ServedAt;
  readonly #control: ControlClient;

  constructor(id: string, sandbox: ServedAt) {
    this.id = id;
    this.url = `${sandbox.url}/w/${id}`;
    this.#sandbox = sandbox;
    this.#control = controlClient(sandbox.url, sandbox.adminToken, id, sandbox.fetch);
    this.records = new Records(this.#control);
  }

  /** The vendors' clients, calling as this persona where the vendor has it. @throws Error for an unknown persona */
  as = (persona: string): Clients => clients(this.url, this.#sandbox, this.entryOf, persona);

  /** Returns the world to its beginning. */
  reset = async (): Promise<void> => void (await answerOf(this.#control.POST('/reset')));

  /** Switches readings: `provider/reading` -> option. */
  switch = async (readings: Readonly<Record<string, string>>): Promise<void> =>
    void (await answerOf(this.#control.PUT('/readings', { body: { ...readings } })));

  /** World time, ISO 8601. */
  now = async (): Promise<string> => (await answerOf(this.#control.GET('/clock'))).now;

  /** Moves the clock forward, by a span such as `60s` or `20d` or to an RFC 3339 instant. Returns what fired, in order. */
  advance = async (by: string): Promise<Transition[]> =>
    (await answerOf(this.#control.POST('/clock/advance', { body: advanceBody(by) }))).fired;

  /** Freezes the clock. */
  freeze = async (): Promise<void> => void (await answerOf(this.#control.POST('/clock/freeze')));

  /** Sets the clock forward to an instant, frozen or running. Returns what fired, in order. */
  setClock = async (clock: BodyOf<'setClock'>): Promise<Transition[]> =>
    (await answerOf(this.#control.PUT('/clock', { body: clock }))).fired;

  /** Sets the clock as it began; the data stays. */
  resetClock = async (): Promise<void> => void (await answerOf(this.#control.POST('/clock/reset')));

  /** Fires an event on a record and returns the record. The last argument names the persona who acts; without, the first who may. */
  simulate = async (provider: string, resource: string, id: string | number, event: string, as?: string): Promise<Schemas['Record']> => {
    const params = { path: { provider, resource, id: String(id), event } };
    return (await answerOf(this.#control.POST('/{provider}/{resource}/{id}/simulate/{event}', { params, body: { as } }))).record;
  };

  /** Plays a record to a status along the shortest legal path, and returns the record. */
  goTo = async (provider: string, resource: string, id: string | number, status: string | number): Promise<Schemas['Record']> => {
    const params = { path: { provider, resource, id: String(id), status: String(status) } };
    return (await answerOf(this.#control.POST('/{provider}/{resource}/{id}/goto/{status}', { params }))).record;
  };

  /** What is allowed and refused on a record now, and what is due. The last argument names a persona; without, roles are not asked. */
  next = (provider: string, resource: string, id: string | number, as?: string): Promise<Schemas['Next']> => {
    const params = { path: { provider, resource, id: String(id) }, query: { as } };
    return answerOf(this.#control.GET('/{provider}/{resource}/{id}/next', { params }));
  };

  /** The last thousand transitions, newest first, or those that match. */
  history = async (match: NonNullable<operations['listHistory']['parameters']['query']> = {}): Promise<Schemas['HistoryEntry'][]> =>
    (await answerOf(this.#control.GET('/history', { params: { query: { limit: 1000, ...match } } }))).items;

  /** Takes back the last change. */
  undo = async (): Promise<void> => void (await answerOf(this.#control.POST('/undo')));

  /** Saves the world under a name. */
  save = async (name: string): Promise<void> => void (await answerOf(this.#control.POST('/snapshots', { body: { name } })));

  /** The snapshots, by name. */
  snapshots = (): Promise<Schemas['Snapshot'][]> => answerOf(this.#control.GET('/snapshots'));

  /** Returns the world to a snapshot. */
  restore = async (name: string): Promise<void> =>
    void (await answerOf(this.#control.POST('/snapshots/{name}/restore', { params: { path: { name } } })));

  /** Drops a snapshot, if there is one of this name. */
  forget = (name: string): Promise<void> => answerOf(this.#control.DELETE('/snapshots/{name}', { params: { path: { name } } }), 404);

  /** Begins a world that continues from this one, or from a snapshot of it. */
  fork = async (snapshot?: string): Promise<SandboxWorld> => {
    const { id } = await answerOf(this.#control.POST('/worlds', { body: { from: { world: this.id, snapshot } } }));
    return worldClient(id, this.#sandbox);
  };

  /** All that the world is, for a file, another sandbox, or `scenarios`. */
  export = (): Promise<WorldExport> => answerOf(this.#control.GET('/worlds/{id}/export', { params: { path: { id: this.id } } }));

  /** Makes the world what an exported one was. */
  import = async (file: WorldExport): Promise<void> =>
    void (await answerOf(this.#control.POST('/worlds/{id}/import', { params: { path: { id: this.id } }, body: file })));

  /** Begins the world again in a scenario, such as `busy-monday`. */
  choose = async (name: string): Promise<void> =>
    void (await answerOf(this.#control.PUT('/scenarios/{name}', { params: { path: { name } } })));

  /** Arms a fault. `disarm` may be called when it is spent already. */
  arm = async (fault: Fault): Promise<{ id: string; disarm(): Promise<void> }> => {
    const { id } = await answerOf(this.#control.POST('/faults', { body: fault }));
    return { id, disarm: () => answerOf(this.#control.DELETE('/faults/{id}', { params: { path: { id } } }), 404) };
  };

  /** The journal's vendor calls that meet all criteria, newest first, with their answers. */
  requests = async (criteria: Criteria = {}): Promise<JournalEntry[]> =>
    (await answerOf(this.#control.POST('/requests/find', { body: { limit: 1000, ...criteria } }))).requests;

  /** What the journal has of the call with this answer, unless that was long ago. */
  entryOf = async ({ headers, status }: Response): Promise<JournalEntry | undefined> =>
    (await this.requests({ status })).find(({ requestId }) => requestId === headers.get('X-Request-Id'));

  /** The journal's newest vendor calls as an HTTP Archive (HAR 1.2), the oldest first. */
  har = (): Promise<Schemas['Har']> => answerOf(this.#control.GET('/requests/har'));

  /** The documented operations that are closest to a call of the journal that met none, the closest first. */
  nearMisses = async (id: number): Promise<Schemas['NearMiss'][]> =>
    (await answerOf(this.#control.GET('/near-misses/{id}', { params: { path: { id } } }))).operations;

  /** Drops the world, if it has begun; a later call that names it begins it again. */
  drop = (): Promise<void> => answerOf(this.#control.DELETE('/worlds/{id}', { params: { path: { id: this.id } } }), 404);
}

/** One world of a running sandbox, with a typed client per vendor that calls as the vendor's first persona. */
export type SandboxWorld = WorldClient & Clients;

export function worldClient(id: string, sandbox: ServedAt): SandboxWorld {
  const world = new WorldClient(id, sandbox);
  return Object.assign(world, clients(world.url, sandbox, world.entryOf));
}

/** The sandbox as a library: puts the rooms together. */
import { createHash } from 'node:crypto';
import { Disagreement } from './check/disagreement.ts';
import type { Served } from './client/vendors.ts';
import { type Beginning, type SandboxWorld, worldClient } from './client/world.ts';
import { control, controlCode } from './control/index.ts';
import { clockInstant, span } from './core/clock.ts';
import { addressOf } from './core/document.ts';
import { bases as basesOf, type Scenario, scenariosKnown, startup, writtenAt } from './core/fixtures.ts';
import { Journal, JournalBudget, smallestBudget } from './core/journal/ring.ts';
import { type Durability, durabilities } from './core/ledger.ts';
import type { ControlApi, Vendor } from './core/provider.ts';
import { checkSwitches } from './core/reading.ts';
import type { Beginning as WorldBeginning } from './core/state.ts';
import { Worlds } from './core/worlds.ts';
import { mount } from './http/api.ts';
import type { Fetch } from './http/fetch.ts';
import { serving } from './http/server.ts';
import { checked, discover, document, scenarios, version } from './providers/discover.ts';
import { lowdbLedger } from './store/lowdb.ts';
import { memoryLedger } from './store/memory.ts';
import { storesOver } from './store/transactions.ts';

export interface SandboxOptions {
  /** 4010 unless given; 0 takes a free one. With `false` there is none, and `fetch` alone reaches the sandbox. */
  port?: number | false;
  /** 127.0.0.1 unless given. Elsewhere than on loopback an `adminToken` is demanded. */
  host?: string;
  /** Folder that keeps the worlds; without, they live as long as the sandbox. */
  data?: string;
  /** Seed of worlds that are not given one of their own; 1 unless given. */
  seed?: number;
  /** RFC 3339 instant at which the clocks of new worlds stand still; without, they run with real time. */
  startTime?: string;
  /** What callers of the control plane must send as `Authorization: Bearer`. */
  adminToken?: string;
  /** Origins whose pages may call the control plane, such as `http://localhost:3000`. */
  adminOrigin?: string | readonly string[];
  /** Origins whose pages may call the vendors' APIs, besides those of loopback; `*` for any. */
  corsOrigin?: string | readonly string[];
  /** Names by which clients may call, besides addresses, `localhost` and `host`. */
  allowedHosts?: readonly string[];
  /** How many requests each world's journal holds, at least 1; 1000 unless given. */
  journalSize?: number;
  /**
   * Bytes of memory that all journals of the process have together, at least 1 MiB; 64 MiB unless given. Where several sandboxes
   * of a process are given one, the smallest is the limit.
   */
  journalBytes?: number;
  /** Receives a line for each request, each defect and each world put aside; silent unless given. */
  log?: (line: string) => void;
  /** Whether `log` receives requests; true unless given. */
  logRequests?: boolean;
  /** Whether a vendor call that names no world is refused, rather than being made in `default`. */
  strictWorlds?: boolean;
  /** When a change counts as kept, and its call is answered; `batched` unless given. Only with `data`. */
  durability?: Durability;
  /** Span such as `30m` or `7d` of real time after which a world that nobody called is dropped, `default` apart; never unless given. */
  expireWorlds?: string;
  /** Whether the process may end while the sandbox is open. */
  unref?: boolean;
  /** Name of the scenario that worlds begin in which are not given one of their own; `startup` unless given. */
  scenario?: string | undefined;
  /** Scenarios worlds may begin in, besides those in `fixtures/scenarios`. An exported world is one. */
  scenarios?: readonly Scenario[];
}

export interface Sandbox extends Served {
  /** `http://127.0.0.1:4010` */
  url: string;
  /**
   * The world of this id; it begins when it is first called.
   * @param beginning how, where the sandbox's defaults will not do
   * @throws Refusal with a `beginning` that is not valid, or for a world that has begun
   */
  world(id: string, beginning?: Beginning): SandboxWorld;
  /** Answers a request as the server does, in this process, for whatever host it is: a standard handler, to be mounted in other programs. */
  fetch: Fetch;
  /** Answers what is under way, keeps the worlds, and frees the port. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The version of the fixtures: worlds kept over other fixtures are put aside. */
const versionOf = (vendors: readonly Vendor[], known: readonly Scenario[]) =>
  createHash('sha256')
    .update(JSON.stringify([writtenAt, vendors.map(({ fixture }) => fixture), known]))
    .digest('hex')
    .slice(0, 12);

const loopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** Findings that keep a sandbox from starting. The build checks the package; what it holds then is not checked again. */
async function disagreements(vendors: readonly Vendor[], given: readonly Scenario[]): Promise<string[]> {
  const ours = checked ? [] : await findings();
  if (given.length === 0) return ours;
  const { fixtures } = await import('./check/data.ts');
  return [...ours, ...(await fixtures(vendors, given))];
}

let found: Promise<string[]> | undefined;

/** Checks documents, code, life cycles, readings and fixtures against each other, once in a process. Empty if they agree. */
export function findings(): Promise<string[]> {
  found ??= import('./check/index.ts').then(async ({ check }) =>
    check(await discover(), { kind: 'control', implementation: controlCode, document: document('control') }, scenarios()),
  );
  return found;
}

/** The options with their defaults. @throws RangeError for options that are wrong or do not go together */
function complete(options: SandboxOptions) {
  const { host = '127.0.0.1', startTime = null, durability = 'batched', journalSize, journalBytes, adminToken, expireWorlds } = options;
  if (adminToken?.trim() === '') throw new RangeError('the admin token is empty');
  if (!loopback(host) && adminToken === undefined) throw new RangeError(`on ${host} the control plane needs an admin token`);
  if (startTime !== null) clockInstant(startTime);
  const atLeast = (least: number, value: number | undefined) => value === undefined || (Number.isInteger(value) && value >= least);
  if (!atLeast(1, journalSize)) throw new RangeError(`a journal holds at least 1 request, not ${journalSize}`);
  if (!atLeast(smallestBudget, journalBytes))
    throw new RangeError(`the journals have at least ${smallestBudget} bytes, not ${journalBytes}`);
  if (!durabilities.includes(durability)) throw new RangeError(`durability is ${durabilities.join(', ')}, not '${durability}'`);
  const expireAfter = expireWorlds === undefined ? undefined : span(expireWorlds);
  const { log = () => undefined, logRequests = options.log !== undefined, strictWorlds = false } = options;
  const defaults: WorldBeginning = { seed: options.seed ?? 1, startTime, readings: {}, scenario: options.scenario ?? startup.name };
  return { ...options, host, durability, expireAfter, log, logRequests, strictWorlds, defaults };
}

/** Opens the worlds: those kept in the folder, if one is given. */
async function openWorlds(vendors: readonly Vendor[], options: ReturnType<typeof complete>): Promise<Worlds> {
  const { data, defaults, durability, expireAfter, journalBytes, journalSize, log, scenarios: given = [] } = options;
  const known = scenariosKnown(scenarios(), given, defaults.scenario);
  const disagreeing = await disagreements(vendors, given);
  if (disagreeing.length > 0) throw new Disagreement(disagreeing);
  const bases = basesOf(vendors, known);
  const keeping = { fixtures: versionOf(vendors, known), durability, bases, say: log };
  const ledger = data === undefined ? memoryLedger() : await lowdbLedger(data, keeping);
  const budget = new JournalBudget(journalBytes);
  const services = {
    providers: new Map(vendors.map(({ implementation }) => [implementation.name, implementation])),
    stores: await storesOver(ledger, bases, log),
    journal: () => new Journal(budget, journalSize),
  };
  return new Worlds(known, services, defaults, expireAfter);
}

/**
 * Starts a sandbox and resolves when it answers.
 * @throws RangeError for options that do not go together; Disagreement if documents and code do not agree; UnreadableFile or FolderInUse for `data`; the server's own error if the port is taken.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const completed = complete(options);
  const { port = 4010, host, adminToken, adminOrigin = [], corsOrigin = [], allowedHosts = [], log, logRequests, strictWorlds } = completed;
  const vendors = await discover();
  const providers = vendors.map(({ implementation }) => implementation);
  const worlds = await openWorlds(vendors, completed);
  const examine = async (scenario: Scenario) => (await import('./check/data.ts')).data(vendors, scenario);
  const controlApi: ControlApi = {
    kind: 'control',
    implementation: control({ vendors, worlds, version, examine }, adminToken),
    document: document('control'),
  };
  const over = new AbortController();
  const doors = {
    allowedHosts: [host, ...allowedHosts].map((name) => name.toLowerCase()),
    adminOrigins: [adminOrigin].flat(),
    corsOrigins: [corsOrigin].flat(),
  };
  const apis = [...vendors, controlApi].map(mount);
  const services = { apis, worlds, ...doors, log, logRequests, strictWorlds, unref: completed.unref === true, over: over.signal };
  const { fetch, listen, stop } = serving(services);
  const listening = port === false ? Promise.resolve('http://sandbox.localhost') : listen(port, host);
  const url = await listening.catch((error: unknown) => worlds.close().then(() => Promise.reject(error)));
  const close = async () => {
    over.abort();
    await stop();
    await worlds.close();
  };
  const served: Served = {
    vendors: vendors.map(addressOf),
    personas: providers.flatMap(({ name: provider, personas }) => personas.map((persona) => ({ provider, ...persona }))),
  };
  const world: Sandbox['world'] = (id, beginning) => {
    if (beginning?.startTime !== undefined) clockInstant(beginning.startTime);
    if (beginning) worlds.announce(id, { ...beginning, readings: checkSwitches(providers, beginning.readings ?? {}) });
    return worldClient(id, { url, adminToken, ...(port === false && { fetch }), ...served });
  };
  return { url, ...served, fetch, world, close, [Symbol.asyncDispose]: close };
}

export { Disagreement } from './check/disagreement.ts';
export { connect, type RunningSandbox } from './client/connect.ts';
export type { Clients, Served } from './client/vendors.ts';
export type { Beginning, Criteria, Fault, JournalEntry, SandboxWorld, Transition, WorldExport } from './client/world.ts';
export type { Scenario } from './core/fixtures.ts';
export { type Durability, durabilities, FolderInUse, UnreadableFile } from './core/ledger.ts';
export { version } from './providers/discover.ts';

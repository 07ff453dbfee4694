/** What is wrong with an exported world besides the shape of the file and its records: instants, readings, scenario, timed events. */
import type { Appointment } from './agenda.ts';
import { clockInstant } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import type { Scenario } from './fixtures.ts';
import { history } from './history.ts';
import type { Provider } from './provider.ts';
import { checkSwitches } from './reading.ts';
import { type Finding, Refusal } from './refusal.ts';
import type { Item } from './store.ts';
import { checkScenario } from './worlds.ts';

type File = Schemas['WorldExport'];
type Snapshot = File['snapshots'][number];

/** Findings about the data of a scenario, a sentence each. */
export type Examine = (scenario: Scenario) => Promise<string[]>;

/** The findings of a check that throws what it has against something. */
function caught(path: string, check: () => unknown): Finding[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof RangeError) return [{ path, message: error.message }];
    if (error instanceof Refusal && error.details.findings) return error.details.findings.map((one) => ({ ...one, path: path + one.path }));
    throw error;
  }
}

/** Findings about appointments: of a vendor, a resource and a timed event that there are, at an instant that a clock can show. */
export const appointments = (path: string, agenda: readonly Appointment[], providers: readonly Provider[]): Finding[] =>
  agenda.flatMap(({ at, provider, resource, event }, place) => {
    const where = `${path}/${place}`;
    const resources = providers.find(({ name }) => name === provider)?.resources ?? {};
    const known = Object.hasOwn(resources, resource) ? resources[resource] : undefined;
    const timed = known?.lifecycles?.some(
      ({ events }) => Object.hasOwn(events, event) && (events[event]?.after ?? events[event]?.at) !== undefined,
    );
    const unknown = timed ? [] : [{ path: where, message: `${provider} ${resource} has no timed event '${event}'` }];
    return [...unknown, ...caught(`${where}/at`, () => clockInstant(at))];
  });

/** Numbers of a history go up, and are no more than the world counts. */
function numbers(path: string, { history: entries, state }: Pick<File, 'history' | 'state'>): Finding[] {
  const wrong = entries.findIndex(
    ({ number }, place) => number < 1 || number <= (entries[place - 1]?.number ?? 0) || number > state.transitions,
  );
  const many = entries.length > history.kept ? [{ path: `${path}/history`, message: `must have at most ${history.kept} entries` }] : [];
  const order = { path: `${path}/history/${wrong}/number`, message: `must be more than the one before, and at most ${state.transitions}` };
  return wrong === -1 ? many : [...many, order];
}

/** Findings about one moment of a world: now, or a snapshot. */
function moment(path: string, one: File | Snapshot, providers: readonly Provider[], scenarios: readonly Scenario[]): Finding[] {
  const { writtenAt, state, agenda } = one;
  const { began, clock, readings } = state;
  return [
    ...caught(`${path}/writtenAt`, () => clockInstant(writtenAt)),
    ...caught(`${path}/state/clock/start`, () => clockInstant(clock.start)),
    ...caught(`${path}/state/began/startTime`, () => began.startTime !== null && clockInstant(began.startTime)),
    ...caught(`${path}/state/began`, () => checkScenario(scenarios, began.scenario)),
    ...caught(`${path}/state/began`, () => checkSwitches(providers, began.readings)),
    ...caught(`${path}/state`, () => checkSwitches(providers, readings)),
    ...appointments(`${path}/agenda`, agenda, providers),
    ...numbers(path, one),
  ];
}

/** What a snapshot changes must be among the records of the file. */
const strangers = (path: string, { records }: File, { changed }: Snapshot): Finding[] =>
  Object.entries(changed).flatMap(([provider, resources]) => {
    const known = Object.hasOwn(records, provider) ? (records[provider] ?? {}) : {};
    return Object.keys(resources)
      .filter((resource) => !Object.hasOwn(known, resource))
      .map((resource) => ({ path: `${path}/changed/${provider}/${resource}`, message: 'is not among the records of the file' }));
  });

/** The records as a snapshot has them. */
function recordsOf({ records }: File, { changed, removed }: Snapshot, keyOf: (provider: string, resource: string, item: Item) => string) {
  const items = (provider: string, resource: string, now: readonly Item[]) => {
    const put = changed[provider]?.[resource] ?? [];
    const gone = new Set([...put.map((item) => keyOf(provider, resource, item)), ...(removed[provider]?.[resource] ?? [])]);
    return [...now.filter((item) => !gone.has(keyOf(provider, resource, item))), ...put];
  };
  return Object.fromEntries(
    Object.entries(records).map(([provider, resources]) => [
      provider,
      Object.fromEntries(Object.entries(resources).map(([resource, now]) => [resource, items(provider, resource, now)])),
    ]),
  );
}

/**
 * Everything that is wrong with a file of the right shape.
 * @param path of the file in the request, such as `/body`
 * @param examine what is wrong with the data of a scenario, a sentence each
 */
export async function importFindings(
  path: string,
  file: File,
  { providers, scenarios, examine }: { providers: readonly Provider[]; scenarios: readonly Scenario[]; examine: Examine },
): Promise<Finding[]> {
  const { description, records, snapshots } = file;
  const keyOf = (provider: string, resource: string, item: Item) => {
    const { resources = {} } = providers.find(({ name }) => name === provider) ?? {};
    return String(Object.hasOwn(resources, resource) && item[resources[resource]?.key ?? '']);
  };
  const names = snapshots.map(({ name }) => name);
  const found = names.flatMap((name, place) =>
    names.indexOf(name) === place ? [] : [{ path: `${path}/snapshots/${place}/name`, message: `'${name}' is used twice` }],
  );
  const moments = [
    { where: path, one: file, own: [] as Finding[], data: () => records },
    ...snapshots.map((one, place) => {
      const where = `${path}/snapshots/${place}`;
      return { where, one, own: strangers(where, file, one), data: () => recordsOf(file, one, keyOf) };
    }),
  ];
  for (const { where, one, own, data } of moments) {
    const wrong = [...own, ...moment(where, one, providers, scenarios)];
    found.push(...wrong);
    // Records are looked at as they were at that time.
    if (wrong.some((finding) => finding.path === `${where}/writtenAt` || own.includes(finding))) continue;
    const { name, writtenAt, agenda } = one;
    const sentences = await examine({ name, description, writtenAt, records: data(), agenda });
    found.push(...sentences.map((message) => ({ path: `${where}/${one === file ? 'records' : 'changed'}`, message })));
  }
  return found;
}

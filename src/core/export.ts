/** A world as a file, and a file as a world: data, clock, readings, ids, timed events, history and snapshots; no journal, no armed faults. */
import { agenda } from './agenda.ts';
import { instant, iso, platformTime } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import { freeze } from './freeze.ts';
import { history } from './history.ts';
import type { Provider } from './provider.ts';
import { noteOf, type Snapshot } from './snapshot.ts';
import { baseOf, stateChange, stateIn, type WorldState } from './state.ts';
import type { Change, Entry, Image, Item } from './store.ts';

type File = Schemas['WorldExport'];
type Moment = Pick<File, 'writtenAt' | 'state' | 'agenda' | 'history'>;
type Key = (item: Item) => string;

/** The vendors' collections: vendor, resource, name in the store, and the id of a record. */
const collectionsOf = (providers: Iterable<Provider>) =>
  [...providers].flatMap(({ name: provider, resources }) =>
    Object.entries(resources).map(([resource, { key }]) => {
      const keyOf: Key = (item) => String(item[key]);
      return { provider, resource, path: `${provider}/${resource}`, keyOf };
    }),
  );

type Collection = ReturnType<typeof collectionsOf>[number];

const numbered: Key = ({ number }) => String(number);

const all = (image: Image, path: string) => image.find(path, {}).items;
const keyed = (items: readonly Item[], keyOf: Key) => new Map(items.map((item) => [keyOf(item), item]));

/** The changes that make a collection of an image hold these records and no others. Records that are the same are left. */
function changesTo(image: Image, path: string, keyOf: Key, items: readonly Item[]): Change[] {
  const [there, wanted] = [keyed(all(image, path), keyOf), keyed(items, keyOf)];
  const same = (one: Item | undefined, other: Item) => one === other || JSON.stringify(one) === JSON.stringify(other);
  const removed = [...there.keys()].filter((id) => !wanted.has(id)).map((id): Change => [path, id, null]);
  const put = [...wanted].filter(([id, item]) => !same(there.get(id), item)).map(([id, item]): Change => [path, id, freeze(item)]);
  return [...removed, ...put];
}

/** Items by vendor and resource, where there are any. */
function byResource<T>(
  collections: readonly Collection[],
  itemsOf: (one: Collection) => T[],
  empty: boolean,
): Record<string, Record<string, T[]>> {
  const found: Record<string, Record<string, T[]>> = {};
  for (const one of collections) {
    const items = itemsOf(one);
    if (empty || items.length > 0) found[one.provider] = { ...found[one.provider], [one.resource]: items };
  }
  return found;
}

function momentOf({ image, at, requests }: Snapshot): Moment {
  const { began, clock, ids, readings, transitions } = stateIn(image);
  return {
    writtenAt: at,
    state: { began, clock: { start: iso(clock.start), frozen: clock.frozen }, readings, ids: [...ids], transitions, requests },
    agenda: all(image, agenda.path) as unknown as File['agenda'],
    history: all(image, history.path) as unknown as File['history'],
  };
}

/** A world as it is. @param now its image, time and number of requests */
export function exported(world: string, now: Snapshot, providers: Iterable<Provider>): File {
  const collections = collectionsOf(providers);
  const snapshot = ([name, { image, note }]: [string, Image['saved'] extends ReadonlyMap<string, infer S> ? S : never]) => {
    const changes = new Map(collections.map((one) => [one, changesTo(now.image, one.path, one.keyOf, all(image, one.path))]));
    const changesOf = (one: Collection) => changes.get(one) ?? [];
    return {
      name,
      ...momentOf({ image, ...(note as unknown as Omit<Snapshot, 'image'>) }),
      changed: byResource(collections, (one) => changesOf(one).flatMap(([, , item]) => (item ? [item] : [])), false),
      removed: byResource(collections, (one) => changesOf(one).flatMap(([, id, item]) => (item ? [] : [id])), false),
    };
  };
  return {
    format: 'countersign-export-1',
    name: world,
    description: `World '${world}' as it was at ${now.at}.`,
    ...momentOf(now),
    records: byResource(collections, ({ path }) => all(now.image, path), true),
    snapshots: [...now.image.saved].map(snapshot),
  };
}

function stateOf({ writtenAt, state }: Moment): WorldState {
  const { began, clock, readings, ids, transitions } = state;
  const [at, start] = [instant(writtenAt), instant(clock.start)];
  return {
    clock: { start, frozen: clock.frozen, advanced: at - (clock.frozen ? start : platformTime()) },
    ids,
    readings,
    transitions,
    began,
  };
}

/** The changes that give an image the state, timed events and history of a moment. */
const changesOf = (image: Image, moment: Moment): Change[] => [
  stateChange(stateOf(moment)),
  ...changesTo(image, agenda.path, agenda.idOf as unknown as Key, moment.agenda),
  ...changesTo(image, history.path, numbered, moment.history),
];

/**
 * The ledger entry that makes a world what a file holds. What the file does not name is as in the scenario that the world began in.
 * @param over finds the image of a base
 */
export function imported(file: File, over: (base: string) => Image, providers: Iterable<Provider>): Entry {
  const base = over(baseOf(stateOf(file)));
  const collections = collectionsOf(providers);
  const records = collections.flatMap(({ provider, resource, path, keyOf }) => {
    const items = file.records[provider]?.[resource];
    return items ? changesTo(base, path, keyOf, items) : [];
  });
  const changes = [...records, ...changesOf(base, file)];
  const image = base.with(changes);
  const saved = file.snapshots.map(({ name, changed, removed, ...moment }) => {
    const different = collections.flatMap(({ provider, resource, path, keyOf }): Change[] => [
      ...(removed[provider]?.[resource] ?? []).map((id): Change => [path, id, null]),
      ...(changed[provider]?.[resource] ?? []).map((item): Change => [path, keyOf(item), freeze(item)]),
    ]);
    const note = noteOf(instant(moment.writtenAt), moment.state.requests);
    return { name, note, changes: [...different, ...changesOf(image, moment)] };
  });
  return { load: base.base.name, changes, saved };
}

/** The data worlds begin with: written against one fixed instant, shared by all worlds, shifted for each. */
import { type Appointment, agenda, deadlines } from './agenda.ts';
import { instant } from './clock.ts';
import { freeze } from './freeze.ts';
import { history } from './history.ts';
import { knownNames } from './nearest.ts';
import type { Vendor } from './provider.ts';
import type { Base, Bases, Item } from './store.ts';

/** The instant all fixture times are written against. */
export const writtenAt = instant('2026-01-15T12:00:00.000Z');

const time = /^\d{4}-\d{2}-\d{2}([T ])\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|\+00:00)?$/;

/** The format of a string that is an instant: its digits as zeros. */
export const timeFormat = (text: string): string | undefined => (time.test(text) ? text.replaceAll(/\d/g, '0') : undefined);

/** Moves a string that is an instant, in the format it has. */
function shiftTime(text: string, by: number): string {
  const parts = time.exec(text);
  if (!parts) return text;
  const [, separator, milliseconds, zone = ''] = parts;
  const moved = new Date(instant(`${text.slice(0, 10)}T${text.slice(11, 19)}${milliseconds ?? ''}Z`) + by).toISOString();
  return `${moved.slice(0, 10)}${separator}${moved.slice(11, milliseconds ? 23 : 19)}${zone}`;
}

/** Every string that is an instant, moved by so many milliseconds. */
function shift<T>(value: T, by: number): T {
  if (typeof value === 'string') return shiftTime(value, by) as T;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((part) => shift(part, by)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shift(part, by)])) as T;
}

/** The records of a collection by id, and what they are searched by. */
interface Collection {
  records: readonly (readonly [id: string, item: Item])[];
  indexes: ReturnType<Base['indexes']>;
}

/** Records by provider and resource. */
type Records = Readonly<Record<string, Readonly<Record<string, readonly Item[]>>>>;

/** Starting data under a name: what it does not name is as in the fixtures. An exported world is one, too. */
export interface Scenario {
  name: string;
  description: string;
  /** The instant that its times count from, RFC 3339: when a world begins, this is now. That of the fixtures unless given. */
  writtenAt?: string;
  /** In place of the fixtures'. */
  records: Records;
  /** Besides the fixtures'. */
  more?: Records;
  /** Timed events to come, besides those that records name themselves. */
  agenda?: readonly Appointment[];
}

/** The scenario that is the fixtures as they are. */
export const startup: Scenario = { name: 'startup', description: 'The fixtures as they are.', records: {} };

/** Milliseconds by which the times of a scenario are moved to be like those of the fixtures. */
const lag = ({ writtenAt: own }: Scenario): number => (own === undefined ? 0 : writtenAt - instant(own));

/**
 * The scenarios that worlds may begin in.
 * @param first the one they begin in unless told otherwise
 * @throws RangeError for a name that is used twice, or if there is no such first one
 */
export function scenariosKnown(own: readonly Scenario[], given: readonly Scenario[], first: string): readonly Scenario[] {
  const all = [...own, ...given];
  const names = all.map(({ name }) => name);
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw new RangeError(`there are two scenarios '${twice}'`);
  if (!names.includes(first)) throw new RangeError(`there is no scenario '${first}'; ${knownNames(first, names)}`);
  return all;
}

/** A vendor whose fixtures are those of a scenario. */
export function inScenario(vendor: Vendor, scenario: Scenario): Vendor {
  const { implementation, fixture } = vendor;
  const by = lag(scenario);
  const own = ({ [implementation.name]: resources = {} }: Records) => (by === 0 ? resources : shift(resources, by));
  const replaced = { ...fixture, ...own(scenario.records) };
  const added = Object.entries(own(scenario.more ?? {})).map(([name, items]) => [name, [...(replaced[name] ?? []), ...items]]);
  return { ...vendor, fixture: { ...replaced, ...Object.fromEntries(added) } };
}

/** All fixtures as collections, the agenda of the deadlines they name among them. @param planned what else is to come */
function collectionsOf(vendors: readonly Vendor[], planned: readonly Appointment[]): Map<string, Collection> {
  const dates = new Map<string, Item>(planned.map((one) => [agenda.idOf(one), freeze({ ...one })]));
  const collections = new Map<string, Collection>([[history.path, { records: [], indexes: history.indexes }]]);
  for (const { implementation, fixture } of vendors) {
    for (const [name, resource] of Object.entries(implementation.resources)) {
      const { key, indexes = [] } = resource;
      const items = (fixture[name] ?? []).map(freeze);
      const records = items.map((item) => [String(item[key]), item] as const);
      collections.set(`${implementation.name}/${name}`, { records, indexes: [[key], ...indexes] });
      for (const item of items) for (const [id, date] of deadlines(implementation.name, name, resource, item)) dates.set(id, date);
    }
  }
  return collections.set(agenda.path, { records: [...dates], indexes: agenda.indexes });
}

/** Maximum number of cached bases. */
const held = 16;

/** The collections of a scenario are read once, and moved in time once for each instant that worlds begin at. */
export function bases(vendors: readonly Vendor[], scenarios: readonly Scenario[]): Bases {
  const written = new Map<string, Map<string, Collection>>();
  const known = new Map<string, Base>();

  const fresh = (scenario: Scenario) =>
    collectionsOf(
      vendors.map((vendor) => inScenario(vendor, scenario)),
      shift(scenario.agenda ?? [], lag(scenario)),
    );

  const asWritten = (name: string): Map<string, Collection> => {
    const scenario = scenarios.find((one) => one.name === name) ?? startup;
    const collections = written.get(name) ?? fresh(scenario);
    written.set(name, collections);
    return collections;
  };

  const moved = (name: string): Base => {
    const place = name.lastIndexOf('@');
    const collections = asWritten(name.slice(0, place));
    const by = instant(name.slice(place + 1)) - writtenAt;
    return {
      name,
      all: (collection) => (collections.get(collection)?.records ?? []).map(([id, item]) => [id, freeze(shift(item, by))] as const),
      indexes: (collection) => collections.get(collection)?.indexes ?? [],
    };
  };

  return (name) => {
    const base = known.get(name) ?? moved(name);
    // The one asked for longest ago comes first.
    known.delete(name);
    known.set(name, base);
    if (known.size > held) known.delete(known.keys().next().value as string);
    return base;
  };
}

/** The data worlds begin with: written against one fixed instant, shared by all worlds, shifted for each. */
import { agenda, appointments } from './agenda.ts';
import { instant } from './clock.ts';
import { freeze } from './freeze.ts';
import type { Vendor } from './provider.ts';
import type { Base, Item } from './store.ts';

/** The instant all fixture times are written against. */
export const writtenAt = instant('2026-01-15T12:00:00.000Z');

const time = /^\d{4}-\d{2}-\d{2}([T ])\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|\+00:00)?$/;

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

type Collections = ReadonlyMap<string, ReadonlyMap<string, Item>>;

/** Records by provider and resource. */
type Records = Readonly<Record<string, Readonly<Record<string, readonly Item[]>>>>;

/** Starting data under a name: what it does not name is as in the fixtures. */
export interface Scenario {
  name: string;
  description: string;
  /** In place of the fixtures'. */
  records: Records;
  /** Besides the fixtures'. */
  more: Records;
}

/** The scenario that is the fixtures as they are. */
export const startup: Scenario = { name: 'startup', description: 'The fixtures as they are.', records: {}, more: {} };

/** A vendor whose fixtures are those of a scenario. */
export function inScenario(vendor: Vendor, { records, more }: Scenario): Vendor {
  const { contract, fixture } = vendor;
  const replaced = { ...fixture, ...records[contract.name] };
  const added = Object.entries(more[contract.name] ?? {}).map(([name, items]) => [name, [...(replaced[name] ?? []), ...items]]);
  return { ...vendor, fixture: { ...replaced, ...Object.fromEntries(added) } };
}

/** All fixtures as collections, the agenda of the deadlines they name among them. */
function collectionsOf(vendors: readonly Vendor[]): Collections {
  const collections = new Map<string, ReadonlyMap<string, Item>>();
  const dates: [string, Item][] = [];
  for (const { contract, fixture } of vendors) {
    for (const [name, { key }] of Object.entries(contract.resources)) {
      const items = (fixture[name] ?? []).map((item) => [String(item[key]), freeze(item)] as const);
      collections.set(`${contract.name}/${name}`, new Map(items));
    }
    dates.push(...appointments(contract.name, contract.resources, fixture));
  }
  return collections.set(agenda.path, new Map(dates.map(([id, item]) => [id, freeze(item)])));
}

/** Gives worlds their base, by scenario and start. The collections of a scenario are made once, when first asked for. */
export function bases(vendors: readonly Vendor[], scenarios: readonly Scenario[]): (scenario: string, start: number) => Base {
  const made = new Map<string, Collections>();
  return (name, start) => {
    const scenario = scenarios.find((one) => one.name === name) ?? startup;
    const collections = made.get(scenario.name) ?? collectionsOf(vendors.map((vendor) => inScenario(vendor, scenario)));
    made.set(scenario.name, collections);
    return baseAt(collections, start);
  };
}

/** The records as a world sees them that began at `start`. Each is shifted when first read. */
function baseAt(collections: Collections, start: number): Base {
  const by = start - writtenAt;
  const shifted = new Map<Item, Item>();
  const seen = (item: Item): Item => {
    const known = shifted.get(item);
    if (known) return known;
    const moved = freeze(shift(item, by));
    shifted.set(item, moved);
    return moved;
  };
  return {
    get: (collection, id) => {
      const item = collections.get(collection)?.get(id);
      return item && seen(item);
    },
    *all(collection) {
      for (const [id, item] of collections.get(collection) ?? []) yield [id, seen(item)];
    },
  };
}

/** Checks that invariants are about resources that exist, and that they hold, as do references, for every record of the fixtures. */
import { writtenAt } from '../core/fixtures.ts';
import { checkInvariants, dangling } from '../core/integrity.ts';
import type { Vendor } from '../core/provider.ts';
import { matches } from '../core/query.ts';
import { sceneOf } from '../core/resource.ts';
import type { Scene } from '../core/scene.ts';
import type { Item, Query, Transaction } from '../core/store.ts';

const never = (): never => {
  throw new Error('An invariant changes nothing');
};

/** The fixtures of a vendor, as a transaction that is only read. */
function reads({ implementation, fixture }: Vendor): Transaction {
  const all = (path: string): readonly Item[] => fixture[path.slice(implementation.name.length + 1)] ?? [];
  const keyOf = (path: string) => implementation.resources[path.slice(implementation.name.length + 1)]?.key ?? '';
  return {
    get: async (path, id) => all(path).find((item) => String(item[keyOf(path)]) === id),
    find: async (path, { where = {}, allOf = [] }: Query) => {
      const items = all(path).filter((item) => [where, ...allOf].every((one) => matches(item, one)));
      return { total: items.length, items };
    },
    put: never,
    remove: never,
  };
}

function sceneIn(vendor: Vendor): Scene {
  const { implementation: provider } = vendor;
  const ids = { number: never, uuid: never, letters: never, state: never };
  const reading = (id: string) => provider.readings[id]?.default ?? '';
  return sceneOf({ provider, actor: null, transitions: [], transaction: reads(vendor), now: writtenAt, ids, reading });
}

/** Findings about the resources that invariants name. */
export function over({ implementation }: Vendor): string[] {
  const { invariants: tables = {}, name, resources } = implementation;
  return Object.entries(tables).flatMap(([resource, table]) => [
    ...(Object.hasOwn(resources, resource) ? [] : [`${name}: invariants of '${resource}', which is no resource`]),
    ...Object.entries(table).flatMap(([invariant, { over: other }]) =>
      other && !Object.hasOwn(resources, other.resource)
        ? [`${name}: '${invariant}' is over '${other.resource}', which is no resource`]
        : [],
    ),
  ]);
}

/** Findings about records that point to none, or break an invariant. */
export async function invariants(vendor: Vendor): Promise<string[]> {
  const { implementation, fixture } = vendor;
  const { name, resources } = implementation;
  const scene = sceneIn(vendor);
  const findings: string[] = [];
  for (const [resource, { key }] of Object.entries(resources)) {
    for (const item of fixture[resource] ?? []) {
      const lost = await dangling(scene, resource, item);
      // What an invariant would make of a record that is not there says less.
      const broken = lost.length > 0 ? undefined : await checkInvariants(scene, resource, item).catch(({ message }: Error) => message);
      findings.push(...[...lost, ...(broken === undefined ? [] : [broken])].map((fault) => `${name}: ${resource} ${item[key]}: ${fault}`));
    }
  }
  return findings;
}

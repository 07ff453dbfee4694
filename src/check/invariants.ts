/** Checks that invariants are about resources and fields that exist, and that they hold for every record of the fixtures. */
import { writtenAt } from '../core/fixtures.ts';
import { checkInvariants } from '../core/integrity.ts';
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

/** Findings about the invariants of a vendor. */
export async function invariants(vendor: Vendor): Promise<string[]> {
  const { implementation, fixture } = vendor;
  const { invariants: tables = {}, name, resources } = implementation;
  const scene = sceneIn(vendor);
  const findings: string[] = [];
  for (const [resource, table] of Object.entries(tables)) {
    if (!Object.hasOwn(resources, resource)) findings.push(`${name}: invariants of '${resource}', which is no resource`);
    for (const [invariant, { over }] of Object.entries(table)) {
      if (over && !Object.hasOwn(resources, over.resource))
        findings.push(`${name}: '${invariant}' is over '${over.resource}', which is no resource`);
    }
    for (const item of fixture[resource] ?? []) {
      const key = resources[resource]?.key ?? '';
      const fault = await checkInvariants(scene, resource, item).catch(({ message }: Error) => message);
      if (fault) findings.push(`${name}: ${resource} ${item[key]}: ${fault}`);
    }
  }
  return findings;
}

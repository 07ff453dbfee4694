/** Near misses: the documented operations closest to a request that met none, and what differs. */
import { operationsOf } from '../core/document.ts';
import { edits, unlike } from '../core/nearest.ts';
import type { Vendor } from '../core/provider.ts';
import type { Schemas } from './context.ts';

// Longer paths are compared as far as this, so that no request makes a comparison slow.
const segments = (path: string) => path.slice(0, 2048).split('/').filter(Boolean).slice(0, 12);

/** Anything may be in place of a parameter. */
const parameter = /^\{.*\}$/;

/** The distance of one path from documented ones, 0 to 1. Most of these share segments, so each pair is compared once. */
function distanceFrom(sent: string): (documented: string) => number {
  const one = segments(sent);
  const compared = new Map<string, number>();
  const cost = (from: string, to: string) => {
    const key = `${from}/${to}`;
    const known = compared.get(key) ?? (parameter.test(to) ? 0 : unlike(from, to));
    compared.set(key, known);
    return known;
  };
  return (documented) => {
    const other = segments(documented);
    return edits(one, other, cost) / Math.max(one.length, other.length, 1);
  };
}

/** The weight of a method that differs, next to a path's 0 to 1: less than that of a segment, because a path is seldom right by chance. */
const methodWeight = 0.1;

/** The three closest operations, the closest first. @param path without query, from the server's root */
export function nearMisses(vendors: readonly Vendor[], method: string, path: string): Schemas['NearMiss'][] {
  const pathDistance = distanceFrom(path);
  const misses = vendors.flatMap(({ implementation, document }) =>
    document.servers.flatMap(({ url: base }) =>
      operationsOf(document).map((documented): Schemas['NearMiss'] => {
        const wanted = { method: documented.method.toUpperCase(), path: `${base}${documented.path}` };
        const away = pathDistance(wanted.path);
        const otherMethod = wanted.method !== method;
        const differences: Schemas['NearMiss']['differences'] = [];
        if (otherMethod) differences.push({ part: 'method', sent: method, documented: wanted.method });
        if (away > 0) differences.push({ part: 'path', sent: path, documented: wanted.path });
        const exact = (away + (otherMethod ? methodWeight : 0)) / (1 + methodWeight);
        const distance = Math.round(exact * 1000) / 1000;
        return { provider: implementation.name, operationId: documented.operation.operationId, ...wanted, distance, differences };
      }),
    ),
  );
  return misses.sort((one, other) => one.distance - other.distance).slice(0, 3);
}

/** Near misses: the documented operations closest to a request that met none, and what differs. */
import { operationsOf } from '../core/document.ts';
import type { Vendor } from '../core/provider.ts';
import type { Schemas } from './context.ts';

/** Least cost of turning one list into another: 1 to leave out or add, `cost` to replace. */
function edits<T>(from: readonly T[], to: readonly T[], cost: (one: T, other: T) => number): number {
  let row = [0, ...to.map((_, place) => place + 1)];
  for (const [line, one] of from.entries()) {
    const next = [line + 1];
    for (const [place, other] of to.entries()) {
      const replaced = (row[place] as number) + cost(one, other);
      next.push(Math.min(replaced, (row[place + 1] as number) + 1, (next[place] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}

// Longer segments and paths are compared as far as this, so that no request makes a comparison slow.
const letters = (segment: string) => [...segment.slice(0, 32)];
const segments = (path: string) => path.slice(0, 2048).split('/').filter(Boolean).slice(0, 12);

const parameter = /^\{.*\}$/;

/** 0 for the same segment and for anything in place of a parameter, up to 1. */
function unlike(sent: string, documented: string): number {
  if (sent === documented || parameter.test(documented)) return 0;
  const [one, other] = [letters(sent), letters(documented)];
  return edits(one, other, (a, b) => (a === b ? 0 : 1)) / Math.max(one.length, other.length);
}

/** The distance of one path from documented ones, 0 to 1. Most of these share segments, so each pair is compared once. */
function distanceFrom(sent: string): (documented: string) => number {
  const one = segments(sent);
  const compared = new Map<string, number>();
  const cost = (from: string, to: string) => {
    const key = `${from}/${to}`;
    const known = compared.get(key) ?? unlike(from, to);
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

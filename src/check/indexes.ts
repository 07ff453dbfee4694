/** Checks that indexes name fields that records have, and whose order stays the same when fixtures are moved in time. */
import { timeFormat } from '../core/fixtures.ts';
import type { Vendor } from '../core/provider.ts';
import { field } from '../core/query.ts';

/** Findings about the fields of indexes. @param fault judges the values of one field */
const ask = ({ implementation, fixture }: Vendor, fault: (values: readonly unknown[]) => string | undefined): string[] =>
  Object.entries(implementation.resources).flatMap(([name, { key, indexes = [] }]) =>
    [...new Set([key, ...indexes.flat()])].flatMap((path) => {
      const found = fault((fixture[name] ?? []).map((item) => field(item, path)));
      return found === undefined ? [] : [`${implementation.name}: an index of ${name} names '${path}', ${found}`];
    }),
  );

export const indexes = (vendor: Vendor): string[] =>
  ask(vendor, (values) => (values.length > 0 && values.every((value) => value === undefined) ? 'which no record has' : undefined));

/** Strings of one field are sorted, so they must all be times in one format, or none of them a time. */
export const times = (vendor: Vendor): string[] =>
  ask(vendor, (values) => {
    const formats = new Set(values.filter((value) => typeof value === 'string').map(timeFormat));
    return formats.size > 1 ? 'whose times are not all written alike' : undefined;
  });

/** Indexes name fields that records have, and can be moved in time without a change of their order. */
import { timeFormat } from '../core/fixtures.ts';
import type { Vendor } from '../core/provider.ts';
import { field } from '../core/query.ts';

/** What is wrong with the fields an index names, each asked for its values. */
const ask = ({ implementation, fixture }: Vendor, fault: (values: readonly unknown[]) => string | undefined): string[] =>
  Object.entries(implementation.resources).flatMap(([name, { key, indexes = [] }]) =>
    [...new Set([key, ...indexes.flat()])].flatMap((path) => {
      const found = fault((fixture[name] ?? []).map((item) => field(item, path)));
      return found === undefined ? [] : [`${implementation.name}: an index of ${name} names '${path}', ${found}`];
    }),
  );

export const indexes = (vendor: Vendor): string[] =>
  ask(vendor, (values) => (values.length > 0 && values.every((value) => value === undefined) ? 'which no record has' : undefined));

/** Strings of one field are sorted, so either all of them are times written alike, or none is a time. */
export const times = (vendor: Vendor): string[] =>
  ask(vendor, (values) => {
    const formats = new Set(values.filter((value) => typeof value === 'string').map(timeFormat));
    return formats.size > 1 ? 'whose times are not all written alike' : undefined;
  });

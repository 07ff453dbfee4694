/** Checks that indexes name fields that records have. */
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

/** Indexes name fields that records have. */
import type { Vendor } from '../core/provider.ts';
import { field } from '../core/query.ts';

export const indexes = ({ contract, fixture }: Vendor): string[] =>
  Object.entries(contract.resources).flatMap(([name, { indexes: declared = [] }]) =>
    [...new Set(declared.flat())]
      .filter((path) => fixture[name]?.every((item) => field(item, path) === undefined))
      .map((path) => `${contract.name}: an index of ${name} names '${path}', which no record has`),
  );

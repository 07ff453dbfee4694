/** A reading has at least two options, and its default is one of them. */
import type { Vendor } from '../core/provider.ts';

export const readings = ({ contract }: Vendor): string[] =>
  Object.entries(contract.readings).flatMap(([id, { options, default: standard }]) => [
    ...(options.length < 2 ? [`${contract.name}: reading '${id}' leaves no choice`] : []),
    ...(options.includes(standard) ? [] : [`${contract.name}: reading '${id}' has the default '${standard}', which is no option`]),
  ]);

/** Checks that a reading has at least two options, and that its default is one of them. */
import type { Vendor } from '../core/provider.ts';

export const readings = ({ implementation }: Vendor): string[] =>
  Object.entries(implementation.readings).flatMap(([id, { options, default: standard }]) => [
    ...(options.length < 2 ? [`${implementation.name}: reading '${id}' leaves no choice`] : []),
    ...(options.includes(standard) ? [] : [`${implementation.name}: reading '${id}' has the default '${standard}', which is no option`]),
  ]);

/** Holds documents, code and fixtures against each other: all findings at once. */
import type { Plane, Vendor } from '../core/provider.ts';
import { documents } from './documents.ts';
import { examples } from './examples.ts';
import { fixtures } from './fixtures.ts';
import { lifecycles } from './lifecycles.ts';
import { readings } from './readings.ts';
import { schemasOf } from './schemas.ts';

/** Everything that is wrong, one sentence each; empty if all is well. */
export function check(vendors: readonly Vendor[], control: Plane): string[] {
  const planes = [...vendors, control];
  return [
    ...documents(planes),
    ...planes.flatMap((plane) => examples(plane, schemasOf(plane.document))),
    ...vendors.flatMap((vendor) => [...fixtures(vendor, schemasOf(vendor.document)), ...lifecycles(vendor), ...readings(vendor)]),
  ];
}

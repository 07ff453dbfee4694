/** Checks documents, code and fixtures against each other, and returns all findings at once. */
import { type Scenario, startup } from '../core/fixtures.ts';
import type { Api, Vendor } from '../core/provider.ts';
import { fixtures } from './data.ts';
import { documents } from './documents.ts';
import { examples } from './examples.ts';
import { grades } from './grades.ts';
import { indexes } from './indexes.ts';
import { over } from './invariants.ts';
import { lifecycles } from './lifecycles.ts';
import { magic } from './magic.ts';
import { personas } from './personas.ts';
import { readings } from './readings.ts';

/** All findings, one sentence each; empty if there are none. */
export async function check(vendors: readonly Vendor[], control: Api, scenarios: readonly Scenario[] = [startup]): Promise<string[]> {
  const apis = [...vendors, control];
  return [
    ...(await documents(apis)),
    ...apis.flatMap(examples),
    ...vendors.flatMap((vendor) => [
      ...lifecycles(vendor),
      ...personas(vendor),
      ...readings(vendor),
      ...grades(vendor),
      ...magic(vendor),
      ...indexes(vendor),
      ...over(vendor),
    ]),
    ...(await fixtures(vendors, scenarios)),
  ];
}

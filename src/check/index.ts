/** Checks documents, code and fixtures against each other, and returns all findings at once. */
import { inScenario, type Scenario, startup } from '../core/fixtures.ts';
import type { Api, Vendor } from '../core/provider.ts';
import { documents } from './documents.ts';
import { examples } from './examples.ts';
import { records } from './fixtures.ts';
import { indexes, times } from './indexes.ts';
import { lifecycles } from './lifecycles.ts';
import { magic } from './magic.ts';
import { personas } from './personas.ts';
import { readings } from './readings.ts';

/** Findings about the data of scenarios. */
export const fixtures = (vendors: readonly Vendor[], scenarios: readonly Scenario[]): string[] =>
  scenarios.flatMap((scenario) =>
    vendors
      .map((vendor) => inScenario(vendor, scenario))
      .flatMap((vendor) => [...records(vendor), ...times(vendor)].map((finding) => `scenario '${scenario.name}': ${finding}`)),
  );

/** All findings, one sentence each; empty if there are none. */
export async function check(vendors: readonly Vendor[], control: Api, scenarios: readonly Scenario[] = [startup]): Promise<string[]> {
  const apis = [...vendors, control];
  return [
    ...(await documents(apis)),
    ...apis.flatMap(examples),
    ...vendors.flatMap((vendor) => [...lifecycles(vendor), ...personas(vendor), ...readings(vendor), ...magic(vendor), ...indexes(vendor)]),
    ...fixtures(vendors, scenarios),
  ];
}

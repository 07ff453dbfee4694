/** Checks documents, code and fixtures against each other, and returns all findings at once. */
import { inScenario, type Scenario, startup } from '../core/fixtures.ts';
import type { Api, Vendor } from '../core/provider.ts';
import { documents } from './documents.ts';
import { examples } from './examples.ts';
import { records } from './fixtures.ts';
import { grades } from './grades.ts';
import { indexes, times } from './indexes.ts';
import { invariants } from './invariants.ts';
import { lifecycles } from './lifecycles.ts';
import { magic } from './magic.ts';
import { personas } from './personas.ts';
import { readings } from './readings.ts';

/** Findings about the data of scenarios. */
export async function fixtures(vendors: readonly Vendor[], scenarios: readonly Scenario[]): Promise<string[]> {
  const all = scenarios.flatMap((scenario) => vendors.map((vendor) => ({ scenario, vendor: inScenario(vendor, scenario) })));
  const found = all.map(async ({ scenario, vendor }) =>
    [...records(vendor), ...times(vendor), ...(await invariants(vendor))].map((finding) => `scenario '${scenario.name}': ${finding}`),
  );
  return (await Promise.all(found)).flat();
}

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
    ]),
    ...(await fixtures(vendors, scenarios)),
  ];
}

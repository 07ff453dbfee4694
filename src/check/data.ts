/** Checks the data of scenarios: fixtures, scenarios that programs bring, and worlds that are imported. */
import { isInstant } from '../core/clock.ts';
import { inScenario, type Scenario } from '../core/fixtures.ts';
import { appointments } from '../core/import-findings.ts';
import type { Vendor } from '../core/provider.ts';
import { sentence } from '../core/refusal.ts';
import { records } from './fixtures.ts';
import { times } from './indexes.ts';
import { invariants } from './invariants.ts';

/** Names of vendors that there are not. */
const strangers = (vendors: readonly Vendor[], { records: own, more = {} }: Scenario) =>
  [own, more]
    .flatMap(Object.keys)
    .filter((name) => !vendors.some(({ implementation }) => implementation.name === name))
    .map((name) => `'${name}' is no vendor; there are ${vendors.map(({ implementation }) => implementation.name).join(', ')}`);

/** Timed events of records that there are not. */
const astray = (vendors: readonly Vendor[], { agenda = [] }: Scenario) =>
  agenda
    .filter(({ provider, resource, id }) => {
      const { fixture = {}, implementation } = vendors.find((one) => one.implementation.name === provider) ?? {};
      const key = implementation?.resources[resource]?.key ?? '';
      return !fixture[resource]?.some((item) => String(item[key]) === id);
    })
    .map(({ provider, resource, id, event }) => `agenda: '${event}' is planned for ${provider} ${resource} ${id}, which is not there`);

/** Findings about the records of a scenario and its timed events, a sentence each. */
export async function data(vendors: readonly Vendor[], scenario: Scenario): Promise<string[]> {
  const moved = vendors.map((vendor) => inScenario(vendor, scenario));
  const found = await Promise.all(moved.map(async (vendor) => [...records(vendor), ...(await invariants(vendor))]));
  return [...strangers(vendors, scenario), ...found.flat(), ...astray(moved, scenario)];
}

/** Findings about scenarios, whose times have to be moved to when worlds begin. */
export async function fixtures(vendors: readonly Vendor[], scenarios: readonly Scenario[]): Promise<string[]> {
  const providers = vendors.map(({ implementation }) => implementation);
  const found = scenarios.map(async (scenario) => {
    const { name, agenda = [], writtenAt } = scenario;
    const unreadable = writtenAt === undefined || isInstant(writtenAt) ? [] : [`writtenAt: '${writtenAt}' is no RFC 3339 instant`];
    const all =
      unreadable.length > 0
        ? unreadable
        : [
            ...appointments('agenda', agenda, providers).map(sentence),
            ...(await data(vendors, scenario)),
            ...vendors.flatMap((vendor) => times(inScenario(vendor, scenario))),
          ];
    return all.map((finding) => `scenario '${name}': ${finding}`);
  });
  return (await Promise.all(found)).flat();
}

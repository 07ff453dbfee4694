/** Records of the fixtures, with the statuses and events of their life cycles, for the paths of the control plane. */
import fc, { type Arbitrary } from 'fast-check';
import { statuses } from '../../src/core/lifecycle.ts';
import { discover } from '../../src/providers/discover.ts';

interface Target {
  provider: string;
  resource: string;
  ids: readonly string[];
  statuses: readonly string[];
  events: readonly string[];
}

const found: Target[] = (await discover()).flatMap(({ implementation: { name: provider, resources }, fixture }) =>
  Object.entries(resources).map(([resource, { key, lifecycles = [] }]) => ({
    provider,
    resource,
    ids: (fixture[resource] ?? []).map((item) => String((item as Record<string, unknown>)[key])),
    statuses: lifecycles.flatMap((lifecycle) => statuses(lifecycle).map(String)),
    events: lifecycles.flatMap(({ events }) => Object.keys(events)),
  })),
);

const oneOf = (some: readonly string[]) => fc.constantFrom(...(some.length > 0 ? some : ['none']));

/** A path of the control plane with a record's provider, resource, id, status and event in it. */
export const targets = (template: string): Arbitrary<string> =>
  fc
    .constantFrom(...found.filter(({ events }) => events.length > 0 || !/\{(status|event)\}/.test(template)))
    .chain(({ provider, resource, ids, statuses, events }) =>
      fc
        .tuple(
          fc.oneof({ arbitrary: oneOf(ids), weight: 4 }, { arbitrary: fc.constantFrom('@1', '@2'), weight: 1 }),
          oneOf(statuses),
          oneOf(events),
        )
        .map(([id, status, event]) => {
          const values: Record<string, string> = {
            provider,
            resource,
            id: id.startsWith('@') ? id : encodeURIComponent(id),
            status: encodeURIComponent(status),
            event,
          };
          return template.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] as string);
        }),
    );

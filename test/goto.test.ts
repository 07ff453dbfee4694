/** Derived: goto reaches every status a table lets a record reach, legally, and says so where it does not. */
import { expect, test } from 'vitest';
import { type Lifecycle, statuses, statusOf } from '../src/core/lifecycle.ts';
import type { Status } from '../src/core/refusal.ts';
import { schemaFindings } from '../src/core/schemas.ts';
import { discover } from '../src/providers/discover.ts';
import { stories } from './story.ts';

const { begin } = stories();

const tables = (await discover()).flatMap(({ implementation, document, fixture }) =>
  Object.entries(implementation.resources).flatMap(([resource, { key, lifecycles = [], schema }]) =>
    lifecycles.map((lifecycle) => ({
      provider: implementation.name,
      resource,
      key,
      lifecycle,
      schema,
      document,
      items: fixture[resource] ?? [],
    })),
  ),
);

/** Statuses the table leads to from one, guards aside. */
function reachable({ events }: Lifecycle, from: Status): Set<Status> {
  const reached = new Set<Status>([from]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { from: origins, to } of Object.values(events))
      if (to !== undefined && origins.some((status) => reached.has(status))) reached.add(to);
  }
  return reached;
}

const rows = tables.flatMap((table) =>
  statuses(table.lifecycle)
    .filter((from) => from !== table.lifecycle.presence?.removed)
    .flatMap((from) => statuses(table.lifecycle).map((to) => ({ ...table, from, to, possible: reachable(table.lifecycle, from).has(to) }))),
);

test.each(rows)(
  '$provider $resource: from $from to $to',
  async ({ provider, resource, key, lifecycle, schema, document, items, from, to, possible }) => {
    const { admin } = begin();
    let went = 0;
    for (const item of items.filter((one) => statusOf(lifecycle, one) === from)) {
      const path = `/${provider}/${resource}/${item[key]}`;
      const { status, body } = await admin('POST', `${path}/goto/${to}`);
      if (status !== 200) {
        expect(status).toBe(409);
        expect(body.detail).toContain(`No path leads from ${from} to ${to}`);
        continue;
      }
      went += 1;
      const steps = body.fired.filter((one: any) => one.resource === resource && one.id === String(item[key]));
      let at: Status = from;
      for (const step of steps) {
        expect(step.from).toBe(at);
        expect(lifecycle.events[step.event]?.from).toContain(at);
        at = step.to;
      }
      expect(at).toBe(to);
      expect((await admin('GET', `${path}/history`)).body.items.map(({ event }: any) => event).reverse()).toEqual(
        steps.map(({ event }: any) => event),
      );
      if (to !== lifecycle.presence?.removed) {
        const record = (await admin('GET', path)).body;
        expect(statusOf(lifecycle, record)).toBe(to);
        expect(schemaFindings(document, `/components/schemas/${schema}`, record)).toEqual([]);
      }
      if (went > 2) break;
    }
    expect(went > 0).toBe(possible);
  },
);

test('goto leaves reviewers, logs and steps as the calls would have', async () => {
  const { admin } = begin();
  const { body } = await admin('POST', '/broctagon/requests/045dff8l/goto/approved');
  expect(body.fired.map(({ event, by }: any) => [event, by])).toEqual([
    ['approveStep', 'broctagon-admin'],
    ['approve', 'broctagon-admin'],
  ]);
  expect(body.record.logs.slice(-2)).toMatchObject([
    { event: 'approve', admin: 'Grace Lim' },
    { event: 'approve', admin: 'Grace Lim' },
  ]);
});

test.each(['/aquanow/approvals/none/goto/APPROVED', '/aquanow/approvals/cba4e337-8876-46fe-9216-438a82ce7697/goto/NOWHERE'])(
  'POST %s is not found',
  async (path) => {
    expect((await begin().admin('POST', path)).status).toBe(404);
  },
);

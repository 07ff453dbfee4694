/** Derived from the tables: every status of every life cycle against every event. */
import { expect, test } from 'vitest';
import { type Lifecycle, type LifecycleEvent, statuses, statusOf } from '../src/core/lifecycle.ts';
import type { Status } from '../src/core/refusal.ts';
import { discover } from '../src/providers/discover.ts';
import { type Answer, stories } from './story.ts';

const { begin } = stories();

const tables = (await discover()).flatMap(({ implementation, fixture }) =>
  Object.entries(implementation.resources).flatMap(([resource, { key, lifecycles = [] }]) =>
    lifecycles.map((lifecycle) => ({ provider: implementation.name, resource, key, lifecycle, items: fixture[resource] ?? [] })),
  ),
);

type Table = (typeof tables)[number];

/** Ids of fixture records in a status; a few are enough. */
const inStatus = ({ items, key, lifecycle }: Table, status: Status) =>
  items
    .filter((item) => statusOf(lifecycle, item) === status)
    .slice(0, 6)
    .map((item) => String(item[key]));

const rows = tables.flatMap((table) =>
  statuses(table.lifecycle)
    .filter((status) => status !== table.lifecycle.presence?.removed)
    .flatMap((status) =>
      Object.keys(table.lifecycle.events).map((event) => ({
        ...table,
        table,
        status,
        event,
        legal: legal(table.lifecycle, status, event),
      })),
    ),
);

function legal(lifecycle: Lifecycle, status: Status, event: string): boolean {
  return (lifecycle.events[event] as LifecycleEvent).from.includes(status);
}

/** Statuses an event ends in: its own, or that of an event that follows at once. */
function ends(lifecycle: Lifecycle, status: Status, event: string): Status[] {
  const { to = status, followedBy = [] } = lifecycle.events[event] as LifecycleEvent;
  return [to, ...followedBy.map((follower) => (lifecycle.events[follower] as LifecycleEvent).to ?? to)];
}

function world({ provider, resource, lifecycle }: Table) {
  const { admin } = begin();
  const whole = async () => (await admin('GET', `/${provider}/${resource}?limit=1000`)).body;
  const status = async (id: string) => {
    const { status: code, body } = await admin('GET', `/${provider}/${resource}/${id}`);
    return code === 404 ? lifecycle.presence?.removed : statusOf(lifecycle, body);
  };
  const fire = (id: string, event: string): Promise<Answer> => admin('POST', `/${provider}/${resource}/${id}/simulate/${event}`);
  return { whole, status, fire };
}

test.each(tables)('the fixtures have $provider $resource in every status of $lifecycle.field', (table) => {
  for (const status of statuses(table.lifecycle)) {
    if (status !== table.lifecycle.presence?.removed) expect(inStatus(table, status), String(status)).not.toEqual([]);
  }
});

test.each(rows.filter((row) => row.legal))(
  '$provider $resource: $event moves a record that is $status',
  async ({ table, lifecycle, status, event }) => {
    const { whole, status: now, fire } = world(table);
    const guarded = (lifecycle.events[event] as LifecycleEvent).guards !== undefined;
    let moved = 0;
    for (const id of inStatus(table, status)) {
      const before = await whole();
      const answer = await fire(id, event);
      if (answer.status === 200) {
        moved += 1;
        expect(ends(lifecycle, status, event)).toContain(await now(id));
        expect(answer.body).toMatchObject({ event, from: status, to: await now(id) });
      } else {
        // Only a guard or an invariant may be against it, and then nothing has changed.
        expect(guarded || answer.body.code === 'CONFLICT').toBe(true);
        expect(answer.body.allowedEvents ?? []).not.toContain(event);
        expect(await whole()).toEqual(before);
      }
    }
    if (!guarded) expect(moved).toBeGreaterThan(0);
  },
);

test.each(rows.filter((row) => !row.legal))(
  '$provider $resource: $event is refused to a record that is $status',
  async ({ table, lifecycle, status, event }) => {
    const { whole, fire } = world(table);
    const before = await whole();
    for (const id of inStatus(table, status)) {
      const { status: code, headers, body } = await fire(id, event);
      expect(code).toBe(409);
      expect(headers.get('Content-Type')).toContain('application/problem+json');
      expect(body).toMatchObject({ code: 'INVALID_STATE_TRANSITION', recordStatus: status });
      expect(body.allowedEvents).toEqual(Object.keys(lifecycle.events).filter((one) => legal(lifecycle, status, one)));
    }
    expect(await whole()).toEqual(before);
  },
);

/** Random walks through the life cycles: whatever is played, a record has the status the table gives it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LifecycleEvent, statusOf } from '../src/core/lifecycle.ts';
import { discover } from '../src/providers/discover.ts';
import { stories } from './story.ts';

const { begin } = stories();

const tables = (await discover()).flatMap(({ implementation, fixture }) =>
  Object.entries(implementation.resources).flatMap(([resource, { key, lifecycles = [] }]) =>
    lifecycles
      // An event that is followed by another ends where guards decide; lifecycles.test.ts looks at those.
      .filter(({ events }) => Object.values(events).every(({ followedBy }) => followedBy === undefined))
      .map((lifecycle) => ({
        provider: implementation.name,
        resource,
        lifecycle,
        ids: (fixture[resource] ?? []).map((item) => String(item[key])),
      })),
  ),
);

test.each(tables)(
  '$provider $resource: any walk through $lifecycle.field keeps to the table',
  async ({ provider, resource, lifecycle, ids }) => {
    const walk = fc.record({
      id: fc.constantFrom(...ids),
      events: fc.array(fc.constantFrom(...Object.keys(lifecycle.events)), { maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(walk, async ({ id, events }) => {
        const { admin } = begin();
        const path = `/${provider}/${resource}/${id}`;
        let status = statusOf(lifecycle, (await admin('GET', path)).body);
        for (const event of events) {
          const { from, to, guards } = lifecycle.events[event] as LifecycleEvent;
          const { status: code } = await admin('POST', `${path}/simulate/${event}`);
          if (code === 200) {
            expect(from).toContain(status);
            if (to === lifecycle.presence?.removed && to !== undefined) return;
            status = to === undefined ? status : to;
          } else if (!guards) expect(from).not.toContain(status);
          expect(statusOf(lifecycle, (await admin('GET', path)).body)).toBe(status);
        }
      }),
      { numRuns: 25 },
    );
  },
);

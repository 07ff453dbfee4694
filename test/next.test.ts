/** Derived: for every record of the fixtures and every persona, what `next` says and what happens agree. */
import { expect, test } from 'vitest';
import { discover } from '../src/providers/discover.ts';
import { call, type Story, stories } from './story.ts';

const { begin, sandbox } = stories();
const vendors = await discover();

const rows = vendors.flatMap(({ implementation, fixture }) =>
  Object.entries(implementation.resources)
    .filter(([, { lifecycles }]) => lifecycles)
    .flatMap(([resource, { key }]) =>
      implementation.personas.map(({ name: persona, headers }) => ({
        provider: implementation.name,
        resource,
        persona,
        headers,
        ids: (fixture[resource] ?? []).map((item) => String(item[key])),
      })),
    ),
);

let forks = 0;

/** Does something in a fork of the world, which is dropped afterwards. */
async function inFork<T>({ id, admin }: Story, work: (world: string) => Promise<T>): Promise<T> {
  forks += 1;
  const fork = `fork-${forks}`;
  expect((await admin('POST', '/worlds', { id: fork, from: { world: id } })).status).toBe(201);
  const done = await work(fork);
  await admin('DELETE', `/worlds/${fork}`);
  return done;
}

test.each(rows)(
  '$provider $resource: next and reality agree for $persona',
  async ({ provider, resource, persona, headers, ids }) => {
    const story = begin();
    for (const id of ids) {
      const path = `/${provider}/${resource}/${encodeURIComponent(id)}`;
      const { allowed, refused } = (await story.admin('GET', `${path}/next?as=${persona}`)).body;
      for (const { event, simulate, call: fired, to } of allowed) {
        await inFork(story, async (world) => {
          const answer = fired
            ? await call(sandbox().url, fired.method, fired.path, { body: fired.body, headers: { ...headers, 'X-World': world } })
            : await call(sandbox().url, 'POST', `/__admin${simulate}`, { body: { as: persona }, headers: { 'X-World': world } });
          expect(answer.status, `${event} on ${id}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
          const history = (await call(sandbox().url, 'GET', `/__admin${path}/history`, { headers: { 'X-World': world } })).body.items;
          expect(history.at(-1)).toMatchObject({ event, to });
        });
      }
      for (const { event, rule, saw, message } of refused) {
        const answer = await story.admin('POST', `${path}/simulate/${event}`, { as: persona });
        expect(answer.status, `${event} on ${id} by ${rule}`).toBeGreaterThanOrEqual(400);
        expect(answer.body.detail).toBe(message);
        if (rule.startsWith('status')) expect(String(answer.body.recordStatus)).toBe(saw);
        if (rule.startsWith('role')) expect([answer.status, saw]).toEqual([403, persona]);
      }
    }
    expect((await story.admin('GET', '/history')).body.total).toBe(0);
  },
  120_000,
);

test('next tells the call with its path and body, and the deadlines to come', async () => {
  const story = begin();
  const { allowed, refused } = (await story.admin('GET', '/b2core/requests/2/next?as=b2core-admin')).body;
  expect(allowed.map(({ event }: any) => event)).toEqual(['take', 'approve', 'reject']);
  expect(allowed[2].call).toEqual({
    operationId: 'rejectApplication',
    method: 'POST',
    path: '/api/v2/applications/2/reject',
    body: { resolutionId: 1, data: [] },
  });
  expect(allowed[0]).toMatchObject({ from: 0, to: 3, simulate: '/b2core/requests/2/simulate/take' });
  expect(refused).toMatchObject([
    { event: 'submit', rule: 'status: statusId', saw: '0' },
    { event: 'reopen', rule: 'status: statusId', saw: '0' },
  ]);
  await story.as('b2core-admin')('POST', '/api/v2/applications/2/approve');
  expect((await story.admin('GET', '/b2core/transactions/2/next')).body.deadlines).toEqual([
    { event: 'settle', at: '2026-03-01T09:01:00.000Z' },
  ]);
});

test('next names the role and the guard that refuse, and what they saw', async () => {
  const { admin } = begin();
  const rules = async (id: string, as: string) =>
    Object.fromEntries(
      (await admin('GET', `/aquanow/approvals/${id}/next?as=${as}`)).body.refused.map(({ event, rule, saw }: any) => [event, [rule, saw]]),
    );
  const own = 'b6e1c9f4-0d73-4a82-9f5b-8d4e2c7a6b08';
  expect((await rules(own, 'aquanow-initiator'))['approve']).toEqual(['role: approver', 'aquanow-initiator']);
  expect((await rules(own, 'aquanow-approver'))['approve']?.[0]).toBe('guard: not-ones-own');
  expect((await admin('GET', `/aquanow/approvals/${own}/next?as=nobody`)).status).toBe(404);
  expect((await admin('GET', '/aquanow/approvals/none/next')).status).toBe(404);
});

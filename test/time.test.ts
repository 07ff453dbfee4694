import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { began, call, stories } from './story.ts';

const { begin } = stories();

const b2core = '/api/v2';

test('the clock is read, set forward, stopped, advanced by a span or to an instant, and reset', async () => {
  const { admin } = begin();
  expect((await admin('GET', '/clock')).body).toEqual({ now: began, frozen: true });
  expect((await admin('POST', '/clock/advance', { by: '2h' })).body.now).toBe('2026-03-01T11:00:00.000Z');
  expect((await admin('POST', '/clock/advance', { to: '2026-03-02T00:00:00Z' })).body.now).toBe('2026-03-02T00:00:00.000Z');
  expect((await admin('PUT', '/clock', { now: '2026-04-01T00:00:00Z' })).body).toMatchObject({
    now: '2026-04-01T00:00:00.000Z',
    frozen: true,
  });
  expect((await admin('PUT', '/clock', { frozen: false })).body.frozen).toBe(false);
  const stopped = (await admin('POST', '/clock/freeze')).body;
  expect(stopped.frozen).toBe(true);
  expect((await admin('GET', '/clock')).body.now).toBe(stopped.now);
  expect((await admin('POST', '/clock/reset')).body).toEqual({ now: began, frozen: true, fired: [] });
});

test.each([
  ['POST', '/clock/advance', { to: '2026-02-01T00:00:00Z' }, 409],
  ['PUT', '/clock', { now: '2026-02-01T00:00:00Z' }, 409],
  ['PUT', '/clock', { now: 'noon' }, 400],
  ['POST', '/clock/advance', {}, 400],
  ['POST', '/clock/advance', { by: '1h', to: '2027-01-01T00:00:00Z' }, 400],
  ['POST', '/clock/advance', { by: '1 parsec' }, 400],
])('%s %s %j is refused, and the clock stays', async (method, path, body, status) => {
  const { admin } = begin();
  expect((await admin(method, path, body)).status).toBe(status);
  expect((await admin('GET', '/clock')).body).toEqual({ now: began, frozen: true });
});

test('a retry loop of twenty days plays in one advance, and what fired is exact and in order', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const back = story.as('b2core-admin');
  for (const user of ['user-1001', 'user-1002']) {
    await app('POST', `/api/public/applicant/${user}/schedule-deletion`);
    await story.advance('1h');
  }
  await back('POST', `${b2core}/applications/2/approve`);
  const ids = await Promise.all(
    ['user-1001', 'user-1002', 'user-1010'].map(async (user) => (await app('GET', `/api/public/applicant/${user}`)).body.data.id),
  );
  const { fired } = (await story.admin('POST', '/clock/advance', { by: '20d' })).body;
  const removal = (at: string, id: string) => ({
    at,
    provider: 'allpass',
    resource: 'applicants',
    id,
    event: 'remove',
    from: 'SCHEDULED',
    to: 'DELETED',
    by: null,
  });
  expect(fired).toEqual([
    {
      at: '2026-03-01T11:01:00.000Z',
      provider: 'b2core',
      resource: 'transactions',
      id: '2',
      event: 'settle',
      from: 'inProgress',
      to: 'done',
      by: null,
    },
    removal('2026-03-06T09:00:00.000Z', ids[2]),
    removal('2026-03-21T09:00:00.000Z', ids[0]),
    removal('2026-03-21T10:00:00.000Z', ids[1]),
  ]);
  for (const user of ['user-1001', 'user-1002', 'user-1010']) expect((await app('GET', `/api/public/applicant/${user}`)).status).toBe(404);
});

test('a deletion restored on day nineteen does not happen', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  await app('POST', '/api/public/applicant/user-1002/schedule-deletion');
  await story.advance('19d');
  expect((await app('POST', '/api/public/applicant/user-1002/restore')).status).toBe(200);
  expect((await story.admin('POST', '/clock/advance', { by: '30d' })).body.fired.map(({ event }: any) => event)).toEqual([]);
  expect((await app('GET', '/api/public/applicant/user-1002')).body.data.scheduledDeletionDate).toBe(null);
});

test("Aquanow's ninety days move with the clock", async () => {
  const story = begin();
  const list = () => story.as('aquanow-root')('GET', '/accounts/v1/approval?startTime=2026-02-01T00:00:00.000Z');
  expect((await list()).status).toBe(200);
  await story.advance('80d');
  expect((await list()).body.message).toBe('Query time range must be within 90 days');
});

test('a running clock fires what came due when the world is next touched', async () => {
  await using running = await createSandbox({ port: 0 });
  const headers = { Authorization: 'Bearer b2core-admin' };
  await call(running.url, 'POST', '/__admin/clock/advance', { body: { by: '1s' } });
  await call(running.url, 'PUT', `${b2core}/transactions/2`, { headers, body: { commission: '1' } });
  await call(running.url, 'POST', `${b2core}/applications/2/approve`, { headers });
  const { deadlines } = (await call(running.url, 'GET', '/__admin/b2core/transactions/2/next')).body;
  expect(deadlines.map(({ event }: any) => event)).toEqual(['settle']);
  await call(running.url, 'PUT', '/__admin/clock', { body: { now: deadlines[0].at } });
  expect((await call(running.url, 'GET', `${b2core}/transactions/2`, { headers })).body.status).toBe('done');
});

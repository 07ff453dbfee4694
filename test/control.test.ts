import { expect, test } from 'vitest';
import { createSandbox, type Served } from '../src/index.ts';
import { document, names } from '../src/providers/discover.ts';
import { playsOf } from './plays.ts';
import { began, call, stories } from './story.ts';

const { begin, sandbox } = stories();

test('health answers once everything is loaded', async () => {
  const { status, body } = await begin().admin('GET', '/health');
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'ok', providers: names });
});

test('worlds are created with id, seed, start time and readings, listed, and dropped', async () => {
  const { admin } = begin();
  const wanted = { id: 'made', seed: 3, startTime: '2027-01-01T00:00:00.000Z', readings: { 'aquanow/self-approval': 'allowed' } };
  const made = await admin('POST', '/worlds', wanted);
  expect(made).toMatchObject({ status: 201, body: { ...wanted, now: wanted.startTime, frozen: true, url: '/w/made' } });
  expect((await admin('GET', '/worlds')).body).toContainEqual(made.body);
  expect((await admin('POST', '/worlds', { id: 'made' })).status).toBe(409);
  expect((await admin('DELETE', '/worlds/made')).status).toBe(204);
  expect((await admin('DELETE', '/worlds/made')).status).toBe(404);
});

test('a world without an id gets a free one', async () => {
  const { admin } = begin();
  const [one, other] = [(await admin('POST', '/worlds')).body, (await admin('POST', '/worlds', {})).body];
  expect(one.id).not.toBe(other.id);
  expect(one).toMatchObject({ seed: 7, startTime: began });
});

test.each([
  [{ id: 'a b' }, '/body/id'],
  [{ seed: -1 }, '/body/seed'],
  [{ startTime: 'tomorrow' }, '/body/startTime'],
  [{ startTime: '2026-12-31T23:59:60Z' }, '/body/startTime'],
  [{ readings: { 'aquanow/self-approval': 'perhaps' } }, '/readings/aquanow/self-approval'],
  [{ readings: { 'aquanow/__proto__': 'x' } }, '/readings/aquanow/__proto__'],
  [{ colour: 'blue' }, '/body/colour'],
])('a world of %j is refused as a problem', async (body, path) => {
  const answer = await begin().admin('POST', '/worlds', body);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status: 400, code: 'INVALID_REQUEST', findings: [{ path }] });
});

test('readings are listed with the answer of the world, and switched all or none', async () => {
  const { admin } = begin();
  const option = async (id: string) => (await admin('GET', '/readings')).body.find((one: any) => one.id === id).option;
  const switched = await admin('PUT', '/readings', { 'aquanow/self-approval': 'allowed' });
  expect(switched.status).toBe(200);
  expect(await option('aquanow/self-approval')).toBe('allowed');
  expect((await admin('PUT', '/readings', { 'b2core/decide-new': 'allowed', 'b2core/nothing': 'x' })).status).toBe(400);
  expect(await option('b2core/decide-new')).toBe('refused');
});

test('every reading says what it asks, what it rests on, and which options there are', async () => {
  for (const reading of (await begin().admin('GET', '/readings')).body) {
    expect(reading.options, reading.id).toContain(reading.default);
    expect(reading.option, reading.id).toBe(reading.default);
    expect(['documented', 'observed', 'assumed'], reading.id).toContain(reading.grade);
    expect(reading.source.length, reading.id).toBeGreaterThan(10);
  }
});

test('life cycles are told as tables', async () => {
  const { body } = await begin().admin('GET', '/lifecycles');
  const approval = body.find(({ provider, resource }: any) => provider === 'aquanow' && resource === 'approvals');
  expect(approval).toMatchObject({ field: 'status', initial: 'PENDING', statuses: ['PENDING', 'APPROVED', 'REJECTED', 'CANCELLED'] });
  expect(approval.events).toContainEqual({ event: 'cancel', from: ['PENDING'], to: 'CANCELLED', by: 'requester' });
});

test('a persona called with its headers is let in', async () => {
  const { admin, id } = begin();
  const personas = (await admin('GET', '/personas')).body;
  expect(new Set(personas.map(({ provider }: any) => provider))).toEqual(new Set(names));
  for (const { provider, headers, name } of personas) {
    const answer = await call(sandbox().url, 'GET', playsOf(provider).read, { headers: { ...headers, 'X-World': id } });
    expect(answer.status, name).toBe(200);
  }
});

test('vendors are listed with the path their APIs begin at, and a call to begin with where their document names one', async () => {
  const { admin, as } = begin();
  const { body } = await admin('GET', '/vendors');
  const described = names.map((name) => ({ name, title: document(name).info.title, base: document(name).servers[0]?.url }));
  expect(body).toMatchObject(described);
  expect(body).toContainEqual(expect.objectContaining({ name: 'aquanow', base: '/accounts/v1' }));
  const firsts = (body as Served['vendors']).filter(({ firstCall }) => firstCall !== undefined);
  expect(firsts.length).toBeGreaterThan(0);
  for (const { name, firstCall = '' } of firsts) {
    const caller = sandbox().personas.find(({ provider }) => provider === name);
    expect((await as(caller?.name ?? '')('GET', firstCall)).status, firstCall).toBe(200);
  }
});

test('every vendor has magic values', async () => {
  const { body } = await begin().admin('GET', '/magic');
  expect(new Set(body.map(({ provider }: any) => provider))).toEqual(new Set(names));
});

test('simulate fires an event for a persona who may, and answers the transition', async () => {
  const { admin } = begin();
  const own = 'b6e1c9f4-0d73-4a82-9f5b-8d4e2c7a6b08';
  const { status, body } = await admin('POST', `/aquanow/approvals/${own}/simulate/approve`, { given: { comment: 'fine' } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ provider: 'aquanow', resource: 'approvals', id: own, event: 'approve', from: 'PENDING', to: 'APPROVED' });
  expect(body.record.reviewRecords).toMatchObject([{ reviewedBy: 'companyProfile', comment: 'fine' }]);
});

test('simulate acts as the persona named, whose rights hold', async () => {
  const { admin } = begin();
  const id = 'cba4e337-8876-46fe-9216-438a82ce7697';
  expect((await admin('POST', `/aquanow/approvals/${id}/simulate/approve`, { as: 'aquanow-initiator' })).status).toBe(403);
  expect((await admin('POST', `/aquanow/approvals/${id}/simulate/approve`, { as: 'stranger' })).status).toBe(404);
  const { body } = await admin('POST', `/aquanow/approvals/${id}/simulate/approve`, { as: 'aquanow-root' });
  expect(body.record.reviewRecords[0].reviewedBy).toBe('companyProfile');
});

test.each([
  '/nobody/approvals/x/simulate/approve',
  '/aquanow/nothing/x/simulate/approve',
  '/aquanow/__proto__/x/simulate/approve',
  '/aquanow/approvals/x/simulate/approve',
  '/aquanow/approvals/cba4e337-8876-46fe-9216-438a82ce7697/simulate/explode',
  '/aquanow/approvals/cba4e337-8876-46fe-9216-438a82ce7697/simulate/__proto__',
  '/aquanow/users/userOne/simulate/approve',
])('POST %s is not found', async (path) => {
  expect((await begin().admin('POST', path)).status).toBe(404);
});

test('the clock goes no further than the year 9989, and goes on after it was refused', async () => {
  const { admin } = begin();
  const far = await admin('POST', '/clock/advance', { by: '99999999y' });
  expect([far.status, far.body.detail]).toEqual([409, expect.stringContaining('9989')]);
  expect((await admin('POST', '/clock/advance', { to: '9989-12-31T23:59:59.999Z' })).body.now).toBe('9989-12-31T23:59:59.999Z');
  expect((await admin('POST', '/clock/advance', { by: '1s' })).status).toBe(409);
  expect((await admin('POST', '/clock/reset')).body.now).toBe(began);
});

test('the clock goes forward by a span, and says what fired', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', '/api/v2/applications/2/approve');
  const { body } = await story.admin('POST', '/clock/advance', { by: '2m' });
  expect(body).toEqual({
    now: '2026-03-01T09:02:00.000Z',
    frozen: true,
    fired: [
      {
        at: '2026-03-01T09:01:00.000Z',
        provider: 'b2core',
        resource: 'transactions',
        id: '2',
        event: 'settle',
        from: 'inProgress',
        to: 'done',
        by: null,
      },
    ],
  });
  for (const by of ['-1h', 'soon', '', '5 parsecs', 7]) expect((await story.admin('POST', '/clock/advance', { by })).status).toBe(400);
});

test('with an admin token the control plane asks for it, and the vendors do not', async () => {
  await using guarded = await createSandbox({ port: 0, adminToken: 'secret' });
  const status = async (path: string, headers: Record<string, string>) => (await call(guarded.url, 'GET', path, { headers })).status;
  expect(await status('/__admin/worlds', {})).toBe(401);
  expect(await status('/__admin/worlds', { Authorization: 'Bearer wrong' })).toBe(401);
  expect(await status('/__admin/worlds', { Authorization: 'Bearer secret' })).toBe(200);
  expect(await status('/api/v2/applications', { Authorization: 'Bearer b2core-admin' })).toBe(200);
});

test('elsewhere than on loopback a sandbox demands an admin token', async () => {
  await expect(createSandbox({ port: 0, host: '0.0.0.0' })).rejects.toThrow('admin token');
});

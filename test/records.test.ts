/** No record is kept that breaks its schema, and no instant that cannot be written, whoever writes it. */
import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { type Story, stories } from './story.ts';

const { begin } = stories();

const lists = [
  '/b2core/requests',
  '/b2core/transactions',
  '/aquanow/approvals',
  '/broctagon/requests',
  '/allpass/applicants',
  '/../api/v2/applications?limit=100',
  '/../api/v2/transactions?limit=100',
];

/** Every list that could hold a broken record answers. */
async function expectListable({ admin, as }: Story) {
  for (const list of lists) {
    const call = list.startsWith('/..') ? as('b2core-admin')('GET', list.slice(3)) : admin('GET', `${list}?limit=1000`);
    expect((await call).status, list).toBe(200);
  }
}

test.each([
  ['b2core/transactions/2', 'update', { update: 'x' }],
  ['b2core/transactions/2', 'update', { commission: 1.5 }],
  ['b2core/transactions/2', 'update', {}],
  ['b2core/transactions/2', 'submit', { status: 'done' }],
  ['b2core/requests/2', 'approve', { data: 'fine' }],
  ['b2core/requests/2', 'approve', { comments: ['fine'] }],
  ['b2core/requests/2', 'reject', { resolution: '1' }],
  ['b2core/requests/2', 'reject', { resolutionId: '1' }],
  ['b2core/requests/2', 'reject', {}],
  ['b2core/requests/2', 'reject', { resolutionId: 99 }],
  ['aquanow/approvals/58w5081e-82dc-49cw-a820-844oe4dfq9t4', 'approve', { comment: ['a', 'b'] }],
  ['aquanow/approvals/58w5081e-82dc-49cw-a820-844oe4dfq9t4', 'reject', { comment: null }],
  ['aquanow/approvals/58w5081e-82dc-49cw-a820-844oe4dfq9t4', 'cancel', { comment: 'no' }],
  ['broctagon/requests/abcd1234', 'reject', { comment: { text: 'no' } }],
  ['allpass/applicants/user-1001', 'moveToFlow', { flowId: 2 }],
])('%s: simulate refuses %s with %j, and changes nothing', async (record, event, given) => {
  const story = begin();
  const { admin } = story;
  const [provider, resource] = record.split('/');
  const id = record.endsWith('user-1001')
    ? (await admin('GET', '/allpass/applicants?limit=1000')).body.items.find((one: any) => one.externalUserId === 'user-1001').id
    : record.split('/')[2];
  const path = `/${provider}/${resource}/${id}`;
  const before = (await admin('GET', path)).body;
  const { status, body } = await admin('POST', `${path}/simulate/${event}`, { given });
  expect([status, body.code]).toEqual([400, 'INVALID_REQUEST']);
  expect((await admin('GET', path)).body).toEqual(before);
  expect((await admin('GET', '/history')).body.total).toBe(0);
  await expectListable(story);
});

test('simulate names the fields that are wrong, and what would be right', async () => {
  const { admin } = begin();
  const rejected = await admin('POST', '/b2core/requests/2/simulate/reject', { given: { resolution: '1' } });
  expect(rejected.body.findings).toEqual([
    { path: '/body/given/resolutionId', message: 'is missing' },
    { path: '/body/given/resolution', message: 'is no field of this; known are: resolutionId, data, resolutionType' },
  ]);
  const updated = await admin('POST', '/b2core/transactions/2/simulate/update', { given: { complianceStatus: 'done' } });
  expect(updated.body.findings).toEqual([{ path: '/body/given/complianceStatus', message: 'must be approved or declined or pending' }]);
});

test('an officer says a comment with a decision about an applicant, and nothing else', async () => {
  const { admin } = begin();
  const { items } = (await admin('GET', '/allpass/applicants?limit=1000')).body;
  const { id } = items.find(({ status }: any) => status === 'IN_REVIEW');
  for (const given of [{ comment: 1 }, { comment: ['a'] }, { reason: 'a' }]) {
    expect((await admin('POST', `/allpass/applicants/${id}/simulate/reject`, { given })).status).toBe(400);
  }
  expect((await admin('POST', `/allpass/applicants/${id}/simulate/reject`, { given: { comment: 'A copy.' } })).status).toBe(200);
});

test.each(['simulate/reject', 'goto/2'])('a request rejected by %s has the resolution of the documented example', async (way) => {
  const { admin } = begin();
  const { status, body } = await admin('POST', `/b2core/requests/2/${way}`);
  expect(status).toBe(200);
  expect(body.record).toMatchObject({ statusId: 2, resolution: { id: 1, type: expect.any(Number) } });
});

test('simulate takes the words of the vendor’s call', async () => {
  const { admin } = begin();
  const given = { resolutionId: 4, data: ['Asked twice.'] };
  const { record } = (await admin('POST', '/b2core/requests/2/simulate/reject', { given })).body;
  expect(record.resolution.id).toBe(4);
  expect(record.comments.at(-1)).toBe('Asked twice.');
  const update = { commission: '1.5', internalComment: 'Checked.' };
  const updated = await admin('POST', '/b2core/transactions/1/simulate/update', { given: update });
  expect(updated.body.record, JSON.stringify(updated.body)).toMatchObject({
    commission: '1.500000000000000000',
    internalComment: 'Checked.',
  });
});

const spring = '2026-03-01T09:00:00.000Z';

test.each([
  ['PUT', '/clock', { now: '9999-12-31T23:59:59Z' }],
  ['PUT', '/clock', { now: '9990-01-01T00:00:00Z' }],
  ['PUT', '/clock', { now: '2026-02-30T00:00:00Z' }],
  ['PUT', '/clock', { now: '2027-02-29T00:00:00Z' }],
  ['PUT', '/clock', { now: '2026-03-01T10:00:00' }],
  ['PUT', '/clock', { now: '2026-03-02' }],
  ['PUT', '/clock', { now: '+012026-03-01T09:00:00Z' }],
  ['POST', '/clock/advance', { to: '2026-04-31T00:00:00Z' }],
  ['POST', '/clock/advance', { to: '9999-12-31T23:59:59Z' }],
  ['POST', '/clock/advance', { by: '100000000d' }],
  ['POST', '/clock/advance', { by: '99999999999999999999d' }],
  ['POST', '/clock/advance', { by: `${'9'.repeat(90)}y` }],
  ['POST', '/worlds', { startTime: '0000-01-01T00:00:00Z' }],
  ['POST', '/worlds', { startTime: '0001-01-01T00:00:00Z' }],
  ['POST', '/worlds', { startTime: '9999-12-31T23:59:59Z' }],
  ['POST', '/worlds', { startTime: '2026-02-30T00:00:00Z' }],
  ['POST', '/worlds', { startTime: '2026-03-01T09:00:00' }],
])('%s %s refuses %j', async (method, path, body) => {
  const { admin } = begin();
  const answer = await admin(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeOneOf([400, 409]);
  expect((await admin('GET', '/worlds')).status).toBe(200);
  expect((await admin('GET', '/clock')).body).toEqual({ now: spring, frozen: true });
});

test('the last instant of a clock leaves every list and deadline readable, and a clock that runs on stops there', async () => {
  const story = begin();
  const { admin, as } = story;
  const last = '9989-12-31T23:59:59.999Z';
  expect((await admin('PUT', '/clock', { now: last, frozen: false })).body).toMatchObject({ now: last });
  expect((await as('b2core-admin')('POST', '/api/v2/applications/2/approve')).status).toBe(204);
  expect((await admin('POST', '/clock/advance', { by: '1d' })).status).toBe(409);
  expect((await admin('GET', '/clock')).body.now).toBe(last);
  expect((await admin('GET', '/worlds')).status).toBe(200);
  await expectListable(story);
});

test('a world that begins at the first instant of a clock has fixtures that can be listed', async () => {
  const story = begin({ startTime: '0011-01-01T00:00:00.000Z' });
  await expectListable(story);
});

test.each(['2026-03-01T09:00:00', '2026-02-30T09:00:00Z', 'March 1, 2026', '2026-03-01', '10000-01-01T00:00:00Z'])(
  'the library refuses the startTime %s',
  async (startTime) => {
    await expect(createSandbox({ port: 0, startTime })).rejects.toThrow('is not an RFC 3339 instant with a zone');
  },
);

test.each([
  ['transactions?filter[fromCreateTime]=2026-02-30', 400],
  ['transactions?filter[toProcessedTime]=2026-02-30T00:00:00Z', 400],
  ['monitoring/transactions?filter[createTimeFrom]=2026-04-31T00:00:00%2B00:00', 400],
  ['transactions?filter[fromCreateTime]=2024-02-29', 200],
  ['transactions?filter[toCreateTime]=9999-12-31T23:59:59.999Z', 200],
  ['transactions?filter[fromCreateTime]=9999-12-31T23:59:59.999Z', 200],
  ['transactions?filter[fromCreateTime]=2026-01-01T00:00:00+00:00', 200],
])('B2Core answers %s with %i', async (path, status) => {
  expect((await begin().as('b2core-admin')('GET', `/api/v2/${path}`)).status).toBe(status);
});

test('a resultDate that does not exist is refused', async () => {
  const story = begin();
  const answer = await story.as('b2core-admin')('PATCH', '/api/v2/transactions/2', { resultDate: '2026-02-30 10:00:00' });
  expect(answer.status).toBe(400);
  expect(answer.body.error.details).toContainEqual({ field: 'resultDate', issue: 'there is no 2026-02-30 10:00:00' });
});

test('Aquanow takes a startTime whose plus is not escaped', async () => {
  const { as } = begin();
  const { status, body } = await as('aquanow-approver')('GET', '/accounts/v1/approval?startTime=2026-02-20T00:00:00.000+00:00');
  expect([status, Array.isArray(body)]).toEqual([200, true]);
});

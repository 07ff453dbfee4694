/** Records made, changed and removed by hand: what is kept, what is refused, and what the history says. */
import { expect, test } from 'vitest';
import { began, type Story, stories } from './story.ts';

const { begin } = stories();

const own = 'cba4e337-8876-46fe-9216-438a82ce7697';
const approval = {
  action: 'WITHDRAW',
  payload: { transactionType: 'WITHDRAW', symbol: 'USDC', address: '0x1', quantity: 250, networkFee: 0.1 },
  requestedBy: 'userOne',
  username: 'companyProfile',
  created: '2026-02-28T16:30:00.000Z',
  reviewRecords: [],
  entity: 'Approval',
  resource: 'BALANCE',
};
const request = { clientId: 149, type: 'verification', color: null, transactionId: null, text: 'By hand' };
const blank = { comments: [], resolution: null, createTime: began.replace('.000Z', '+00:00'), updateTime: null };

/** A record, and what is planned for it. */
const planned = async ({ admin }: Story, record: string) => (await admin('GET', `${record}/next`)).body.deadlines;

test('a record is made with an id as the vendor draws it, in the initial status, and the vendor shows it', async () => {
  const { admin, as } = begin();
  const made = await admin('POST', '/aquanow/approvals', approval);
  expect(made).toMatchObject({ status: 201, body: { ...approval, status: 'PENDING' } });
  expect(made.body.approvalId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const { approvalId } = made.body;
  expect((await as('aquanow-initiator')('GET', `/accounts/v1/approval?approvalId=${approvalId}`)).body).toMatchObject({ approvalId });
  const { items } = (await admin('GET', '/b2core/requests?limit=1000')).body;
  const next = Math.max(...items.map(({ id }: any) => id)) + 1;
  expect((await admin('POST', '/b2core/requests', { ...request, ...blank })).body).toMatchObject({ id: next, statusId: 127 });
  expect((await as('b2core-admin')('GET', `/api/v2/applications/${next}`)).body).toMatchObject({ text: 'By hand' });
});

test('the same record made in the same world has the same id', async () => {
  const [one, other] = [begin(), begin()];
  const made = async ({ admin }: Story) => (await admin('POST', '/aquanow/approvals', approval)).body;
  expect(await made(one)).toEqual(await made(other));
});

test('an id may be given; one that is taken is refused, and one that is not drawn is asked for', async () => {
  const { admin } = begin();
  expect((await admin('POST', '/b2core/requests', { id: 9000, ...request, ...blank })).body.id).toBe(9000);
  expect(await admin('POST', '/b2core/requests', { id: 9000, ...request, ...blank })).toMatchObject({
    status: 409,
    body: { detail: 'There is a record 9000 in requests already' },
  });
  const user = { company: 'Cinder', canApprove: true, withdrawalAccess: 'directAccess' };
  const asked = await admin('POST', '/aquanow/users', { ...user, company: 7 });
  expect(asked.status).toBe(400);
  expect(asked.body.findings).toEqual([
    { path: '/body/username', message: 'is missing: ids of these records are not drawn' },
    { path: '/body/company', message: 'must be string' },
  ]);
  expect((await admin('POST', '/aquanow/users', { username: '', ...user })).status).toBe(400);
  expect((await admin('POST', '/aquanow/users', { username: 'fred', ...user })).body).toEqual({ username: 'fred', ...user });
});

test('a patch is merged: objects by field, lists whole, and null removes, or is kept where the schema asks for the field', async () => {
  const { admin } = begin();
  const before = (await admin('GET', `/aquanow/approvals/${own}`)).body;
  const { accountName: _, ...payload } = before.payload;
  const patched = await admin('PATCH', `/aquanow/approvals/${own}`, { payload: { grossQuantity: 7, accountName: null } });
  expect(patched).toMatchObject({ status: 200, body: { ...before, payload: { ...payload, grossQuantity: 7 } } });
  expect(patched.body.payload).not.toHaveProperty('accountName');
  const rejected = { statusId: 2, resolution: { id: 1, type: 1 }, comments: ['no'] };
  const { body } = await admin('PATCH', '/b2core/requests/1', rejected);
  expect(body).toMatchObject(rejected);
  expect((await admin('PATCH', '/b2core/requests/1', { statusId: 0, resolution: null, comments: [] })).body).toMatchObject({
    resolution: null,
    comments: [],
  });
});

test('a record is changed by a patch of the media type of merge patches too', async () => {
  const { admin } = begin();
  const headers = { 'Content-Type': 'application/merge-patch+json' };
  expect((await admin('PATCH', `/aquanow/approvals/${own}`, { requestedBy: 'userTwo' }, headers)).body.requestedBy).toBe('userTwo');
});

test.each([
  ['PATCH', `/aquanow/approvals/${own}`, { status: 'MAYBE' }, '/body/status'],
  ['PATCH', `/aquanow/approvals/${own}`, { payload: null }, '/body/payload'],
  ['PATCH', `/aquanow/approvals/${own}`, { colour: 'blue' }, '/body/colour'],
  ['PATCH', `/aquanow/approvals/${own}`, { approvalId: 'other' }, '/body/approvalId'],
  ['PATCH', '/b2core/requests/1', { id: '1' }, '/body/id'],
  ['PATCH', '/b2core/requests/1', '{"__proto__":{"id":1}}', '/body/__proto__'],
  ['POST', '/b2core/requests', { ...request, ...blank, id: 'x' }, '/body/id'],
  ['POST', '/b2core/requests', { id: 9000 }, '/body/clientId'],
])('%s %s refuses %j at %s, and changes nothing', async (method, path, body, at) => {
  const { admin } = begin();
  const answer = await admin(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(400);
  expect(answer.body.findings.map((one: any) => one.path)).toContain(at);
  expect((await admin('GET', '/history')).body.total).toBe(0);
});

test.each([
  ['POST', '/nobody/approvals', {}],
  ['POST', '/aquanow/nothing', {}],
  ['POST', '/aquanow/__proto__', {}],
  ['PATCH', '/aquanow/approvals/nowhere', {}],
  ['DELETE', '/aquanow/approvals/nowhere', undefined],
  ['DELETE', '/aquanow/constructor/x', undefined],
])('%s %s is not found', async (method, path, body) => {
  expect((await begin().admin(method, path, body)).status).toBe(404);
});

test('a record that would break an invariant, of its own or of one that points to it, is refused', async () => {
  const { admin } = begin();
  expect(await admin('PATCH', `/aquanow/approvals/${own}`, { status: 'APPROVED' })).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('(decided-by-its-reviews)') },
  });
  await admin('POST', '/b2core/requests/2/goto/1');
  const cancelled = await admin('PATCH', '/b2core/transactions/2', { status: 'cancelled' });
  expect([cancelled.status, cancelled.body.detail]).toEqual([409, expect.stringContaining('(approved-is-paid)')]);
});

test('a record may only point to one that is there, and one that is pointed to stays', async () => {
  const { admin } = begin();
  const lost = await admin('PATCH', '/b2core/requests/2', { transactionId: 987654 });
  expect(lost).toMatchObject({
    status: 409,
    body: { detail: 'The record cannot be kept: its transactionId is 987654, and there is no record 987654 in transactions' },
  });
  const pointed = await admin('DELETE', '/b2core/transactions/2');
  expect(pointed).toMatchObject({ status: 409, body: { detail: 'Other records point to transactions 2: requests 2 (transactionId)' } });
  expect((await admin('DELETE', '/b2core/requests/2')).status).toBe(204);
  expect((await admin('DELETE', '/b2core/transactions/2')).status).toBe(204);
  expect((await admin('GET', '/b2core/requests/2')).status).toBe(404);
});

test('a user of Aquanow who was removed is let in no more', async () => {
  const { admin, as } = begin();
  expect((await admin('DELETE', '/aquanow/users/userOne')).status).toBe(204);
  const asked = await as('aquanow-initiator')('GET', `/accounts/v1/approval?approvalId=${own}`);
  expect([asked.status, asked.body]).toEqual([401, { message: 'Unauthorized' }]);
  expect((await admin('POST', `/aquanow/approvals/${own}/simulate/cancel`)).status).toBe(200);
});

test('edits are in the history by names that no life cycle has, with the statuses before and after, and are taken back', async () => {
  const { admin } = begin();
  const { approvalId } = (await admin('POST', '/aquanow/approvals', approval)).body;
  await admin('PATCH', `/aquanow/approvals/${approvalId}`, { status: 'CANCELLED' });
  await admin('DELETE', `/aquanow/approvals/${approvalId}`);
  const entry = (number: number, event: string, from: unknown, to: unknown) => ({
    ...{ number, at: began, provider: 'aquanow', resource: 'approvals', id: approvalId },
    ...{ event, from, to, by: null, requestId: null, readings: [] },
  });
  const entries = [
    entry(3, 'record.remove', 'CANCELLED', null),
    entry(2, 'record.edit', 'PENDING', 'CANCELLED'),
    entry(1, 'record.create', null, 'PENDING'),
  ];
  expect((await admin('GET', '/history')).body.items).toEqual(entries);
  expect((await admin('GET', '/history?event=record.edit')).body.items).toEqual([entries[1]]);
  await admin('POST', '/undo');
  expect((await admin('GET', `/aquanow/approvals/${approvalId}`)).body.status).toBe('CANCELLED');
  await admin('POST', '/undo');
  await admin('POST', '/undo');
  expect((await admin('GET', `/aquanow/approvals/${approvalId}`)).status).toBe(404);
  expect((await admin('GET', '/history')).body.total).toBe(0);
});

test('an instant that a record names is planned, moved and given up with it', async () => {
  const story = begin();
  const { admin } = story;
  const { items } = (await admin('GET', '/allpass/applicants?limit=1000')).body;
  const { id, ...rest } = items.find(({ scheduledDeletionDate, status }: any) => scheduledDeletionDate === null && status === 'INIT');
  const soon = '2026-03-05T00:00:00.000Z';
  const later = '2026-03-06T00:00:00.000Z';
  const due = async () => (await planned(story, `/allpass/applicants/${id}`)).map(({ at }: any) => at);
  await admin('PATCH', `/allpass/applicants/${id}`, { scheduledDeletionDate: soon });
  expect(await due()).toEqual([soon]);
  await admin('PATCH', `/allpass/applicants/${id}`, { scheduledDeletionDate: later });
  expect(await due()).toEqual([later]);
  await admin('PATCH', `/allpass/applicants/${id}`, { scheduledDeletionDate: null });
  expect(await due()).toEqual([]);
  const made = await admin('POST', '/allpass/applicants', { ...rest, externalUserId: 'by-hand', scheduledDeletionDate: soon });
  expect([made.status, made.body.findings]).toEqual([201, undefined]);
  expect((await admin('POST', '/clock/advance', { to: later })).body.fired).toMatchObject([{ id: made.body.id, at: soon, to: 'DELETED' }]);
});

test('what is due some time after a status stays while the status does, and goes with the record', async () => {
  const story = begin();
  const { admin } = story;
  await admin('POST', '/b2core/requests/2/goto/1');
  const settle = [{ event: 'settle', at: '2026-03-01T09:01:00.000Z' }];
  expect(await planned(story, '/b2core/transactions/2')).toEqual(settle);
  await admin('PATCH', '/b2core/transactions/2', { internalComment: 'by hand' });
  expect(await planned(story, '/b2core/transactions/2')).toEqual(settle);
  await admin('PATCH', '/b2core/transactions/2', { status: 'partial' });
  expect(await planned(story, '/b2core/transactions/2')).toEqual([]);
  await admin('PATCH', '/b2core/transactions/2', { status: 'inProgress' });
  expect(await planned(story, '/b2core/transactions/2')).toEqual([]);
});

test('a removed record fires nothing any more', async () => {
  const { admin } = begin();
  await admin('POST', '/b2core/requests/2/goto/1');
  await admin('DELETE', '/b2core/requests/2');
  await admin('DELETE', '/b2core/transactions/2');
  expect((await admin('POST', '/clock/advance', { by: '2m' })).body.fired).toEqual([]);
});

test('the typed client lists, makes, changes and removes records', async () => {
  const { records } = begin();
  const { approvalId } = await records.create('aquanow', 'approvals', approval);
  const id = String(approvalId);
  expect(await records.edit('aquanow', 'approvals', id, { requestedBy: 'userTwo' })).toMatchObject({ requestedBy: 'userTwo' });
  expect((await records.list('aquanow', 'approvals', { limit: 1 })).items).toHaveLength(1);
  await records.remove('aquanow', 'approvals', id);
  await expect(records.get('aquanow', 'approvals', id)).rejects.toThrow(`There is no record ${id} in approvals`);
});

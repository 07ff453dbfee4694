import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { stories } from '../story.ts';

const { begin } = stories();

const path = '/accounts/v1/approval';
const own = '58d5081e-82dc-4tcw-a820-8440e4dfo9c0';
const another = '58w5081e-82dc-49cw-a820-844oe4dfq9t4';
const withdrawal = {
  action: 'BALANCE/WITHDRAW',
  payload: { address: '0x80fB', symbol: 'USDC', tag: 'hi', quantity: 1, transactionType: 'WITHDRAW' },
};
const since = (days: number) => `${path}?startTime=${new Date(Date.parse('2026-03-01T09:00:00Z') - days * 86_400_000).toISOString()}`;

test('an approved request shows as approved by id and in the list, with its review record', async () => {
  const { as } = begin();
  const review = await as('aquanow-approver')('POST', `${path}/review`, { action: 'APPROVE', approvalId: another, comment: 'fine' });
  expect(review).toMatchObject({ status: 200, body: { approvalId: another, status: 'APPROVED' } });

  const record = {
    status: 'APPROVED',
    reviewRecords: [{ reviewedAt: '2026-03-01T09:00:00.000Z', comment: 'fine', reviewedBy: 'userThree', status: 'APPROVED' }],
  };
  expect((await as('aquanow-initiator-2')('GET', `${path}?approvalId=${another}`)).body).toMatchObject(record);
  expect((await as('aquanow-root')('GET', since(30))).body.find(({ approvalId }: any) => approvalId === another)).toMatchObject(record);
});

test('a rejected request says so, and cannot be approved afterwards', async () => {
  const { as } = begin();
  const approver = as('aquanow-approver');
  expect((await approver('POST', `${path}/review`, { action: 'REJECT', approvalId: another })).body.status).toBe('REJECTED');
  const second = await approver('POST', `${path}/review`, { action: 'APPROVE', approvalId: another });
  expect(second).toMatchObject({ status: 409, body: { message: 'Cannot approve: the status is REJECTED, it would have to be PENDING' } });
});

test('an initiator cancels their own pending request once', async () => {
  const { as } = begin();
  const initiator = as('aquanow-initiator');
  expect((await initiator('DELETE', path, { approvalId: own })).body).toEqual({ approvalId: own, status: 'CANCELLED' });
  expect((await initiator('GET', `${path}?approvalId=${own}`)).body.status).toBe('CANCELLED');
  expect((await initiator('DELETE', path, { approvalId: own })).status).toBe(409);
});

test("another's request is not theirs to cancel, and an unknown one is not found", async () => {
  const { as } = begin();
  expect((await as('aquanow-initiator')('DELETE', path, { approvalId: another })).status).toBe(403);
  expect(await as('aquanow-initiator')('DELETE', path, { approvalId: 'nobody-knows' })).toMatchObject({
    status: 404,
    body: { message: 'Record not found' },
  });
});

test('a created request answers as documented and is pending in the list', async () => {
  const { as } = begin();
  const created = await as('aquanow-initiator')('POST', path, withdrawal);
  expect(created.status).toBe(200);
  expect(created.body).toEqual({
    approvalId: expect.any(String),
    resource: 'BALANCE',
    action: 'WITHDRAW',
    payload: { ...withdrawal.payload, networkFee: 0 },
    username: 'companyProfile',
    requestedBy: 'userOne',
    reviewRecords: [],
    status: 'PENDING',
  });
  const listed = (await as('aquanow-initiator')('GET', since(1))).body;
  expect(listed.at(-1)).toMatchObject({ approvalId: created.body.approvalId, created: '2026-03-01T09:00:00.000Z', entity: 'Approval' });
});

test.each([
  ['eth', 0.0001],
  ['tron', 1],
  ['xlm', 0],
])('on network %s the fee is %d', async (networkType, networkFee) => {
  const created = await begin().as('aquanow-initiator')('POST', path, { ...withdrawal, payload: { ...withdrawal.payload, networkType } });
  expect(created.body.payload.networkFee).toBe(networkFee);
});

test.each([
  ['both quantities', { ...withdrawal.payload, grossQuantity: 2 }],
  ['no quantity', { address: '0x80fB', symbol: 'USDC', transactionType: 'WITHDRAW' }],
  ['no address', { symbol: 'USDC', quantity: 1, transactionType: 'WITHDRAW' }],
  ['an unknown field', { ...withdrawal.payload, surprise: true }],
])('a payload with %s is refused', async (_, payload) => {
  expect((await begin().as('aquanow-initiator')('POST', path, { ...withdrawal, payload })).status).toBe(400);
});

test('the list goes from startTime on, oldest first, and one continues with the last created', async () => {
  const root = begin().as('aquanow-root');
  const all = (await root('GET', since(90))).body.map(({ created }: any) => created);
  expect(all.length).toBeGreaterThan(5);
  expect(all).toEqual([...all].sort());
  const rest = await root('GET', `${path}?startTime=${all[2]}`);
  expect(rest.body.map(({ created }: any) => created)).toEqual(all.slice(2));
});

test.each([
  ['nothing', '', 'Invalid query parameters'],
  ['both', `?startTime=2026-02-20T00:00:00.000Z&approvalId=${own}`, 'Invalid query parameters'],
  ['something else', '?limit=3', 'Invalid query parameters'],
  ['no instant', '?startTime=yesterday', 'Invalid query parameters'],
  ['91 days', since(91).slice(path.length), 'Query time range must be within 90 days'],
  ['the future', since(-1).slice(path.length), 'Query endTime must be later than startTime'],
])('a query with %s is refused as the vendor words it', async (_, query, message) => {
  expect(await begin().as('aquanow-approver')('GET', path + query)).toMatchObject({ status: 400, body: { message } });
});

test('initiators see their own, approvers and the root user everything', async () => {
  const { as } = begin();
  const requesters = async (persona: string) =>
    [...new Set((await as(persona)('GET', since(90))).body.map(({ requestedBy }: any) => requestedBy))].sort();
  expect(await requesters('aquanow-initiator')).toEqual(['userOne']);
  expect(await requesters('aquanow-approver')).toEqual(['userOne', 'userThree', 'userTwo']);
  expect(await requesters('aquanow-root')).toEqual(['userOne', 'userThree', 'userTwo']);
  expect((await as('aquanow-initiator')('GET', `${path}?approvalId=${another}`)).status).toBe(404);
});

test('an initiator may not review, and an approver not what they asked for, unless the world reads it otherwise', async () => {
  const story = begin();
  expect((await story.as('aquanow-initiator')('POST', `${path}/review`, { action: 'APPROVE', approvalId: another })).status).toBe(403);

  const { approvalId } = (await story.as('aquanow-approver')('POST', path, withdrawal)).body;
  const review = () => story.as('aquanow-approver')('POST', `${path}/review`, { action: 'APPROVE', approvalId });
  const refused = await review();
  expect(refused.status).toBe(403);
  expect(refused.headers.get('X-Countersign-Readings')).toContain('aquanow/self-approval=refused');
  await story.switch({ 'aquanow/self-approval': 'allowed' });
  expect((await review()).body.status).toBe('APPROVED');
});

test('a signature is checked when it is sent, and demanded when the world reads it so', async () => {
  const story = begin();
  const sign = (secret: string) => {
    const nonce = '1700000000000';
    const signature = createHmac('sha384', secret).update(`{"httpMethod":"GET","path":"${path}","nonce":"${nonce}"}`).digest('hex');
    return { 'x-nonce': nonce, 'x-signature': signature };
  };
  const fetchOwn = (headers?: Record<string, string>) =>
    story.as('aquanow-initiator')('GET', `${path}?approvalId=${own}`, undefined, headers);
  expect((await fetchOwn(sign('aquanow-initiator-secret'))).status).toBe(200);
  expect((await fetchOwn(sign('wrong'))).status).toBe(401);
  expect((await fetchOwn()).status).toBe(200);
  await story.switch({ 'aquanow/signature': 'required' });
  expect((await fetchOwn()).status).toBe(401);
});

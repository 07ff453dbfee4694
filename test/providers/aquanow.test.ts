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
  ['a fee that is no number', { ...withdrawal.payload, networkFee: 'none' }],
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

test("the page's own payload runs as printed; a missing transactionType is filled in, and what else was sent is kept", async () => {
  const { as } = begin();
  const initiator = as('aquanow-initiator');
  const ask = async (payload: object) => (await initiator('POST', path, { action: 'BALANCE/WITHDRAW', payload })).body;
  const printed = { address: '0x80fB', symbol: 'USDC', tag: 'hi', quantity: 1, transactionType: 'WITHDRAW', networkFee: 0 };
  expect((await ask(printed)).payload).toEqual(printed);

  const { transactionType: _, ...bare } = printed;
  const sent = { ...bare, networkFee: 0.01, networkType: 'tron', memo: { text: 'ü' } };
  const { approvalId, payload } = await ask(sent);
  expect(payload).toEqual({ ...sent, transactionType: 'WITHDRAW' });
  expect((await initiator('GET', `${path}?approvalId=${approvalId}`)).body.payload).toEqual(payload);
});

test('which fields a payload must have besides a quantity is a reading', async () => {
  const story = begin();
  const ask = () => story.as('aquanow-initiator')('POST', path, { action: 'BALANCE/WITHDRAW', payload: { quantity: 1 } });
  const refused = await ask();
  expect(refused.status).toBe(400);
  expect(refused.body.message).toContain('symbol');
  expect(refused.body.message).toContain('address');
  await story.switch({ 'aquanow/payload-fields': 'none' });
  expect((await ask()).body.payload).toEqual({ quantity: 1, transactionType: 'WITHDRAW', networkFee: 0 });
});

test.each(['inclusive', 'exclusive'])('a list of 250 made at one instant is walked to its end, startTime being %s', async (option) => {
  const story = begin();
  await story.switch({ 'aquanow/start-time': option });
  const made: string[] = [];
  for (let n = 0; n < 250; n++)
    made.push((await story.as(`aquanow-initiator${n % 2 ? '-2' : ''}`)('POST', path, withdrawal)).body.approvalId);
  const root = story.as('aquanow-root');
  const seen = new Map<string, string>();
  let from = since(90).slice(path.length + '?startTime='.length);
  for (let pages = 0; ; pages++) {
    expect(pages).toBeLessThan(10);
    const { status, body } = await root('GET', `${path}?startTime=${from}`);
    expect(status).toBe(200);
    const before = seen.size;
    for (const { approvalId, created } of body) seen.set(approvalId, created);
    if (seen.size === before) break;
    from = body.at(-1).created;
  }
  expect([...seen.keys()].slice(-250)).toEqual(made);
  expect(new Set(seen.values()).size).toBe(seen.size);
  expect((await root('GET', `${path}?startTime=2026-03-01T09:00:00.250Z`)).status).toBe(400);
});

test('size and order of the list are readings, and a plus in startTime need not be escaped', async () => {
  const story = begin();
  for (let n = 0; n < 30; n++) await story.as('aquanow-initiator')('POST', path, withdrawal);
  await story.switch({ 'aquanow/page-size': '20', 'aquanow/list-order': 'newest first' });
  const { body } = await story.as('aquanow-root')('GET', `${path}?startTime=2026-02-01T00:00:00.000+00:00`);
  const dates = body.map(({ created }: any) => created);
  expect(dates).toHaveLength(20);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(dates[0]).toBe('2026-03-01T09:00:00.029Z');
});

test('an outdated nonce is 401 where the world limits its age', async () => {
  const story = begin();
  const call = (age: number) => {
    const nonce = String(Date.parse('2026-03-01T09:00:00Z') - age);
    const message = `{"httpMethod":"GET","path":"${path}","nonce":"${nonce}"}`;
    const signature = createHmac('sha384', 'aquanow-initiator-secret').update(message).digest('hex');
    const headers = { 'x-nonce': nonce, 'x-signature': signature };
    return story.as('aquanow-initiator')('GET', `${path}?approvalId=${own}`, undefined, headers);
  };
  expect((await call(300_001)).status).toBe(200);
  await story.switch({ 'aquanow/nonce-age': '5 minutes' });
  expect((await call(300_000)).status).toBe(200);
  expect(await call(300_001)).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
});

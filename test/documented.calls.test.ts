/** Examples the vendors print as requests and answers, sent as printed. Each in a fresh world. */
import { expect, test } from 'vitest';
import { call, stories } from './story.ts';

const { begin, sandbox } = stories();

const approvals = '/accounts/v1/approval';
const initiator = { 'x-api-key': 'aquanow-initiator' };

test.each([
  [
    'GET',
    `${approvals}?approvalId=cba4e337-8876-46fe-9216-438a82ce7697`,
    initiator,
    undefined,
    200,
    {
      approvalId: 'cba4e337-8876-46fe-9216-438a82ce7697',
      status: 'PENDING',
      requestedBy: 'userOne',
      username: 'companyProfile',
      reviewRecords: [],
      payload: { symbol: 'USDT', accountId: 'CA1000052R', grossQuantity: 200, networkFee: 0.0001, networkType: 'eth' },
    },
  ],
  [
    'POST',
    approvals,
    initiator,
    {
      action: 'BALANCE/WITHDRAW',
      payload: {
        address: '0x80fB86611a28912a6D26D1bad078977402A324D9',
        symbol: 'USDC',
        tag: 'hi',
        quantity: 1,
        transactionType: 'WITHDRAW',
      },
    },
    200,
    {
      resource: 'BALANCE',
      action: 'WITHDRAW',
      status: 'PENDING',
      reviewRecords: [],
      payload: { symbol: 'USDC', quantity: 1, networkFee: 0 },
    },
  ],
  [
    'DELETE',
    approvals,
    initiator,
    { approvalId: '58d5081e-82dc-4tcw-a820-8440e4dfo9c0' },
    200,
    { approvalId: '58d5081e-82dc-4tcw-a820-8440e4dfo9c0', status: 'CANCELLED' },
  ],
  [
    'POST',
    `${approvals}/review`,
    { 'x-api-key': 'aquanow-approver' },
    { action: 'APPROVE', approvalId: '58w5081e-82dc-49cw-a820-844oe4dfq9t4' },
    200,
    { approvalId: '58w5081e-82dc-49cw-a820-844oe4dfq9t4', status: 'APPROVED' },
  ],
])("Aquanow's example %s %s runs with its ids", async (method, path, headers, body, status, expected) => {
  const answer = await call(sandbox().url, method, path, { body, headers: { ...headers, 'X-World': begin().id } });
  expect(answer).toMatchObject({ status, body: expected });
});

const key = { 'x-private-app-key': 'allpass-app', 'Content-Type': 'application/json', Accept: '*/*' };
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const envelope = (data: object) => ({ status: true, statusCode: 200, data, time });

test.each([
  [
    'POST',
    '/applicant',
    '{\n  "externalUserId": "text",\n  "flowName": "text",\n  "phone": "text",\n  "email": "text",\n  "lang": "text",\n  "suppliedInfo": {}\n}',
    201,
    { externalUserId: 'text', status: 'INIT', phone: 'text', email: 'text', lang: 'text', flow: { name: 'text' }, servicesData: [] },
  ],
  ['GET', '/applicant/user-1002', undefined, 200, { externalUserId: 'user-1002', status: 'INIT' }],
  ['GET', '/applicant/user-1002/status', undefined, 200, { status: 'INIT' }],
  ['POST', '/applicant/user-1002/moveToFlow', '{\n  "flowId": "text"\n}', 200, { status: 'INIT' }],
  ['POST', '/applicant/user-1002/schedule-deletion', undefined, 200, { scheduledDeletionDate: '2026-03-21T09:00:00.000Z' }],
  ['POST', '/applicant/user-1010/restore', undefined, 200, { id: expect.any(String) }],
  [
    'POST',
    '/applicant/user-1002/token',
    '{\n  "locale": "text",\n  "ttl": 1,\n  "flowName": "text"\n}',
    201,
    { accessToken: expect.any(String), link: expect.any(String), ttl: 1 },
  ],
])("Allpass' example %s %s runs as printed", async (method, path, body, status, data) => {
  const answer = await call(sandbox().url, method, `/api/public${path}`, { body, headers: { ...key, 'X-World': begin().id } });
  expect(answer).toMatchObject({ status, body: envelope(data) });
});

test("Allpass' questionnaire and crypto examples answer in their shape", async () => {
  const { id, admin } = begin();
  const send = (method: string, path: string, body?: string) =>
    call(sandbox().url, method, `/api/public${path}`, { body, headers: { ...key, 'X-World': id } });
  const [questionnaire] = (await admin('GET', '/allpass/questionnaires')).body.items;
  expect(await send('GET', `/questionnaire/${questionnaire.id}`)).toMatchObject({
    status: 200,
    body: envelope({ id: questionnaire.id, content: {}, version: {} }),
  });
  const found = await send('POST', '/crypto-aml/search', '{\n  "blockchain": "BTC",\n  "address": "text"\n}');
  expect(found).toMatchObject({ status: 201, body: envelope({ id: expect.any(String), type: 'WALLET' }) });
  const details = await send('GET', `/crypto-aml/${found.body.data.id}/details?type=WALLET`);
  expect(details).toMatchObject({
    status: 200,
    body: envelope({ type: 'WALLET', blockchain: 'BTC', address: 'text', score: expect.any(Number) }),
  });
  // The printed body names both, which its own descriptions exclude.
  expect((await send('POST', '/crypto-aml/search', '{\n  "blockchain": "BTC",\n  "txHash": "text",\n  "address": "text"\n}')).status).toBe(
    400,
  );
});

test.each(['kyc', 'withdrawal', 'deposit'])(
  "Broctagon's GET /public/v1/requests/%s/{id} answers 200, and 400 request_not_found for another id",
  async (type) => {
    const id = { kyc: 'k7q2m9xa', withdrawal: '8wozx7mr', deposit: 'd3p0s1tb' }[type];
    const get = (one: string | undefined) =>
      call(sandbox().url, 'GET', `/public/v1/requests/${type}/${one}`, { headers: { key: 'broctagon-admin', 'X-World': 'seed' } });
    expect(await get(id)).toMatchObject({
      status: 200,
      body: { id, type, flow: { current: expect.any(Number) }, logs: expect.any(Array) },
    });
    expect(await get('unknown1')).toMatchObject({ status: 400, body: { type: 'request_not_found' } });
  },
);

/** The vendors' printed examples, run as printed: only host and token are replaced. Each in a fresh world. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { call, stories } from './story.ts';

const { begin, sandbox } = stories();
const run = promisify(execFile);

/** Runs a curl command in a shell. Lines without a continuation, of which the pages have one, are joined. */
async function curl(command: string, world: string): Promise<{ status: number; body: any }> {
  const line = command
    .replaceAll(/\s*\\?\n(?=--)/g, ' ')
    .replaceAll('https://host.name', `${sandbox().url}/w/${world}`)
    .replaceAll('<token>', 'b2core-admin');
  const { stdout } = await run('bash', ['-c', `${line} --silent --write-out '\n%{http_code}'`]);
  const at = stdout.lastIndexOf('\n');
  const text = stdout.slice(0, at);
  return { status: Number(stdout.slice(at + 1)), body: text === '' ? undefined : JSON.parse(text) };
}

const list = { total: expect.any(Number), data: expect.any(Array) };

const b2core: [status: number, body: unknown, command: string][] = [
  [
    200,
    list,
    `curl --location -g --request GET 'https://host.name/api/v2/applications?limit=10&offset=0&filter[id]=1&filter[clientId]=1&filter[type]=verification&filter[statusId]=1' \\
--header 'Authorization: Bearer <token>' `,
  ],
  [
    200,
    { id: 1, clientId: 1 },
    `curl --location --request GET 'https://host.name/api/v2/applications/1' \\\n--header 'Authorization: Bearer <token>' `,
  ],
  [
    200,
    { id: 1, color: '#fbe1e3' },
    `curl --location --request PUT 'https://host.name/api/v2/applications/1' \\
--header 'Authorization: Bearer <token>' 
--data-raw '{
  "color": "#fbe1e3"
}'`,
  ],
  [
    200,
    { clintId: 1, result: ['All OK'] },
    `curl --location --request POST 'https://host.name/api/v2/applications/1/audit' \\\n--header 'Authorization: Bearer <token>' `,
  ],
  [
    204,
    undefined,
    `curl --location --request POST 'https://host.name/api/v2/applications/1/approve' \\
--header 'Authorization: Bearer <token>' \\
--data-raw '{
  "data": [
    "Comment 1",
    "Comment 2"
  ]
}'`,
  ],
  [
    204,
    undefined,
    `curl --location --request POST 'https://host.name/api/v2/applications/1/reject' \\
--header 'Authorization: Bearer <token>' \\
--data-raw '{
  "resolutionId": 1,
  "data": [
    "Comment 1",
    "Comment 2"
  ],
  "resolutionType": 1
}'`,
  ],
  [
    200,
    list,
    `curl --location --request GET 'https://host.name/api/v2/applications/notifications?limit=10' \\\n--header 'Authorization: Bearer <token>'`,
  ],
  [
    200,
    list,
    `curl --location -g --request GET 'https://host.name/api/v2/transactions?limit=10&offset=0&sort_order=desc&sort_by=createTime&filter[accountId]=1&filter[creditAccountNumber]=1&filter[debitAccountNumber]=1&filter[status]=done&filter[type]=withdrawal&filter[fromCreateTime]=2022-01-01T00:00:00+00:00&filter[toCreateTime]=2022-01-01T00:00:00+00:00&filter[fromProcessedTime]=2022-01-01T00:00:00+00:00&filter[toProcessedTime]=2022-01-01T00:00:00+00:00' \\
--header 'Authorization: Bearer <token>'`,
  ],
  [
    200,
    { transactionId: 1 },
    `curl --location --request GET 'https://host.name/api/v2/transactions/1' \\\n--header 'Authorization: Bearer <token>'`,
  ],
  [
    200,
    { transactionId: 1, commission: '1.000000000000000000', internalComment: 'Lorem ipsum dolor sit amet', dealingStatus: 'approved' },
    `curl --location --request PUT 'https://host.name/api/v2/transactions/1' \\
--header 'Authorization: Bearer <token>' \\
--data-raw '{
"verificationStatus": "approved",
"providerCommission": "1.000000000000000000",
"commission": "1.000000000000000000",
"blockchainTransaction": "Lorem ipsum",
"foreignExchangeRate": "1.000000000000000000",
"internalComment": "Lorem ipsum dolor sit amet",
"resultDate": "2020-01-01 00:00:00",
"dealingStatus": "approved",
"complianceStatus": "approved"
}'`,
  ],
  [
    200,
    list,
    `curl --location --request GET 'https://host.name/api/v2/transactions/types?limit=10&offset=0&sort_order=desc' \\
--header 'Authorization: Bearer <token>' \\
--header 'accept-language: ja'`,
  ],
  [
    200,
    { id: 1, caption: '資金振替' },
    `curl --location --request GET 'https://host.name/api/v2/transactions/types/1' \\
--header 'Authorization: Bearer <token>' \\
--header 'accept-language: ja'`,
  ],
  [
    200,
    { id: 1, caption: 'transfer', enabled: true, options: [{ operation_status: [1, 2, 3] }, { operation_restrictions: [1, 2, 3] }] },
    `curl --location --request PUT 'https://host.name/api/v2/transactions/types/1' \\
--header 'Authorization: Bearer <token>' \\
--header 'accept-language: ja' \\
--data-raw '{
"caption": "transfer",
"enabled": true,
"options": [
{
"operation_status": [
1,
2,
3
]
},
{
"operation_restrictions": [
1,
2,
3
]
}
]
}'`,
  ],
  [
    204,
    undefined,
    `curl --location --request POST 'https://host.name/api/v2/transactions/1/check' \\
--header 'Authorization: Bearer <token>' \\
--header 'accept-language: ja'`,
  ],
  [
    200,
    list,
    `curl --location -g --request GET 'https://host.name/api/v2/monitoring/transactions?limit=10&offset=0&sort_order=desc&sort_by=createTime&filter[clientId]=1&filter[transactionType]=withdraw&filter[createTimeFrom]=2022-01-01T00:00:00+00:00&filter[createTimeTo]=2022-01-01T00:00:00+00:00&filter[provider]=manual&filter[reviewResult]=red&filter[riskScore]=1.01' \\
--header 'Authorization: Bearer <token>' \\
--header 'accept-language: ja'`,
  ],
  [
    200,
    { id: 1 },
    `curl --location --request GET 'https://host.name/api/v2/monitoring/transactions/1' \\\n--header 'Authorization: Bearer <token>'`,
  ],
];

test.each(b2core)('B2Core answers %i with %j to %s', async (status, body, command) => {
  const answer = await curl(command, begin().id);
  expect(answer.status).toBe(status);
  if (body === undefined) expect(answer.body).toBeUndefined();
  else expect(answer.body).toMatchObject(body as object);
});

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

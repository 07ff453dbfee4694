/** The vendors' printed examples, run as printed: only host and token are replaced. Each in a fresh world. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { stories } from './story.ts';

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

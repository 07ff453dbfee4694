/** Requests that HTTP allows and few clients send: no body, other methods, odd targets, deep nesting. Each has an answer in the right shape. */
import { once } from 'node:events';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import { operationsOf, resolve } from '../src/core/document.ts';
import { discover, document } from '../src/providers/discover.ts';
import { connection } from './connection.ts';
import { call, stories } from './story.ts';

const { begin, sandbox } = stories();
const vendors = await discover();
const admin = { Authorization: 'Bearer b2core-admin' };

/** A GET whose target goes over the wire as it is. */
async function get(target: string) {
  const { send, close } = connection(sandbox().url);
  return send('GET', target, admin).finally(close);
}

/** Every operation of every document, with a path that has values in place of its parameters. */
const operations = [
  ...vendors.map(({ implementation, document: described }) => ({
    described,
    base: described.servers[0]?.url ?? '',
    personas: implementation.personas,
  })),
  { described: document('control'), base: '/__admin', personas: [] },
].flatMap(({ described, base, personas }) =>
  operationsOf(described).map(({ method, path, operation }) => ({
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path: base + path.replaceAll(/\{\w+\}/g, '1'),
    headers: { ...personas[0]?.headers },
    body: resolve<{ required?: boolean }>(described, operation.requestBody ?? {}),
    takesBody: operation.requestBody !== undefined,
    responses: operation.responses,
  })),
);

test.each(operations.filter(({ body }) => body.required))('$operationId is refused without its body', async ({ method, path, headers }) => {
  const answer = await call(sandbox().url, method, path, { headers });
  expect(answer.status, JSON.stringify(answer.body)).toBe(400);
  expect(JSON.stringify(answer.body)).toContain('is missing: this call takes a JSON body');
});

test.each(operations.filter(({ takesBody, body }) => takesBody && !body.required))(
  '$operationId is answered without its body, which is optional',
  async ({ method, path, headers }) => {
    expect((await call(sandbox().url, method, path, { headers })).status).not.toBe(500);
  },
);

test.each(
  operations
    .filter(({ takesBody }) => takesBody)
    .flatMap((one) => ['null', '""', '[]', '0', '{', '[[{}]]'].map((text) => ({ ...one, text }))),
)('$operationId refuses the body $text', async ({ method, path, headers, text }) => {
  const { status } = await call(sandbox().url, method, path, { headers, body: text });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

// The control plane documents what every operation may answer as `default`.
test.each(operations.filter(({ method }) => method !== 'GET'))('$operationId documents 413', ({ responses }) => {
  expect(Object.keys(responses).some((status) => status === '413' || status === 'default')).toBe(true);
});

test.each(operations.filter(({ method, operationId }) => method === 'GET' && operationId !== 'streamRequests'))(
  'HEAD is answered where GET $path is, with the same headers and no body',
  async ({ path, headers }) => {
    const got = await fetch(sandbox().url + path, { headers: { ...headers, 'X-World': 'head' } });
    const length = String((await got.arrayBuffer()).byteLength);
    const head = await fetch(sandbox().url + path, { method: 'HEAD', headers: { ...headers, 'X-World': 'head' } });
    expect(head.status).toBe(got.status);
    expect(head.headers.get('content-type')).toBe(got.headers.get('content-type'));
    // What is streamed has no length.
    if (got.headers.has('content-length'))
      expect([got.headers.get('content-length'), head.headers.get('content-length')]).toEqual([length, length]);
    expect(await head.text()).toBe('');
  },
);

test.each([
  ['DELETE', '/api/v2/applications/2', 'GET, PUT, PATCH, HEAD'],
  ['OPTIONS', '/api/v2/applications', 'GET, HEAD'],
  // Aquanow's gateway answers 403 to a method that it does not know.
  ['PATCH', '/accounts/v1/approval', 'GET, POST, DELETE, HEAD', 403],
  ['GET', '/public/v1/requests/withdrawal/reject', 'POST'],
  ['POST', '/__admin/health', 'GET, HEAD'],
])('%s %s is refused and allows %s', async (method, path, allow, status = 405) => {
  const answer = await call(sandbox().url, method, path, { headers: admin });
  expect([answer.status, answer.headers.get('allow')?.split(', ').sort()]).toEqual([status, allow.split(', ').sort()]);
});

test.each([
  ['/api/v2/applications/2', 200],
  ['http://127.0.0.1/api/v2/applications/2', 200],
  ['HTTP://example.com:80/api/v2/applications/2', 200],
  ['/api/v2/applications/0x2', 400],
  ['/api/v2/applications/2e0', 400],
  ['/api/v2/applications/+2', 400],
  ['/api/v2/applications/%2B2', 400],
  ['/api/v2/applications/2.0', 400],
  ['/api/v2/applications/%', 400],
  ['/api/v2/applications/%zz', 400],
  ['/api/v2/applications?limit=0x10', 400],
  ['/api/v2/applications?limit=1e1', 400],
  ['/api/v2/applications?filter[clientId]=%2B1', 400],
  ['/api/v2/applications?filter[clientId]=1', 200],
  ['/api/v2/Applications/2', 404],
  ['/api/v2', 404],
  ['//api/v2/applications', 404],
  ['/api//v2/applications/2', 404],
  ['/API/v2/applications/2', 404],
])('GET %s is %i, in the shape of B2Core', async (target, status) => {
  const answer = await get(target);
  expect(answer.status, answer.text).toBe(status);
  if (status >= 400) expect(JSON.parse(answer.text)).toEqual({ error: { message: expect.any(String), details: expect.any(Array) } });
});

test.each(['http://[/x', '//api', '/api', '/%', '/w/t1', '/w/t1/', '*', '/', '/nowhere'])(
  'GET %s is 404 and lists where the APIs are, as problem details',
  async (target) => {
    const answer = await get(target);
    expect([answer.status, answer.headers['content-type']], answer.text).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(answer.text).detail).toContain('/api/v2');
  },
);

test.each(['//__admin/clock', '/__ADMIN/clock'])('GET %s is 404, as the control plane says it', async (target) => {
  const answer = await get(target);
  expect([answer.status, answer.headers['content-type']], answer.text).toEqual([404, 'application/problem+json; charset=utf-8']);
});

test.each(['GET', 'HEAD'])('what comes with a %s as a body is not looked at, whatever it is', async (method) => {
  const { hostname, port } = new URL(sandbox().url);
  for (const [path, body] of [
    ['/api/v2/applications/2', '{"no json'],
    ['/__admin/clock', 'x'.repeat(2_000_000)],
  ] as const) {
    const headers = { ...admin, 'Content-Length': body.length };
    const asked = request({ hostname, port, path, method, headers }).end(body);
    const [answer] = await once(asked, 'response');
    answer.resume();
    expect(answer.statusCode).toBe(200);
  }
});

test.each([
  '['.repeat(5000) + ']'.repeat(5000),
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  '['.repeat(400_000),
  '{"a":"\\"'.repeat(2000),
])('a body of %# that is nested too deep, or not JSON, is refused, and the journal tells it', async (body) => {
  const story = begin();
  const answer = await story.as('b2core-admin')('PUT', '/api/v2/transactions/2', body);
  expect(answer.status).toBe(400);
  const { requests } = (await story.admin('GET', '/requests')).body;
  expect(requests).toHaveLength(1);
  expect(requests[0].response.status).toBe(400);
  expect(requests[0].request.bodySize).toBe(body.length);
});

test('a body is nested up to 64 levels', async () => {
  const story = begin();
  const nested = (levels: number) => `{"data":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  const refused = async (levels: number) =>
    JSON.stringify((await story.as('b2core-admin')('POST', '/api/v2/applications/2/approve', nested(levels))).body);
  expect(await refused(65)).toContain('is nested deeper than 64 levels');
  expect(await refused(64)).not.toContain('is nested deeper');
});

test.each([
  ['aquanow', 'aquanow-initiator', '/accounts/v1/approval?approvalId=58d5081e-82dc-4tcw-a820-8440e4dfo9c0'],
  ['b2core', 'b2core-admin', '/api/v2/applications?limit=1'],
  ['broctagon', 'broctagon-admin', '/public/v1/requests/withdrawal/8wozx7mr?'],
  ['allpass', 'allpass-app', '/api/public/applicant/user-1001?'],
  ['allpass', 'allpass-app', '/api/public/crypto-aml/c95219e7-b1db-415f-8938-1961e0b21208/details?type=WALLET'],
])('%s refuses an unknown query parameter, or ignores it where the world reads it so', async (vendor, persona, path) => {
  const story = begin();
  const asked = () => story.as(persona)('GET', `${path}&surprise=1`);
  const refused = await asked();
  expect(refused.status).toBe(400);
  expect(refused.headers.get('X-Countersign-Readings')).toContain(`${vendor}/unknown-parameters=refused`);
  await story.switch({ [`${vendor}/unknown-parameters`]: 'ignored' });
  const { status, body } = await asked();
  expect(status).toBe(200);
  expect(body).toEqual((await story.as(persona)('GET', path)).body);
});

test.each([
  [
    'aquanow',
    'aquanow-approver',
    'POST',
    '/accounts/v1/approval/review',
    { action: 'APPROVE', approvalId: 'cba4e337-8876-46fe-9216-438a82ce7697' },
    '/aquanow/approvals/cba4e337-8876-46fe-9216-438a82ce7697',
  ],
  ['b2core', 'b2core-admin', 'POST', '/api/v2/applications/1/approve', { data: ['seen'] }, '/b2core/requests/1'],
  [
    'b2core',
    'b2core-admin',
    'PATCH',
    '/api/v2/transactions/types/1',
    { options: [{ operation_status: [1] }] },
    '/b2core/transactionTypes/1',
  ],
  ['broctagon', 'broctagon-admin', 'POST', '/public/v1/requests/withdrawal/approve', { id: '8wozx7mr' }, '/broctagon/requests/8wozx7mr'],
  ['allpass', 'allpass-app', 'POST', '/api/public/applicant/user-1002/token', { ttl: 60 }, '/allpass/applicants?limit=1000'],
  ['allpass', 'allpass-app', 'POST', '/api/public/applicant/user-1002/moveToFlow', { flowId: 'text' }, '/allpass/applicants?limit=1000'],
])(
  '%s refuses an unknown field of a body or ignores it, as the world reads it (%s: %s %s)',
  async (vendor, persona, method, path, known, record) => {
    const story = begin();
    const send = () => story.as(persona)(method, path, { ...known, surprise: { deep: 1 }, another: 1 });
    await story.switch({ [`${vendor}/unknown-fields`]: 'refused' });
    const refused = await send();
    expect([refused.status, refused.headers.get('X-Countersign-Readings')?.includes(`${vendor}/unknown-fields=refused`)]).toEqual([
      400,
      true,
    ]);
    for (const field of ['surprise', 'another']) {
      const said = JSON.stringify(refused.body).split(field).length - 1;
      expect(said, JSON.stringify(refused.body)).toBe(1);
    }
    expect(JSON.stringify(refused.body)).toContain('is no field that this call knows');
    expect((await story.admin('GET', '/history')).body.total).toBe(0);

    await story.switch({ [`${vendor}/unknown-fields`]: 'ignored' });
    const { status, body, headers } = await send();
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    expect(headers.get('X-Countersign-Readings')).toContain(`${vendor}/unknown-fields=ignored`);
    const stored = (await story.admin('GET', record)).body;
    expect(JSON.stringify([body, stored])).not.toContain('surprise');
  },
);

test('a body of very many unknown fields is refused at once, each of them named once', async () => {
  const fields = Array.from({ length: 60_000 }, (_, place) => [`k${place}`, 1]);
  const began = performance.now();
  const { status, body } = await begin().as('b2core-admin')('POST', '/api/v2/applications/1/approve', Object.fromEntries(fields));
  expect([status, body.error.details.length]).toEqual([400, fields.length]);
  expect(performance.now() - began).toBeLessThan(3000);
});

test('a call without unknown fields does not depend on what becomes of them', async () => {
  const answer = await begin().as('b2core-admin')('POST', '/api/v2/applications/1/approve', { data: ['seen'] });
  expect(answer.headers.get('X-Countersign-Readings') ?? '').not.toContain('unknown-fields');
});

test('what is supplied of an applicant may be anything, whether unknown fields are refused or not', async () => {
  const story = begin();
  await story.switch({ 'allpass/unknown-fields': 'refused' });
  const body = { externalUserId: 'supplied', flowName: 'text', suppliedInfo: { surprise: { deep: 1 } } };
  const { status, body: answer } = await story.as('allpass-app')('POST', '/api/public/applicant', body);
  expect(status, JSON.stringify(answer)).toBe(201);
});

test('a payload of Aquanow keeps further fields, whether others are refused or not', async () => {
  const story = begin();
  await story.switch({ 'aquanow/unknown-fields': 'refused' });
  const payload = { symbol: 'USDC', address: '0x1', quantity: 1, memo: { line: ['a'] } };
  const create = (further: object) =>
    story.as('aquanow-initiator')('POST', '/accounts/v1/approval', { action: 'BALANCE/WITHDRAW', payload, ...further });
  expect((await create({})).body.payload.memo).toEqual({ line: ['a'] });
  expect((await create({ memo: 1 })).body).toEqual({ message: '/body/memo is no field that this call knows' });
});

test('a record stays below 1,500,000 characters, whatever several calls add to it', async () => {
  const story = begin();
  const update = (field: string) => story.as('b2core-admin')('PATCH', '/api/v2/transactions/2', { [field]: 'x'.repeat(900_000) });
  expect((await update('internalComment')).status).toBe(200);
  const before = (await story.admin('GET', '/b2core/transactions/2')).body;
  const refused = await update('blockchainTransaction');
  expect([refused.status, refused.body.error.message]).toEqual([413, 'With this, the record 2 would be longer than 1500000 characters']);
  expect((await story.admin('GET', '/b2core/transactions/2')).body).toEqual(before);
  const simulated = await story.admin('POST', '/b2core/transactions/2/simulate/update', {
    given: { blockchainTransaction: 'x'.repeat(900_000) },
  });
  expect([simulated.status, simulated.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
});

/** Sends a request line as it is, and a plain request behind it on the same connection. @returns the status of each answer */
async function raw(line: string): Promise<number[]> {
  const { hostname, port } = new URL(sandbox().url);
  const socket = createConnection(Number(port), hostname);
  const fields = 'Host: localhost\r\nAuthorization: Bearer b2core-admin\r\n';
  socket.write(`${line} HTTP/1.1\r\n${fields}\r\nGET /__admin/health HTTP/1.1\r\n${fields}Connection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += chunk;
  return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}

test.each([
  ['GET http://localhost', 404],
  ['GET http://localhost?limit=1', 404],
  ['GET http://[/x', 404],
  ['GET http://[::1]:99/api/v2/applications/2', 200],
  ['GET http://localhost/w/raw/api/v2/applications/2', 200],
  ['GET ftp://localhost/api/v2/applications/2', 200],
  ['OPTIONS *', 404],
  ['GET *', 404],
  ['GET /x#http://[', 404],
  ['GET /api/v2/applications/2#http://[', 404],
  ['GET /api/v2/applications/2?%', 400],
  ['GET /api/v2/applications?filter[clientId]=%E0%A4%A', 400],
  ['GET /api/v2/applications/%00', 400],
  ['GET /w', 404],
  ['GET /w/', 400],
  ['GET /w/raw?limit=1', 404],
  ['GET /w/raw//api/v2/applications/2', 404],
  ['GET /w/%zz/api/v2/applications/2', 400],
  ['GET /w/a%20b/api/v2/applications/2', 400],
  [`GET /w/${'x'.repeat(5000)}/api/v2/applications/2`, 400],
  ['GET //', 404],
  ['GET ///api/v2/applications', 404],
  ['GET /api/v2//applications', 404],
  ['GET /api/v2/applications/', 200],
  ['GET /__admin/%', 404],
  ['GET /__admin/requests/%', 400],
  ['HEAD /api/v2/applications/2', 200],
  ['TRACE /api/v2/applications/2', 405],
  ['PROPFIND /api/v2/applications/2', 405],
])('%s is %i, and the connection goes on', async (line, status) => {
  expect(await raw(line)).toEqual([status, 200]);
});

/** Bad input of every kind, to every vendor: its own error shape, and nothing changed. */
import { expect, test } from 'vitest';
import { operationsOf } from '../src/core/document.ts';
import { discover } from '../src/providers/discover.ts';
import { playsOf } from './plays.ts';
import { call, stories } from './story.ts';

const { begin, sandbox } = stories();
const vendors = await discover();

const operations = vendors.flatMap(({ implementation, document }) =>
  operationsOf(document).map(({ method, path, operation }) => ({
    provider: implementation.name,
    id: operation.operationId,
    method: method.toUpperCase(),
    path: `${document.servers[0]?.url}${path}`,
    takesBody: operation.requestBody !== undefined,
    dialect: playsOf(implementation.name).dialect,
    headers: implementation.personas[0]?.headers ?? {},
  })),
);

/** A path with something in place of its parameters. */
const filled = (path: string, value: string) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'type' ? 'kyc' : encodeURIComponent(value)));

/** Every record of a world, of every vendor. */
async function everything(admin: ReturnType<typeof begin>['admin']) {
  const resources = vendors.flatMap(({ implementation }) =>
    Object.keys(implementation.resources).map((name) => `/${implementation.name}/${name}?limit=1000`),
  );
  return Promise.all(resources.map(async (path) => (await admin('GET', path)).body));
}

/** Sends it, and expects a refusal in the vendor's shape that changed nothing. */
async function refused(
  { method, headers, dialect }: (typeof operations)[number],
  path: string,
  options: { body?: unknown; headers?: Record<string, string> | undefined; method?: string } = {},
) {
  const { id, admin } = begin();
  const before = await everything(admin);
  const answer = await call(sandbox().url, options.method ?? method, path, {
    body: options.body,
    headers: { ...(options.headers ?? headers), 'X-World': id },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
  expect(answer.body).toMatchObject(dialect.shape);
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat \S+ \(|node_modules/);
  expect(await everything(admin)).toEqual(before);
  return answer;
}

test.each(operations)('$id without credentials, and with wrong ones, is refused before anything else', async (operation) => {
  const path = filled(operation.path, '1');
  const wrong = Object.fromEntries(Object.keys(operation.headers).map((name) => [name, 'nobody']));
  expect((await refused(operation, path, { headers: {} })).status).toBe(operation.dialect.unauthenticated);
  expect((await refused(operation, path, { headers: wrong })).status).toBe(operation.dialect.unauthenticated);
  expect((await refused(operation, path, { headers: wrong, ...(operation.takesBody && { body: '{' }) })).status).toBe(
    operation.dialect.unauthenticated,
  );
});

const ids = [
  '__proto__',
  'constructor',
  'nobody-knows',
  '999999999',
  '0',
  '-1',
  '1.5',
  '%',
  '../../etc/passwd',
  "' OR 1=1 --",
  '𝕏'.repeat(50),
  'x'.repeat(4000),
];

test.each(operations.filter(({ path }) => path.includes('{')))('$id refuses ids that are none', async (operation) => {
  const body = operation.takesBody ? {} : undefined;
  for (const id of ids) await refused(operation, filled(operation.path, id), { body });
});

const bodies: [string, unknown][] = [
  ['malformed JSON', '{"a":'],
  ['no JSON at all', 'approve=yes'],
  ['a bare string', '"text"'],
  ['a number', 7],
  ['a list', [1, 2]],
  ['null', 'null'],
  [
    'wrong types everywhere',
    {
      action: 7,
      payload: 'x',
      approvalId: [],
      data: 'x',
      resolutionId: 'x',
      color: 9,
      id: {},
      comment: 1,
      externalUserId: 1,
      flowName: [],
      flowId: {},
      ttl: 'x',
      blockchain: 1,
      options: 1,
      internalComment: {},
    },
  ],
  ['a body of 2 MB', JSON.stringify({ data: ['x'.repeat(2_000_000)] })],
  ['a prototype', '{"__proto__":{"approvalId":"58d5081e-82dc-4tcw-a820-8440e4dfo9c0","statusId":1}}'],
];

test.each(
  operations.filter(({ takesBody }) => takesBody).flatMap((operation) => bodies.map(([what, body]) => ({ ...operation, what, body }))),
)('$id refuses $what', async (operation) => {
  const answer = await refused(operation, filled(operation.path, '1'), { body: operation.body });
  if (operation.what === 'a body of 2 MB') expect(answer.status).toBe(413);
  expect((Object.prototype as Record<string, unknown>)['statusId']).toBeUndefined();
});

test.each(operations)('a wrong method on the path of $id is refused', async (operation) => {
  for (const method of ['TRACE', 'PATCH', 'OPTIONS', 'DELETE']) {
    if (operations.some((other) => other.method === method && filled(other.path, '1') === filled(operation.path, '1'))) continue;
    if (method === 'TRACE') continue; // fetch does not send it
    expect((await refused(operation, filled(operation.path, '1'), { method })).status).toBe(operation.dialect.wrongMethod);
  }
});

test.each(vendors.map(({ implementation, document }) => ({ name: implementation.name, base: document.servers[0]?.url })))(
  'unknown paths of $name are refused',
  async ({ name, base }) => {
    const operation = operations.find(({ provider }) => provider === name) as (typeof operations)[number];
    for (const path of ['/nowhere', '/', '', '/__proto__', '/..%2f__admin', '/a/b/c/d/e']) {
      expect((await refused(operation, `${base}${path}`, { method: 'GET' })).status).toBe(operation.dialect.unknownPath);
    }
  },
);

test.each(operations.filter(({ method }) => method === 'GET'))('$id refuses a query parameter it does not know', async (operation) => {
  expect((await refused(operation, `${filled(operation.path, '1')}?surprise=1&__proto__=2`)).status).toBe(400);
});

test('a path of no API is a problem that names the APIs', async () => {
  for (const path of ['/', '/api', '/api/v3/x', '/favicon.ico', '/w/t1', '/w/t1/']) {
    const { status, body } = await call(sandbox().url, 'GET', path);
    expect(status).toBe(404);
    expect(body.detail).toContain('/accounts/v1');
  }
});

/** What a request prefers for itself. */
import { expect, test } from 'vitest';
import { operationsOf, resolve } from '../src/core/document.ts';
import type { Document } from '../src/core/provider.ts';
import { readPreferences, writePreferences } from '../src/http/preference.ts';
import { discover } from '../src/providers/discover.ts';
import { call, type Story, stories } from './story.ts';

const { begin, sandbox } = stories();
const vendors = await discover();

const pending = '/api/v2/applications/2';
const applied = ({ headers }: { headers: Headers }) => headers.get('Preference-Applied');

type Media = Record<string, { examples?: Record<string, unknown>; example?: unknown }>;

const firstExample = (document: Document, content: Media | undefined): unknown => {
  const [media] = Object.values(content ?? {});
  const [first] = Object.values(media?.examples ?? {});
  return first === undefined ? media?.example : resolve<{ value: unknown }>(document, first).value;
};

interface Parameter {
  in: string;
  name: string;
  example?: unknown;
  required?: boolean;
  schema: unknown;
}

/** A valid call of every operation, by the examples of its document, and the answers documented for it. */
const operations = vendors.flatMap(({ implementation, document }) =>
  operationsOf(document).map(({ method, path, operation }) => {
    const shared = (document.paths[path]?.['parameters'] ?? []) as unknown[];
    const parameters = [...shared, ...(operation.parameters ?? [])].map((one) => resolve<Parameter>(document, one));
    const valueFor = (found: Parameter | undefined) => {
      const known = found && resolve<{ enum?: unknown[]; examples?: unknown[] }>(document, found.schema);
      return encodeURIComponent(String(found?.example ?? known?.enum?.[0] ?? known?.examples?.[0] ?? 1));
    };
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => valueFor(parameters.find((one) => one.in === 'path' && one.name === name)));
    const query = parameters.filter((one) => one.in === 'query' && one.required).map((one) => `${one.name}=${valueFor(one)}`);
    const body = firstExample(document, resolve<{ content?: Media } | undefined>(document, operation.requestBody ?? {})?.content);
    const answers = Object.entries(operation.responses).map(([code, answer]) => {
      const [media] = Object.values(resolve<{ content?: Media }>(document, answer).content ?? {});
      const examples = Object.entries(media?.examples ?? {}).map(
        ([name, one]) => [name, resolve<{ value: unknown }>(document, one).value] as const,
      );
      return { code, examples, first: firstExample(document, media && { media }) };
    });
    const id = operation.operationId;
    return {
      id,
      method: method.toUpperCase(),
      path: `${document.servers[0]?.url}${filled}?${query.join('&')}`,
      body,
      answers,
      persona: implementation.personas[0]?.name ?? '',
    };
  }),
);

test.each(operations)(
  '$id answers every documented code and example when it is preferred',
  async ({ method, path, body, answers, persona }) => {
    const story = begin();
    const ask = (wish: string) => story.as(persona)(method, path, body, { Prefer: wish });
    for (const { code, examples, first } of answers) {
      const plain = await ask(`code=${code}`);
      expect([plain.status, applied(plain), plain.body]).toEqual([Number(code), `code=${code}`, first]);
      for (const [name, value] of examples) {
        const named = await ask(`code=${code}, example=${name}`);
        expect([named.status, applied(named), named.body]).toEqual([Number(code), `code=${code}, example=${name}`, value]);
      }
    }
  },
);

test('an example alone is one of the success', async () => {
  const answer = await begin().as('b2core-admin')('GET', '/api/v2/applications', undefined, { Prefer: 'example=none' });
  expect([answer.status, applied(answer)]).toEqual([200, 'example=none']);
  expect(answer.body).toMatchObject({ data: [] });
});

test.each([
  ['code=404, delay=1, unknown=x', 404, 'code=404, delay=1'],
  ['CODE="404"', 404, 'code=404'],
  ['code=404, code=500', 404, 'code=404'],
  ['code=404;strictly, dry-run', 404, 'code=404, dry-run'],
  ['code=404, example=nothing', 404, 'code=404'],
  ['code=418', 200, null],
  ['code=toString', 200, null],
  ['code=418, example=nothing', 200, null],
  ['example=__proto__', 200, null],
  ['delay=soon', 200, null],
  ['delay=60001', 200, null],
  ['delay=-1', 200, null],
  ['dry-run=maybe', 200, null],
  ['respond-async, wait=10', 200, null],
  ['dry-run', 200, 'dry-run'],
  ['', 200, null],
  [', ;;,="', 200, null],
])('Prefer: %s is answered %i, with %s applied', async (wish, status, said) => {
  const answer = await begin().as('b2core-admin')('GET', pending, undefined, { Prefer: wish });
  expect([answer.status, applied(answer)]).toEqual([status, said]);
});

test('what is preferred holds for that request alone', async () => {
  const ask = begin().as('b2core-admin');
  expect((await ask('GET', pending, undefined, { Prefer: 'code=500, delay=1' })).status).toBe(500);
  const next = await ask('GET', pending);
  expect([next.status, applied(next)]).toEqual([200, null]);
});

test('a delay is stood, by either header', async () => {
  const ask = begin().as('b2core-admin');
  const order: string[] = [];
  const get = async (name: string, headers: Record<string, string>) => {
    const answer = await ask('GET', pending, undefined, headers);
    order.push(`${name}: ${applied(answer)}`);
  };
  await Promise.all([get('long', { Prefer: 'delay=2400' }), get('short', { 'x-microcks-delay': '1200' }), get('none', {})]);
  expect(order).toEqual(['none: null', 'short: delay=1200', 'long: delay=2400']);
});

test('a preference is not met where the call is refused before', async () => {
  const answer = await begin().as('b2core-admin')('GET', '/api/v2/applications/two', undefined, { Prefer: 'code=404' });
  expect([answer.status, applied(answer)]).toEqual([400, null]);
});

/** Every record of a world, of every vendor. */
async function everything({ admin }: Story) {
  const paths = vendors.flatMap(({ implementation }) =>
    Object.keys(implementation.resources).map((name) => `/${implementation.name}/${name}?limit=1000`),
  );
  return Promise.all(paths.map(async (path) => (await admin('GET', path)).body));
}

const wanted = {
  action: 'BALANCE/WITHDRAW',
  payload: { transactionType: 'WITHDRAW', symbol: 'USDC', address: '0x1', quantity: 1 },
};

test('a dry run answers as it would, and changes nothing', async () => {
  const story = begin();
  const before = await everything(story);
  const dry = { Prefer: 'dry-run' };
  const approval = await story.as('b2core-admin')('POST', `${pending}/approve`, undefined, dry);
  expect([approval.status, applied(approval)]).toEqual([204, 'dry-run']);
  const creation = () => story.as('aquanow-initiator')('POST', '/accounts/v1/approval', wanted, dry);
  const made = (await creation()).body;
  expect(made).toMatchObject({ status: 'PENDING', requestedBy: 'userOne' });
  expect((await creation()).body).toEqual(made);
  expect(await everything(story)).toEqual(before);
  expect((await story.admin('GET', '/history')).body).toMatchObject({ total: 0 });
  expect((await story.admin('POST', '/undo')).status).toBe(409);
  expect((await story.admin('POST', '/clock/advance', { by: '1h' })).body.fired).toEqual([]);
  expect((await story.as('aquanow-initiator')('POST', '/accounts/v1/approval', wanted)).body).toEqual(made);
});

test.each(operations.filter(({ method }) => method !== 'GET'))(
  'a dry run of $id changes nothing',
  async ({ method, path, body, persona }) => {
    const story = begin();
    const before = await everything(story);
    const tried = await story.as(persona)(method, path, body, { Prefer: 'dry-run' });
    expect(applied(tried)).toBe('dry-run');
    expect(await everything(story)).toEqual(before);
    const done = await story.as(persona)(method, path, body);
    expect([done.status, done.body]).toEqual([tried.status, tried.body]);
  },
);

test('a dry run is refused where the call would be', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', `${pending}/approve`);
  const again = await story.as('b2core-admin')('POST', `${pending}/approve`, undefined, { Prefer: 'dry-run' });
  expect([again.status, applied(again)]).toEqual([409, 'dry-run']);
});

test('a call that prefers its own answer meets no fault and uses none up', async () => {
  const story = begin();
  await story.arm({ effect: { status: 503 }, count: 1 });
  await story.arm({ effect: { status: 502, afterCommit: true }, count: 1 });
  const ask = async (wish?: string) =>
    (await story.as('b2core-admin')('GET', pending, undefined, wish === undefined ? {} : { Prefer: wish })).status;
  expect([await ask('code=404'), await ask('dry-run'), await ask('delay=1'), await ask(), await ask()]).toEqual([404, 200, 503, 502, 200]);
});

test('the control plane knows no preferences', async () => {
  const answer = await begin().admin('GET', '/health', undefined, { Prefer: 'code=500, delay=1' });
  expect([answer.status, applied(answer)]).toEqual([200, null]);
});

test('a page of any origin may send preferences and read which were met', async () => {
  const headers = { Origin: 'http://localhost:3000', Authorization: 'Bearer b2core-admin', Prefer: 'code=404' };
  const answer = await call(sandbox().url, 'GET', pending, { headers });
  expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('Preference-Applied');
});

test.each([
  ['code=404, example="two, words", dry-run', { code: '404', example: 'two, words', 'dry-run': '' }],
  ['a = "say \\"x\\"" ; b=c', { a: 'say "x"' }],
  ['a="not closed, b', {}],
  ['a=;x, b', { b: '' }],
])('the preferences of %s are read, and written so that they read the same', (header, preferences) => {
  const read = readPreferences(header);
  expect(Object.fromEntries(read)).toEqual(preferences);
  expect(readPreferences(writePreferences(read))).toEqual(read);
});

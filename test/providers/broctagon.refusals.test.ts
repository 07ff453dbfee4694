/** Broctagon: signatures, keys, calls that are not valid, and the documented examples. */
import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Call, stories } from '../story.ts';
import { approve, document, fetched, key, now, reject, requests, simulated } from './broctagon.calls.ts';

const { begin } = stories();

const v1 = (text: string) => createHash('sha1').update(`${text}${key}`).digest('hex').toUpperCase();
const v2 = (body: string, secret = key) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const signed = (signature?: string, body: unknown = { id: '8wozx7mr' }): [path: string, unknown, Record<string, string>] => [
  reject,
  body,
  signature === undefined ? {} : { signature },
];
const spaced = '{ "id": "8wozx7mr", "comment": "no" }';

test.each([
  ['none', ...signed(), [200, 403, 200, 200]],
  ['V1', ...signed(v1('id=8wozx7mr')), [200, 200, 200, 403]],
  [
    'V1 of sorted parameters',
    ...signed(v1('comment=no&id=8wozx7mr&notify=true'), { notify: true, id: '8wozx7mr', comment: 'no' }),
    [200, 200, 200, 403],
  ],
  ['V2 of the body as sent', ...signed(v2(spaced), spaced), [200, 200, 403, 200]],
  ['V1 in lower case', ...signed(v1('id=8wozx7mr').toLowerCase()), [403, 403, 403, 403]],
  ['V1 of something else', ...signed(v1('id=abcd1234')), [403, 403, 403, 403]],
  ['V2 with another key', ...signed(v2('{"id":"8wozx7mr"}', 'another')), [403, 403, 403, 403]],
  ['an empty one', ...signed(''), [403, 403, 403, 403]],
  ['V1 of no object', ...signed(v1('id=8wozx7mr'), 'null'), [403, 403, 403, 403]],
])('signature: %s', async (_, path, body, headers, statuses) => {
  const readings: Record<string, string>[] = [
    {},
    { 'broctagon/signature': 'required' },
    { 'broctagon/signature-scheme': 'V1' },
    { 'broctagon/signature-scheme': 'V2' },
  ];
  const answered: number[] = [];
  for (const reading of readings) {
    const story = begin();
    await story.switch(reading);
    const { status, body: said } = await story.as(key)('POST', path, body, headers);
    if (status === 403) expect(said).toEqual({ type: 'access_denied', message: expect.stringContaining('signature') });
    answered.push(status);
  }
  expect(answered).toEqual(statuses);
});

test.each([
  ['left out', 'id=8wozx7mr', 'comment=&id=8wozx7mr&x=null'],
  ['included', 'comment=&id=8wozx7mr&x=null', 'id=8wozx7mr'],
])('empty values are %s of what V1 signs', async (option, right, wrong) => {
  const story = begin();
  await story.switch({ 'broctagon/signature-empty-values': option });
  const sign = (text: string) => story.as(key)('POST', reject, { id: '8wozx7mr', comment: '', x: null }, { signature: v1(text) });
  expect((await sign(wrong)).status).toBe(403);
  expect((await sign(right)).status).toBe(200);
});

test('V1 may sign empty values or leave them out, unless the world reads it otherwise', async () => {
  for (const text of ['id=8wozx7mr', 'comment=&id=8wozx7mr&x=null']) {
    const { status } = await begin().as(key)('POST', reject, { id: '8wozx7mr', comment: '', x: null }, { signature: v1(text) });
    expect(status).toBe(200);
  }
  const { status } = await begin().as(key)('POST', reject, { id: '8wozx7mr', comment: '' }, { signature: v1('comment=no&id=8wozx7mr') });
  expect(status).toBe(403);
});

test('a call without a body needs no signature, required or not', async () => {
  const story = begin();
  await story.switch({ 'broctagon/signature': 'required' });
  for (const headers of [undefined, { signature: 'of nothing' }]) {
    expect((await story.as(key)('GET', `${requests}/kyc/k7q2m9xa`, undefined, headers)).status).toBe(200);
  }
});

test.each([
  ['GET', `${requests}/withdrawal/8wozx7mr`, undefined],
  ['POST', approve, { id: '8wozx7mr' }],
  ['POST', reject, { id: '8wozx7mr' }],
])('%s %s is denied with a wrong key and without one', async (method, path, body) => {
  const story = begin();
  const denied = (message: string) => ({ status: 403, body: { type: 'access_denied', message } });
  for (const other of ['somebody', '__proto__', 'broctagon-admin ,']) {
    expect(await story.as(key)(method, path, body, { key: other })).toMatchObject(denied('The API key is unknown'));
  }
  expect(await story.as('aquanow-root')(method, path, body)).toMatchObject(denied("'key' header required"));
  expect((await fetched(story.as(key), '8wozx7mr')).status).toBe('pending');
});

test.each([
  ['no body', undefined],
  ['no JSON', '{"id": "abcd1234"'],
  ['an array', []],
  ['null', 'null'],
  ['no id', {}],
  ['a number as id', { id: 12345678 }],
  ['an object as id', { id: { $ne: '' } }],
  ['a short id', { id: 'abcd123' }],
  ['a long id', { id: '__proto__' }],
  ['an id that only a prototype has', '{"__proto__": {"id": "abcd1234"}}'],
])('approve and reject refuse %s', async (_, body) => {
  const admin = begin().as(key);
  const before = await fetched(admin, 'abcd1234');
  for (const path of [approve, reject]) {
    const { status, body: said } = await admin('POST', path, body);
    expect([status, said.type]).toEqual([400, 'invalid_parameters']);
    expect(said.errors.length).toBeGreaterThan(0);
  }
  expect(await fetched(admin, 'abcd1234')).toEqual(before);
});

test.each([
  ['a comment of 501 characters', { comment: 'x'.repeat(501) }, ['body comment']],
  ['a number as comment', { comment: 5 }, ['body comment']],
  ['null as comment', { comment: null }, ['body comment']],
  ['words for switches', { notify: 'yes', email: 1, pop_up: null }, ['body notify', 'body email', 'body pop_up']],
  ['an unknown language', { language: 'en' }, ['body language']],
])('reject refuses %s, naming every finding', async (_, body, places) => {
  const admin = begin().as(key);
  const refused = await admin('POST', reject, { id: 'abcd1234', ...body });
  expect(refused).toMatchObject({ status: 400, body: { type: 'invalid_parameters', message: 'The parameters are not valid' } });
  expect(refused.body.errors.map((error: string) => error.split(':')[0])).toEqual(places);
  expect((await fetched(admin, 'abcd1234')).status).toBe('pending');
});

test('a comment of 500 characters is kept whole, and unknown fields pass, whatever their name', async () => {
  const admin = begin().as(key);
  const comment = 'ü'.repeat(500);
  const body = `{"id": "abcd1234", "comment": "${comment}", "__proto__": {"status": "approved"}, "constructor": 1}`;
  expect((await admin('POST', reject, body)).status).toBe(200);
  const rejected = await fetched(admin, 'abcd1234');
  expect(rejected.status).toBe('rejected');
  expect(rejected.logs.at(-1).comment).toBe(comment);
});

test('simulate takes a comment along with a decision, and refuses anything else', async () => {
  const story = begin();
  const admin = story.as(key);
  expect((await simulated(story, 'abcd1234', 'reject', { given: { comment: { a: 1 } } })).status).toBe(400);
  expect((await simulated(story, 'abcd1234', 'reject', { given: { comment: ['a'] } })).status).toBe(400);
  expect((await simulated(story, 'abcd1234', 'reject', { given: { comment: 'a', status: 'approved' } })).status).toBe(400);
  expect((await fetched(admin, 'abcd1234')).status).toBe('pending');
  expect((await simulated(story, 'abcd1234', 'reject', { given: { comment: 'a' } })).status).toBe(200);
  const rejected = await fetched(admin, 'abcd1234');
  expect(rejected.status).toBe('rejected');
  expect(rejected.logs.at(-1)).toEqual({ event: 'reject', timestamp: now, admin: 'Grace Lim', comment: 'a' });
});

test.each([
  ['GET', `${requests}/transfer/8wozx7mr`, 400, 'invalid_parameters'],
  ['GET', `${requests}/__proto__/8wozx7mr`, 400, 'invalid_parameters'],
  ['GET', `${requests}/withdrawal/8wozx7mr?verbose=1`, 400, 'invalid_parameters'],
  ['GET', `${requests}/withdrawal`, 404, 'not_found'],
  ['GET', '/public/v1/nothing', 404, 'not_found'],
  ['GET', approve, 405, 'method_not_allowed'],
  ['DELETE', `${requests}/withdrawal/8wozx7mr`, 405, 'method_not_allowed'],
  ['POST', `${requests}/kyc/approve`, 405, 'method_not_allowed'],
])('%s %s is %d %s', async (method, path, status, type) => {
  expect(await begin().as(key)(method, path)).toMatchObject({ status, body: { type, message: expect.any(String) } });
});

test('a body over 1 MB is refused as too large', async () => {
  expect(await begin().as(key)('POST', approve, { id: '8wozx7mr', padding: 'x'.repeat(1_100_000) })).toMatchObject({
    status: 413,
    body: { type: 'payload_too_large', message: 'The body is larger than 1 MB' },
  });
});

test.each(Object.entries<any>(document.components.examples).filter(([, { value }]) => value.id))(
  'the documented example %s is what the sandbox begins with',
  async (name, { value }) => {
    const { admin, as } = begin();
    const world = { 'X-World': `printed-${name}` };
    await admin('POST', '/worlds', { id: world['X-World'], startTime: '2026-01-15T12:00:00.000Z' });
    expect((await as(key)('GET', `${requests}/${value.type}/${value.id}`, undefined, world)).body).toEqual(value);
  },
);

const printed = (path: string, name: string) =>
  Object.values<any>(document.components.requestBodies[name].content['application/json'].examples).map(({ value }) => [path, value]);

test.each([...printed(approve, 'ApproveWithdrawal'), ...printed(reject, 'RejectWithdrawal')])(
  'POST %s runs as documented with %j',
  async (path, body) => {
    expect(await begin().as(key)('POST', path, body)).toMatchObject({ status: 200, body: {} });
  },
);

test.each(Object.values<any>(document.components.parameters.Signature.examples).map(({ value }) => value))(
  'the documented signature %s fits',
  async (signature) => {
    expect((await begin().as(key)('POST', approve, '{"id":"8wozx7mr"}', { signature })).status).toBe(200);
  },
);

const documented = (response: string, name: string) => {
  const { $ref, value } = document.components.responses[response].content['application/json'].examples[name];
  return value ?? document.components.examples[$ref.split('/').at(-1)].value;
};

test.each<[response: string, name: string, ...Parameters<Call>]>([
  ['LookupBadRequest', 'requestNotFound', 'GET', `${requests}/withdrawal/zzzzzzzz`],
  ['LookupBadRequest', 'unknownType', 'GET', `${requests}/transfer/8wozx7mr`],
  ['DecisionBadRequest', 'notPending', 'POST', approve, { id: '7ny3fs6j' }],
  ['DecisionBadRequest', 'requestNotFound', 'POST', approve, { id: 'zzzzzzzz' }],
  ['DecisionBadRequest', 'invalidBody', 'POST', reject, { id: 'abcd', comment: 5 }],
  ['Forbidden', 'unknownKey', 'POST', approve, { id: '8wozx7mr' }, { key: 'somebody' }],
  ['Forbidden', 'wrongSignature', 'POST', approve, { id: '8wozx7mr' }, { signature: 'wrong' }],
  ['MethodNotAllowed', 'wrongMethod', 'GET', approve],
])('%s: %s is answered as documented', async (response, name, ...sent) => {
  expect((await begin().as(key)(...sent)).body).toEqual(documented(response, name));
});

test('an answer names the readings it rests on', async () => {
  const admin = begin().as(key);
  const readings = async (call: ReturnType<Call>) => (await call).headers.get('X-Countersign-Readings')?.split(', ');
  expect(await readings(admin('GET', `${requests}/kyc/k7q2m9xa`))).toEqual(['broctagon/first-step=1']);
  expect(await readings(admin('POST', approve, { id: '045dff8l' }))).toContain('broctagon/approve-steps=one step');
  expect(await readings(admin('POST', reject, { id: 'abcd1234' }))).toContain('broctagon/reject-comment=optional');
});

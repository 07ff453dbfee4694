/** Entries of the journal: what they contain, and which calls have one. */
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { began, call, stories } from './story.ts';

const { begin, sandbox } = stories();

const api = '/api/v2';
const approve = `${api}/applications/2/approve`;

test('an entry has the request, the answer and what the call changed', async () => {
  const story = begin();
  const answer = await story.as('b2core-admin')('POST', `${approve}?lang=en`, { data: ['ok'] }, { 'X-Request-Id': 'mine' });
  expect(answer.status).toBe(400);
  await story.as('b2core-admin')('POST', approve, { data: ['ok'] }, { 'X-Request-Id': 'mine-too' });
  const { body } = await story.admin('GET', '/requests');
  expect(body.meta).toEqual({ total: 2, size: 1000, streams: 0, bytes: expect.any(Number), budget: 67_108_864, dropped: 0 });
  const [approved, refused] = body.requests;
  expect(approved).toEqual({
    id: 2,
    at: began,
    durationMs: expect.any(Number),
    world: story.id,
    request: {
      method: 'POST',
      path: approve,
      absoluteUrl: expect.stringContaining(approve),
      headers: expect.objectContaining({ authorization: 'Bear***', 'x-world': story.id, 'content-type': 'text/plain;charset=UTF-8' }),
      body: { data: ['ok'] },
      bodySize: 15,
      bodyCut: false,
    },
    response: {
      status: 204,
      headers: expect.objectContaining({ date: 'Sun, 01 Mar 2026 09:00:00 GMT', 'x-request-id': 'mine-too' }),
      body: null,
      bodySize: 0,
      bodyCut: false,
    },
    operationId: 'approveApplication',
    provider: 'b2core',
    persona: 'b2core-admin',
    requestId: 'mine-too',
    refusal: null,
    findings: [],
    transitions: [
      expect.objectContaining({ at: began, provider: 'b2core', resource: 'transactions', id: '2', event: 'approve' }),
      { at: began, provider: 'b2core', resource: 'requests', id: '2', event: 'approve', from: 0, to: 1, by: 'b2core-admin' },
    ],
    readings: expect.arrayContaining([expect.stringMatching(/^b2core\/[a-z-]+=/)]),
    matched: true,
  });
  expect(refused).toMatchObject({
    id: 1,
    request: { path: `${approve}?lang=en` },
    response: { status: 400, headers: { 'content-type': 'application/json; charset=utf-8' }, body: answer.body },
    operationId: 'approveApplication',
    persona: 'b2core-admin',
    refusal: { reason: 'invalid_request', message: '/query/lang is no parameter of this operation' },
    findings: [{ path: '/query/lang', message: 'is no parameter of this operation' }],
    transitions: [],
  });
});

test('the path of an entry is the path at the vendor, its address the one that was called', async () => {
  const { url, admin } = begin();
  await fetch(`${url}${api}/applications?limit=1`, { headers: { Authorization: 'Bearer b2core-admin' } });
  const [entry] = (await admin('GET', '/requests')).body.requests;
  expect(entry.request).toMatchObject({ path: `${api}/applications?limit=1`, absoluteUrl: `${url}${api}/applications?limit=1` });
  expect(entry.response.body.data.length).toBe(1);
});

test('the entry of a refused call has no transitions', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', approve);
  const again = await story.as('b2core-admin')('POST', approve);
  expect(again.status).toBe(409);
  const [entry] = await story.requests({ operationId: 'approveApplication' });
  expect(entry).toMatchObject({ response: { status: 409 }, transitions: [] });
  expect(entry?.readings).toContain('b2core/illegal-transition=409');
});

test('an event that came due before a call is among the transitions of the call', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', approve);
  await story.admin('PUT', '/clock', { now: '2026-03-01T09:00:59.900Z', frozen: false });
  await vi.waitUntil(async () => (await story.as('b2core-admin')('GET', `${api}/transactions/2`)).body.status === 'done');
  const [met, before] = await story.requests({ operationId: 'getTransaction' });
  expect(met?.transitions).toMatchObject([
    { resource: 'transactions', id: '2', event: 'settle', at: '2026-03-01T09:01:00.000Z', by: null },
  ]);
  expect(before?.transitions ?? []).toEqual([]);
});

const secrets: [string, string, string][] = [
  ['b2core', 'Authorization', `${api}/applications`],
  ['aquanow', 'x-api-key', '/accounts/v1/approval'],
  ['aquanow', 'x-signature', '/accounts/v1/approval'],
  ['broctagon', 'key', '/public/v1/requests/kyc/k7q2m9xa'],
  ['broctagon', 'signature', '/public/v1/requests/kyc/k7q2m9xa'],
  ['allpass', 'x-private-app-key', '/api/public/applicant/user-1001'],
  ['any path', 'Cookie', `${api}/applications`],
  ['an unknown path', 'x-private-app-key', '/nowhere'],
  ['an unknown path', 'X-Session-Token', '/nowhere'],
];

test.each(secrets)('a secret for %s in %s is masked but for its beginning', async (_, header, path) => {
  const { id, admin } = begin();
  await call(sandbox().url, 'GET', path, { headers: { 'X-World': id, [header]: 'open-sesame-and-more' } });
  const { body } = await admin('GET', '/requests');
  expect(body.requests[0].request.headers[header.toLowerCase()]).toBe('open***');
  expect(JSON.stringify(body)).not.toContain('sesame');
  expect(JSON.stringify((await admin('GET', '/requests/har')).body)).not.toContain('sesame');
});

test('of a body over 64 KiB the beginning is kept, and the entry says that it was cut', async () => {
  const story = begin();
  const text = 'é'.repeat(50_000);
  await story.as('b2core-admin')('POST', approve, { data: [text] });
  const [entry] = await story.requests();
  expect(entry?.request).toMatchObject({ bodyCut: true, bodySize: 100_013 });
  const kept = entry?.request.body as string;
  expect(kept.startsWith('{"data":["éé')).toBe(true);
  expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(kept)).toBeGreaterThan(65_533);
  expect(kept).not.toContain('\uFFFD');
});

test('a body that is not JSON is kept as text', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', approve, '{"data":');
  expect((await story.requests())[0]).toMatchObject({ request: { body: '{"data":', bodySize: 8 }, findings: [{ path: '/body' }] });
});

test('a connection that breaks before the answer has an entry without an answer', async () => {
  const { id, requests } = begin();
  const { hostname, port } = new URL(sandbox().url);
  const socket = connect(Number(port), hostname);
  const begun = `POST ${approve} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer b2core-admin\r\nX-World: ${id}\r\nContent-Length: 100\r\n\r\n{"data"`;
  socket.write(begun, () => socket.destroy());
  await vi.waitUntil(async () => (await requests()).length > 0, { timeout: 10_000 });
  expect(await requests()).toMatchObject([{ request: { path: approve }, response: null, provider: 'b2core' }]);
});

test('calls of the control plane and preflights have no entry', async () => {
  const { id, admin } = begin();
  await admin('GET', '/personas');
  await fetch(`${sandbox().url}${api}/applications`, {
    method: 'OPTIONS',
    headers: { 'X-World': id, Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'GET' },
  });
  expect((await admin('GET', '/requests')).body.requests).toEqual([]);
});

test.each([
  ['is lost after the change', { fault: 'EMPTY_RESPONSE', afterCommit: true }, 1],
  ['breaks before the operation', { fault: 'CONNECTION_RESET_BY_PEER' }, 0],
])('the entry of an answer that %s has no answer, but has the transitions', async (_, effect, approved) => {
  const story = begin();
  await story.admin('POST', '/faults', { effect, count: 1 });
  await expect(story.as('b2core-admin')('POST', approve)).rejects.toThrow();
  const [entry] = await story.requests();
  expect(entry).toMatchObject({ operationId: 'approveApplication', response: null });
  expect(entry?.transitions.filter(({ resource }) => resource === 'requests')).toHaveLength(approved);
  expect((await story.admin('GET', '/requests/har')).body.log.entries[0].response).toMatchObject({ status: 0, statusText: '' });
});

/** The journal: what it notes, how it is searched, and that it stays within its bounds. */
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { began, call, stories } from './story.ts';

const { begin, sandbox } = stories();

const api = '/api/v2';
const approve = `${api}/applications/2/approve`;

test('an entry tells everything of an exchange', async () => {
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
    findings: [{ path: '/query/lang', message: 'is no parameter of this operation' }],
    transitions: [],
  });
});

test('the path of an entry is the one the vendor sees, the address the one that was called', async () => {
  const { url, admin } = begin();
  await fetch(`${url}${api}/applications?limit=1`, { headers: { Authorization: 'Bearer b2core-admin' } });
  const [entry] = (await admin('GET', '/requests')).body.requests;
  expect(entry.request).toMatchObject({ path: `${api}/applications?limit=1`, absoluteUrl: `${url}${api}/applications?limit=1` });
  expect(entry.response.body.data.length).toBe(1);
});

test('a call that is refused has brought about nothing', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', approve);
  const again = await story.as('b2core-admin')('POST', approve);
  expect(again.status).toBe(409);
  const [entry] = await story.requests({ operationId: 'approveApplication' });
  expect(entry).toMatchObject({ response: { status: 409 }, transitions: [] });
  expect(entry?.readings).toContain('b2core/illegal-transition=409');
});

test('what was due before is among the transitions of the call that met it', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', approve);
  await story.admin('POST', '/clock/advance', { by: '1s' });
  await story.as('b2core-admin')('GET', `${api}/transactions/2`);
  expect((await story.requests())[0]?.transitions).toEqual([]);
  expect((await story.requests())[0]?.at).toBe('2026-03-01T09:00:01.000Z');
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

test.each(secrets)('of a secret for %s in %s only the beginning is kept', async (_, header, path) => {
  const { id, admin } = begin();
  await call(sandbox().url, 'GET', path, { headers: { 'X-World': id, [header]: 'open-sesame-and-more' } });
  const { body } = await admin('GET', '/requests');
  expect(body.requests[0].request.headers[header.toLowerCase()]).toBe('open***');
  expect(JSON.stringify(body)).not.toContain('sesame');
  expect(JSON.stringify((await admin('GET', '/requests/har')).body)).not.toContain('sesame');
});

test('of a body over 64 KiB the beginning is kept, and that is said', async () => {
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

test('a body that is no JSON is kept as it came', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', approve, '{"data":');
  expect((await story.requests())[0]).toMatchObject({ request: { body: '{"data":', bodySize: 8 }, findings: [{ path: '/body' }] });
});

test('a connection that breaks before the answer is noted without one', async () => {
  const { id, requests } = begin();
  const { hostname, port } = new URL(sandbox().url);
  const socket = connect(Number(port), hostname);
  const begun = `POST ${approve} HTTP/1.1\r\nHost: x\r\nX-World: ${id}\r\nContent-Length: 100\r\n\r\n{"data"`;
  socket.write(begun, () => socket.destroy());
  await vi.waitUntil(async () => (await requests()).length > 0, { timeout: 10_000 });
  expect(await requests()).toMatchObject([{ request: { path: approve }, response: null, provider: 'b2core' }]);
});

test('calls of the control plane and preflights are not noted', async () => {
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
])('an answer that %s is noted as none, with what came about', async (_, effect, approved) => {
  const story = begin();
  await story.admin('POST', '/faults', { effect, count: 1 });
  await expect(story.as('b2core-admin')('POST', approve)).rejects.toThrow();
  const [entry] = await story.requests();
  expect(entry).toMatchObject({ operationId: 'approveApplication', response: null });
  expect(entry?.transitions.filter(({ resource }) => resource === 'requests')).toHaveLength(approved);
  expect((await story.admin('GET', '/requests/har')).body.log.entries[0].response).toMatchObject({ status: 0, statusText: '' });
});

/** A world with a few calls in its journal, by id: 1 list, 2 get, 3 approve, 4 approve again, 5 Aquanow, 6 VIP, 7 unknown. */
async function busy() {
  const story = begin();
  const b2core = story.as('b2core-admin');
  await b2core('GET', `${api}/applications?limit=2`);
  await b2core('GET', `${api}/applications/2`);
  await b2core('POST', approve, { data: ['looks right'] });
  await b2core('POST', approve, { data: ['once more'] });
  await story.as('aquanow-root')('GET', '/accounts/v1/approval?startTime=2026-02-20T00:00:00.000Z');
  await story.as('b2core-vip')('GET', `${api}/applications?limit=2`);
  await story.as('b2core-admin')('GET', '/nowhere');
  return story;
}

const criteria: [object, number[]][] = [
  [{}, [7, 6, 5, 4, 3, 2, 1]],
  [{ operationId: 'approveApplication' }, [4, 3]],
  [{ operationId: 'approveApplication', status: 204 }, [3]],
  [{ provider: 'aquanow' }, [5]],
  [{ persona: 'b2core-vip' }, [6]],
  [{ method: 'post' }, [4, 3]],
  [{ path: approve }, [4, 3]],
  [{ path: `${api}/applications` }, [6, 1]],
  [{ path: `${api}/*` }, [6, 4, 3, 2, 1]],
  [{ path: '*/approve' }, [4, 3]],
  [{ path: '.*' }, []],
  [{ status: 409 }, [4]],
  [{ since: 5 }, [7, 6]],
  [{ persona: 'nobody' }, []],
];

test('requests are listed, found, counted and exported by the same criteria, and by the library', async () => {
  const { admin, requests } = await busy();
  for (const [wanted, ids] of criteria) {
    const query = new URLSearchParams(wanted as Record<string, string>);
    const of = (answer: any) => answer.body.requests.map(({ id }: any) => id);
    expect(of(await admin('GET', `/requests?${query}`)), JSON.stringify(wanted)).toEqual(ids);
    expect(of(await admin('POST', '/requests/find', wanted)), JSON.stringify(wanted)).toEqual(ids);
    expect((await admin('POST', '/requests/count', wanted)).body, JSON.stringify(wanted)).toEqual({ count: ids.length });
    const { log } = (await admin('GET', `/requests/har?${query}`)).body;
    expect(log.entries.map(({ _id }: any) => _id).reverse(), JSON.stringify(wanted)).toEqual(ids);
    expect((await requests(wanted)).map(({ id }) => id)).toEqual(ids);
  }
});

test('a pattern made to be slow is answered at once', async () => {
  const story = begin();
  await story.as('b2core-admin')('GET', `/${'a'.repeat(8000)}`);
  const path = encodeURIComponent(`${'*a'.repeat(20)}*b`);
  expect((await story.admin('GET', `/requests?path=${path}`)).body.requests).toEqual([]);
  expect((await story.admin('GET', `/requests/har?path=${path}`)).body.log.entries).toEqual([]);
});

test('requests are found by what their body contains, and by whether they were matched', async () => {
  const { admin } = await busy();
  expect((await admin('POST', '/requests/find', { bodyContains: 'looks right' })).body.requests).toMatchObject([{ id: 3 }]);
  expect((await admin('POST', '/requests/count', { bodyContains: 'looks wrong' })).body).toEqual({ count: 0 });
  expect((await admin('POST', '/requests/count', { matched: true })).body).toEqual({ count: 6 });
  expect((await admin('POST', '/requests/count')).body).toEqual({ count: 7 });
});

test('a page is limited, and the total is told', async () => {
  const { admin } = await busy();
  const { requests, meta } = (await admin('GET', '/requests?limit=2')).body;
  expect(requests.map(({ id }: any) => id)).toEqual([7, 6]);
  expect(meta.total).toBe(7);
});

test('an entry is read by its id, and one there is none of is not found', async () => {
  const { admin } = await busy();
  expect((await admin('GET', '/requests/3')).body).toMatchObject({ id: 3, operationId: 'approveApplication' });
  for (const id of [0, 8, 'x']) expect((await admin('GET', `/requests/${id}`)).status).toBe(id === 8 ? 404 : 400);
  expect((await admin('GET', '/near-misses/8')).status).toBe(404);
});

test.each([
  ['GET', '/requests?status=ok'],
  ['GET', '/requests?limit=0'],
  ['GET', '/requests?limit=1001'],
  ['GET', '/requests/har?limit=10001'],
  ['GET', '/requests/unmatched/near-misses?limit=101'],
  ['GET', '/requests?colour=blue'],
  ['GET', '/requests/stream?since=1'],
  ['POST', '/requests/find'],
  ['POST', '/requests/count'],
])('%s %s refuses criteria it does not know', async (method, path) => {
  const answer = await begin().admin(method, path, method === 'POST' ? { colour: 'blue' } : undefined);
  expect(answer.status).toBe(400);
});

test('unmatched requests are listed with the operations they may have meant', async () => {
  const story = begin();
  const b2core = story.as('b2core-admin');
  await b2core('GET', `${api}/applications/1`);
  await b2core('GET', `${api}/aplications/1`);
  await b2core('PUT', approve);
  await b2core('POST', '/api/applications/2/approve');
  const listed = (await story.admin('GET', '/requests/unmatched')).body;
  expect(listed.requests.map(({ id }: any) => id)).toEqual([4, 3, 2]);
  expect(listed.requests[0]).toMatchObject({ provider: null, operationId: null, matched: false });
  const { nearMisses } = (await story.admin('GET', '/requests/unmatched/near-misses')).body;
  const [base, method, typo] = nearMisses;
  const path = '/api/v2/applications/{applicationId}';
  expect(typo).toMatchObject({ id: 2, method: 'GET', path: `${api}/aplications/1` });
  expect(typo.operations).toHaveLength(3);
  expect(typo.operations[0]).toMatchObject({
    provider: 'b2core',
    operationId: 'getApplication',
    differences: [{ part: 'path', sent: `${api}/aplications/1`, documented: path }],
  });
  expect(method.operations[0]).toMatchObject({
    operationId: 'approveApplication',
    differences: [{ part: 'method', sent: 'PUT', documented: 'POST' }],
  });
  expect(base.operations[0]).toMatchObject({ operationId: 'approveApplication', path: expect.stringMatching(/approve$/) });
  for (const { operations } of nearMisses) {
    const distances = operations.map(({ distance }: any) => distance);
    expect(distances).toEqual([...distances].sort());
  }
  expect((await story.admin('GET', '/near-misses/3')).body).toEqual(method);
  expect((await story.admin('GET', '/requests/unmatched/near-misses?limit=1')).body.nearMisses).toHaveLength(1);
});

test('the closest operation of a matched request is its own, without a difference', async () => {
  const { admin } = await busy();
  const { operations } = (await admin('GET', '/near-misses/3')).body;
  expect(operations[0]).toMatchObject({ operationId: 'approveApplication', distance: 0, differences: [] });
});

test('the journal is exported as HAR 1.2, oldest first', async () => {
  const { admin, id } = await busy();
  const { log } = (await admin('GET', '/requests/har')).body;
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'countersign', version: expect.stringMatching(/^\d/) } });
  expect(log.entries.map(({ _id }: any) => _id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  for (const { startedDateTime, time, request, response, cache, timings } of log.entries) {
    expect(new Date(startedDateTime).toISOString()).toBe(startedDateTime);
    expect(time).toBe(timings.send + timings.wait + timings.receive);
    expect(cache).toEqual({});
    expect(new URL(request.url).origin).toBe(sandbox().url);
    for (const part of [request, response]) {
      expect(part).toMatchObject({ httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: expect.any(Number) });
      for (const pair of part.headers) expect(pair).toEqual({ name: expect.any(String), value: expect.any(String) });
    }
    expect(response).toMatchObject({ status: expect.any(Number), statusText: expect.stringMatching(/^[A-Z]/), redirectURL: '' });
    expect(response.content.size).toBe(Buffer.byteLength(response.content.text));
  }
  const [list, , approval] = log.entries;
  expect(list.request.queryString).toEqual([{ name: 'limit', value: '2' }]);
  expect(list.request.headers).toContainEqual({ name: 'x-world', value: id });
  expect(JSON.parse(list.response.content.text).data).toHaveLength(2);
  expect(list.response.content.mimeType).toContain('application/json');
  expect(approval).toMatchObject({
    request: { method: 'POST', postData: { text: '{"data":["looks right"]}' } },
    response: { status: 204 },
  });
});

test('the journal is emptied, and its ids go on', async () => {
  const { admin, as } = await busy();
  expect((await admin('DELETE', '/requests')).status).toBe(204);
  expect((await admin('GET', '/requests')).body).toMatchObject({ requests: [], meta: { total: 0 } });
  await as('b2core-admin')('GET', `${api}/applications/2`);
  expect((await admin('GET', '/requests')).body.requests).toMatchObject([{ id: 8 }]);
});

test('a reset world has an empty journal that counts from 1', async () => {
  const { admin, as, reset } = await busy();
  await reset();
  expect((await admin('POST', '/requests/count')).body).toEqual({ count: 0 });
  await as('b2core-admin')('GET', `${api}/applications/2`);
  expect((await admin('GET', '/requests')).body.requests).toMatchObject([{ id: 1, requestId: 'request-1' }]);
});

test('no world sees the requests of another', async () => {
  const worlds = [begin(), begin(), begin()];
  await Promise.all(
    Array.from({ length: 90 }, (_, turn) => worlds[turn % 3]?.as('b2core-admin')('GET', `${api}/applications/${1 + (turn % 3)}`)),
  );
  for (const [place, world] of worlds.entries()) {
    const entries = await world.requests();
    expect(entries).toHaveLength(30);
    for (const entry of entries) expect(entry).toMatchObject({ world: world.id, request: { path: `${api}/applications/${1 + place}` } });
  }
});

test('the journal holds as many requests as it was made for, the newest', async () => {
  await using small = await createSandbox({ port: 0, journalSize: 3 });
  for (const id of [1, 2, 3, 4, 5]) {
    await call(small.url, 'GET', `${api}/applications/${id}`, { headers: { Authorization: 'Bearer b2core-admin' } });
  }
  const { requests, meta } = (await call(small.url, 'GET', '/__admin/requests')).body;
  expect(requests.map(({ id }: any) => id)).toEqual([5, 4, 3]);
  expect(meta).toMatchObject({ total: 3, size: 3 });
});

test.each([0, -1, 1.5, Number.NaN])('a journal of %d requests is refused', async (journalSize) => {
  await expect(createSandbox({ port: 0, journalSize })).rejects.toThrow(RangeError);
});

test('after thousands of requests the journal holds the last thousand', async () => {
  const story = begin();
  const b2core = story.as('b2core-admin');
  for (let sent = 0; sent < 3000; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => b2core('GET', `${api}/applications/2`)));
  }
  const entries = await story.requests();
  expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, place) => 3000 - place));
  expect((await story.admin('GET', '/requests?limit=1')).body.meta).toMatchObject({ total: 1000, size: 1000, streams: 0, dropped: 0 });
});

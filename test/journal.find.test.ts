/** The journal's lists: criteria, counts, near misses, and the export as HAR. */
import { expect, test } from 'vitest';
import { stories } from './story.ts';

const { begin, sandbox } = stories();

const api = '/api/v2';
const approve = `${api}/applications/2/approve`;

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
  [{ persona: 'broctagon-admin' }, []],
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

test('a pattern made to be slow in a backtracking matcher is answered', async () => {
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

test('a page is limited, and has the total', async () => {
  const { admin } = await busy();
  const { requests, meta } = (await admin('GET', '/requests?limit=2')).body;
  expect(requests.map(({ id }: any) => id)).toEqual([7, 6]);
  expect(meta.total).toBe(7);
});

test('an entry is read by its id, and an unknown id is not found', async () => {
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
])('%s %s refuses unknown or invalid criteria', async (method, path) => {
  const answer = await begin().admin(method, path, method === 'POST' ? { colour: 'blue' } : undefined);
  expect(answer.status).toBe(400);
});

test('unmatched requests are listed with the operations closest to them', async () => {
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

/** B2Core: decisions on requests, and lists with their filters. */
import { expect, test } from 'vitest';
import { stories } from '../story.ts';
import { all, api, reject, time } from './b2core.calls.ts';

const { begin } = stories();

test('an approved request is approved in the list and the details, and leaves the notifications', async () => {
  const admin = begin().as('b2core-admin');
  const before = (await admin('GET', `${api}/applications/notifications?limit=1000`)).body;
  expect((await admin('POST', `${api}/applications/1/approve`, { data: ['Comment 1', 'Comment 2'] })).status).toBe(204);

  const approved = { statusId: 1, comments: ['Comment 1', 'Comment 2'], updateTime: time(0) };
  expect((await admin('GET', `${api}/applications/1`)).body).toMatchObject(approved);
  expect((await admin('GET', `${api}/applications?filter[id]=1&filter[statusId]=1`)).body).toMatchObject({ total: 1, data: [approved] });
  expect((await admin('GET', `${api}/applications?filter[id]=1&filter[statusId]=0`)).body.total).toBe(0);
  const after = (await admin('GET', `${api}/applications/notifications?limit=1000`)).body;
  expect(after.total).toBe(before.total - 1);
  expect(after.data.map(({ link }: any) => link.split('/').at(-1))).not.toContain('1');
});

test('a decided request cannot be decided again, and says why', async () => {
  const admin = begin().as('b2core-admin');
  await admin('POST', `${api}/applications/1/reject`, reject);
  const { status, body } = await admin('POST', `${api}/applications/1/approve`);
  expect(status).toBe(409);
  expect(body.error.details).toEqual([{ issue: 'is 2, would have to be 0 or 3', field: 'statusId' }]);
  expect((await admin('GET', `${api}/applications/1`)).body).toMatchObject({
    statusId: 2,
    resolution: { id: 1, type: 1 },
    comments: reject.data,
  });
});

test('the transaction of an approved request is in progress, and done 60 seconds later, on the balance too', async () => {
  const story = begin();
  const admin = story.as('b2core-admin');
  const { transactionId, clientId } = (await admin('GET', `${api}/applications/2`)).body;
  await admin('POST', `${api}/applications/2/approve`);
  const status = async () => (await admin('GET', `${api}/transactions/${transactionId}`)).body.status;
  expect(await status()).toBe('inProgress');
  await story.advance('59s');
  expect(await status()).toBe('inProgress');
  await story.advance('1s');
  const { body } = await admin('GET', `${api}/transactions/${transactionId}`);
  expect(body).toMatchObject({ status: 'done', processedTime: time(60), updateTime: time(60), resultDate: '2026-03-01 09:01:00' });
  expect((await admin('POST', `${api}/applications/2/audit`)).body).toEqual({ clintId: clientId, result: ['All OK'] });
});

test('the transaction of a rejected request is rejected', async () => {
  const admin = begin().as('b2core-admin');
  await admin('POST', `${api}/applications/2/reject`, reject);
  const { transactionId } = (await admin('GET', `${api}/applications/2`)).body;
  expect((await admin('GET', `${api}/transactions/${transactionId}`)).body).toMatchObject({ status: 'rejected', processedTime: time(0) });
});

test('a world may read that an approved transaction is done at once', async () => {
  const story = begin();
  const admin = story.as('b2core-admin');
  await story.switch({ 'b2core/approved-transaction': 'done at once' });
  await admin('POST', `${api}/applications/2/approve`);
  expect((await admin('GET', `${api}/transactions/2`)).body.status).toBe('done');
});

test('a new request is not decided, unless the world reads that it can be', async () => {
  const story = begin();
  const admin = story.as('b2core-admin');
  expect((await admin('POST', `${api}/applications/63/approve`)).status).toBe(409);
  await story.switch({ 'b2core/decide-new': 'allowed' });
  expect((await admin('POST', `${api}/applications/63/approve`)).status).toBe(204);
});

test('an illegal decision is 400 where the world reads so', async () => {
  const story = begin();
  await story.switch({ 'b2core/illegal-transition': '400' });
  expect((await story.as('b2core-admin')('POST', `${api}/applications/15/approve`)).status).toBe(400);
});

test.each([
  ['an unknown resolution', { resolutionId: 4711 }, 'resolutionId'],
  ['a disabled resolution', { resolutionId: 8 }, 'resolutionId'],
  ['a resolution of another type', { resolutionId: 1, resolutionType: 2 }, 'resolutionType'],
  ['no resolution', { data: [] }, 'resolutionId'],
])('a rejection with %s is refused and changes nothing', async (_, body, field) => {
  const admin = begin().as('b2core-admin');
  const refused = await admin('POST', `${api}/applications/1/reject`, body);
  expect(refused.status).toBe(400);
  expect(refused.body.error.details.map((detail: any) => detail.field)).toContain(field);
  expect((await admin('GET', `${api}/applications/1`)).body).toMatchObject({ statusId: 0, resolution: null, updateTime: null });
});

test('the type of a resolution is ignored where the world reads so', async () => {
  const story = begin();
  await story.switch({ 'b2core/resolution-type': 'ignored' });
  expect((await story.as('b2core-admin')('POST', `${api}/applications/1/reject`, { resolutionId: 1, resolutionType: 2 })).status).toBe(204);
});

test.each(['PUT', 'PATCH'])('%s colours a request, and nothing else', async (method) => {
  const admin = begin().as('b2core-admin');
  expect((await admin(method, `${api}/applications/1`, { color: '#fbe1e3' })).body).toMatchObject({ id: 1, color: '#fbe1e3', statusId: 0 });
  expect((await admin('GET', `${api}/applications/1`)).body.color).toBe('#fbe1e3');
  expect((await admin(method, `${api}/applications/1`, { color: '#fbe1e3', statusId: 1 })).status).toBe(400);
  expect((await admin(method, `${api}/applications/1`, { color: 'pink' })).status).toBe(400);
});

test('the audit is in order for client 1, and names account, expected and actual amount for client 9', async () => {
  const admin = begin().as('b2core-admin');
  expect((await admin('POST', `${api}/applications/1/audit`)).body).toEqual({ clintId: 1, result: ['All OK'] });
  expect((await admin('POST', `${api}/applications/51/audit`)).body).toEqual({
    clintId: 9,
    result: ['Account 2100242925 (EUR): expected 2120.00, actual 2370.00'],
  });
});

test('notifications carry a link, a label and a text', async () => {
  const { total, data } = (await begin().as('b2core-admin')('GET', `${api}/applications/notifications?limit=1000`)).body;
  expect(data.length).toBe(total);
  expect(data).toContainEqual({
    link: expect.stringMatching(/^http:\/\/.+\/api\/v2\/applications\/2$/),
    type: 'Payout',
    text: 'Withdrawal request 2.000 BTC from 149',
  });
});

test.each(['applications', 'transactions', 'monitoring/transactions'])('%s come newest first, in pages that add up', async (list) => {
  const admin = begin().as('b2core-admin');
  const { total, data } = (await admin('GET', `${api}/${list}?limit=1000`)).body;
  expect(data.length).toBe(total);
  const times = data.map(({ createTime }: any) => createTime);
  expect(times).toEqual([...times].sort().reverse());
  const first = (await admin('GET', `${api}/${list}`)).body;
  expect(first).toEqual({ total, data: data.slice(0, 20) });
  const second = (await admin('GET', `${api}/${list}?limit=5&offset=3`)).body;
  expect(second.data).toEqual(data.slice(3, 8));
  const rising = (await admin('GET', `${api}/${list}?limit=1000&sort_order=asc`)).body.data;
  expect(rising.map(({ createTime }: any) => createTime)).toEqual([...times].reverse());
});

test.each([
  ['applications', 'type', 'withdrawal'],
  ['applications', 'statusId', 3],
  ['applications', 'clientId', 1],
  ['transactions', 'type', 'deposit'],
  ['transactions', 'status', 'rejected'],
  ['monitoring/transactions', 'transactionType', 'withdraw'],
  ['monitoring/transactions', 'provider', 'manual'],
  ['monitoring/transactions', 'reviewResult', 'red'],
  ['monitoring/transactions', 'riskScore', 1.01],
])('%s are filtered by %s', async (list, field, value) => {
  const admin = begin().as('b2core-admin');
  const expected = (await all(admin, `${api}/${list}`)).filter((record: any) => record[field] === value);
  expect(expected.length).toBeGreaterThan(0);
  expect(await all(admin, `${api}/${list}?filter[${field}]=${value}`)).toEqual(expected);
});

test('transactions are filtered by account and account number on either side', async () => {
  const admin = begin().as('b2core-admin');
  const records = await all(admin, `${api}/transactions`);
  const ids = (list: any[]) => list.map(({ transactionId }) => transactionId);
  const sides = (record: any) => [record.creditDetails?.account, record.debitDetails?.account];
  const number = records.find(({ creditDetails }: any) => creditDetails)?.creditDetails.account.accountNumber;
  expect(ids(await all(admin, `${api}/transactions?filter[accountId]=1`))).toEqual(
    ids(records.filter((record: any) => sides(record).some((account) => account?.accountId === 1))),
  );
  expect(ids(await all(admin, `${api}/transactions?filter[creditAccountNumber]=${number}`))).toEqual(
    ids(records.filter(({ creditDetails }: any) => creditDetails?.account.accountNumber === number)),
  );
});

test('bounds of time are inclusive, with a raw plus, an escaped one, or Z', async () => {
  const admin = begin().as('b2core-admin');
  const { createTime, transactionId } = (await admin('GET', `${api}/transactions/1`)).body;
  for (const bound of [createTime, encodeURIComponent(createTime), createTime.replace('+00:00', 'Z')]) {
    const found = (await admin('GET', `${api}/transactions?filter[fromCreateTime]=${bound}&filter[toCreateTime]=${bound}`)).body;
    expect(found.data.map((record: any) => record.transactionId)).toEqual([transactionId]);
  }
});

test.each([
  'applications?filter[country]=GB',
  'applications?filter[type]=payout',
  'applications?sort_by=color',
  'applications?limit=0',
  'applications?limit=1001',
  'applications?offset=-1',
  'applications?limit=ten',
  'applications?page=2',
  'transactions?filter[status]=finished',
  'transactions?filter[fromCreateTime]=yesterday',
  'transactions?filter[fromCreateTime]=2022-02-31T00:00:00Z&sort_order=up',
  'monitoring/transactions?filter[transactionType]=withdrawal',
  'applications/notifications?offset=1',
  'applications/one',
])('%s is a bad request in the shape of the vendor', async (path) => {
  const { status, body } = await begin().as('b2core-admin')('GET', `${api}/${path}`);
  expect(status).toBe(400);
  expect(body).toEqual({
    error: { message: 'The request is not valid', details: [{ issue: expect.any(String), field: expect.any(String) }] },
  });
});

test('everything that is wrong is said at once', async () => {
  const { body } = await begin().as('b2core-admin')(
    'GET',
    `${api}/applications?limit=0&offset=x&sort_order=up&filter[type]=a&filter[x]=1&page=2`,
  );
  const fields = body.error.details.map(({ field }: any) => field);
  expect([...new Set(fields)].sort()).toEqual(['filter[type]', 'filter[x]', 'limit', 'offset', 'page', 'sort_order']);
});

test('the link of a notification leads to its request, in the world and by the scheme and host the caller came by', async () => {
  const { as } = begin();
  const admin = as('b2core-admin');
  const links = async (headers = {}): Promise<string[]> =>
    (await admin('GET', `${api}/applications/notifications?limit=1000`, undefined, headers)).body.data.map(({ link }: any) => link);
  for (const link of await links()) {
    const answer = await fetch(link, { headers: { Authorization: 'Bearer b2core-admin' } });
    expect(await answer.json()).toMatchObject({ id: Number(link.split('/').at(-1)), statusId: 0 });
    expect(link).toMatch(/\/w\/story-\d+\/api\/v2\//);
  }
  expect((await links({ 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'sandbox.example' }))[0]).toMatch(
    /^https:\/\/sandbox\.example\/w\//,
  );
  expect((await links({ 'X-Forwarded-Proto': 'javascript', 'X-Forwarded-Host': 'a/b c' }))[0]).toMatch(/^http:\/\/[^/]+:\d+\/w\//);
});

test('whether requests in progress have a notification is a reading', async () => {
  const story = begin();
  const told = async () => (await story.as('b2core-admin')('GET', `${api}/applications/notifications?limit=1000`)).body.total;
  const listed = async (statusId: number) =>
    (await story.as('b2core-admin')('GET', `${api}/applications?filter[statusId]=${statusId}`)).body.total;
  expect(await told()).toBe(await listed(0));
  await story.switch({ 'b2core/notified': 'pending or in progress' });
  expect(await listed(3)).toBeGreaterThan(0);
  expect(await told()).toBe((await listed(0)) + (await listed(3)));
});

test('a record of a client an administrator may not view is 404, or 403 where the world reads it so', async () => {
  const story = begin();
  const vip = story.as('b2core-vip');
  const seen = new Set((await vip('GET', `${api}/applications?limit=1000`)).body.data.map(({ id }: any) => id));
  const all = (await story.as('b2core-admin')('GET', `${api}/applications?limit=1000`)).body.data;
  const hidden = all.find(({ id, statusId }: any) => !seen.has(id) && statusId === 0);
  const calls = async () => [
    (await vip('GET', `${api}/applications/${hidden.id}`)).status,
    (await vip('PATCH', `${api}/applications/${hidden.id}`, { color: 'red' })).status,
    (await vip('GET', `${api}/applications/${hidden.id}/audit`)).status,
    (await vip('GET', `${api}/applications/4711`)).status,
  ];
  expect((await calls()).slice(0, 1)).toEqual([404]);
  await story.switch({ 'b2core/hidden-client': '403' });
  const [got, , , unknown] = await calls();
  expect([got, unknown]).toEqual([403, 404]);
  expect((await vip('GET', `${api}/applications/${[...seen][0]}`)).status).toBe(200);
});

test("a restricted administrator may not change a transaction type, which is everybody's, unless the world reads it otherwise", async () => {
  const story = begin();
  const change = () => story.as('b2core-vip')('PATCH', `${api}/transactions/types/1`, { caption: 'Mine' });
  const before = (await story.as('b2core-admin')('GET', `${api}/transactions/types/1`)).body;
  expect((await change()).status).toBe(403);
  expect((await story.as('b2core-admin')('GET', `${api}/transactions/types/1`)).body).toEqual(before);
  await story.switch({ 'b2core/restricted-types': 'allowed' });
  expect((await change()).body.caption).toBe('Mine');
});

test.each([
  ['applications', 'filter[clientId]=1&limit=2'],
  ['transactions', 'filter[status]=done&limit=3&offset=1'],
  ['transactions/types', 'limit=2&sort_order=desc'],
  ['monitoring/transactions', 'filter[reviewResult]=red'],
])('a list of %s has a total, or is a bare array of the same records where the world reads it so', async (list, query) => {
  const story = begin();
  const admin = story.as('b2core-admin');
  const paged = await admin('GET', `${api}/${list}?${query}`);
  expect(paged.headers.get('X-Countersign-Readings')).toContain('b2core/list-shape=total and data');
  expect(paged.body.data.length).toBeGreaterThan(0);
  await story.switch({ 'b2core/list-shape': 'array' });
  const bare = await admin('GET', `${api}/${list}?${query}`);
  expect([bare.status, bare.body]).toEqual([200, paged.body.data]);
  expect((await admin('GET', `${api}/${list}?limit=1&offset=1000`)).body).toEqual([]);
  const { body } = await admin('GET', `${api}/applications/notifications?limit=1`);
  expect(Object.keys(body)).toEqual(['total', 'data']);
});

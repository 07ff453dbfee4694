import { expect, test } from 'vitest';
import { document } from '../../src/providers/discover.ts';
import { began, stories } from '../story.ts';

const { begin } = stories();

const api = '/api/v2';
const time = (seconds: number) => new Date(Date.parse(began) + seconds * 1000).toISOString().replace(/\.\d+Z/, '+00:00');
const reject = { resolutionId: 1, data: ['Comment 1', 'Comment 2'], resolutionType: 1 };

/** Records of a list, all pages of them. */
const all = async (admin: ReturnType<ReturnType<typeof begin>['as']>, path: string) =>
  (await admin('GET', `${path}${path.includes('?') ? '&' : '?'}limit=1000`)).body.data;

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
    link: expect.stringMatching(/^http:\/\/.+\/requests\/edit\/2$/),
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

test('new transactions are never listed, but can be read', async () => {
  const admin = begin().as('b2core-admin');
  expect((await admin('GET', `${api}/transactions?filter[status]=new`)).body).toEqual({ total: 0, data: [] });
  expect((await all(admin, `${api}/transactions`)).map(({ status }: any) => status)).not.toContain('new');
  expect((await admin('GET', `${api}/transactions/114`)).body.status).toBe('new');
});

const everything = {
  verificationStatus: 'approved',
  providerCommission: '1.000000000000000000',
  commission: '1.5',
  blockchainTransaction: 'Lorem ipsum',
  foreignExchangeRate: '1.000000000000000000',
  internalComment: 'Lorem ipsum dolor sit amet',
  resultDate: '2020-01-01 00:00:00',
  dealingStatus: 'approved',
  complianceStatus: 'approved',
};

test.each(['PUT', 'PATCH'])('%s updates what applies to the transaction and ignores the rest', async (method) => {
  const admin = begin().as('b2core-admin');
  const { body } = await admin(method, `${api}/transactions/1`, everything);
  expect(body).toMatchObject({
    ...everything,
    commission: '1.500000000000000000',
    verificationStatus: null,
    status: 'pending',
    updateTime: time(0),
  });
});

test('a field that does not apply is refused where the world reads so', async () => {
  const story = begin();
  await story.switch({ 'b2core/inapplicable-field': 'refused' });
  const { status, body } = await story.as('b2core-admin')('PUT', `${api}/transactions/1`, everything);
  expect(status).toBe(400);
  expect(body.error.details).toEqual([{ issue: 'does not apply to a withdrawal', field: 'verificationStatus' }]);
});

test('a final transaction takes a comment and nothing else', async () => {
  const admin = begin().as('b2core-admin');
  expect((await admin('PATCH', `${api}/transactions/3`, { internalComment: 'seen' })).body).toMatchObject({
    status: 'done',
    internalComment: 'seen',
  });
  expect((await admin('PATCH', `${api}/transactions/3`, { internalComment: 'again', commission: '9' })).status).toBe(409);
  expect((await admin('GET', `${api}/transactions/3`)).body.internalComment).toBe('seen');
});

test.each([
  [{ dealingStatus: 'approved' }, 'pending'],
  [{ dealingStatus: 'approved', complianceStatus: 'approved' }, 'inProgress'],
  [{ dealingStatus: 'approved', complianceStatus: 'declined' }, 'rejected'],
])('where the world reads that departments decide, %j makes a withdrawal %s', async (verdicts, status) => {
  const story = begin();
  await story.switch({ 'b2core/department-verdicts': 'all approved: inProgress, one declined: rejected' });
  expect((await story.as('b2core-admin')('PATCH', `${api}/transactions/1`, verdicts)).body.status).toBe(status);
});

test('captions of types follow Accept-Language and fall back to English', async () => {
  const admin = begin().as('b2core-admin');
  const caption = async (language?: string) =>
    (await admin('GET', `${api}/transactions/types/1`, undefined, language ? { 'Accept-Language': language } : {})).body.caption;
  expect([await caption('ja'), await caption('fr, ja;q=0.8, en;q=0.5'), await caption('fr'), await caption()]).toEqual([
    '資金振替',
    '資金振替',
    'Transfer',
    'Transfer',
  ]);
  const listed = (await admin('GET', `${api}/transactions/types?limit=10&offset=0&sort_order=desc`, undefined, { 'Accept-Language': 'ja' }))
    .body;
  expect(listed.data.map(({ id }: any) => id)).toEqual([6, 5, 4, 3, 2, 1]);
});

test.each(['PUT', 'PATCH'])('%s renames a type in one language, and takes options as an array or an object', async (method) => {
  const admin = begin().as('b2core-admin');
  const options = [{ operation_status: [1, 2, 3] }, { operation_restrictions: [1, 2, 3] }];
  const changed = await admin(
    method,
    `${api}/transactions/types/1`,
    { caption: 'transfer', enabled: true, options },
    { 'Accept-Language': 'ja' },
  );
  expect(changed.body).toEqual({ id: 1, name: 'transfer', caption: 'transfer', enabled: true, options });
  expect((await admin('GET', `${api}/transactions/types/1`)).body.caption).toBe('Transfer');
  const object = await admin(method, `${api}/transactions/types/1`, { enabled: false, options: { operation_status: [] } });
  expect(object.body).toMatchObject({ caption: 'Transfer', enabled: false, options: { operation_status: [] } });
});

test.each([
  ['magic-green', 'green', 4.5],
  ['magic-red', 'red', 97.5],
  ['magic-error', 'error', null],
  ['magic-silent', null, null],
  ['__proto__', 'green', 0],
  ['constructor', 'green', 0],
])('a check of a transaction with %s answers %s with score %d', async (blockchainTransaction, reviewResult, riskScore) => {
  const admin = begin().as('b2core-admin');
  await admin('PATCH', `${api}/transactions/1`, { blockchainTransaction });
  expect((await admin('POST', `${api}/transactions/1/check`)).status).toBe(204);
  const { body } = await admin('GET', `${api}/monitoring/transactions?filter[clientId]=1&limit=1000`);
  const made = body.data.find(({ id }: any) => id === 18);
  expect(made).toMatchObject({
    transactionId: 1,
    transactionType: 'withdraw',
    reviewResult,
    riskScore,
    sourceAmount: '250.000000000000000000',
  });
  expect((await admin('GET', `${api}/monitoring/transactions/18`)).body).toEqual(made);
});

test('a check follows the decimals of the amount, and each check makes a record', async () => {
  const admin = begin().as('b2core-admin');
  for (const { transactionId, creditDetails } of (await all(admin, `${api}/transactions?filter[type]=deposit`)).slice(0, 12)) {
    await admin('POST', `${api}/transactions/${transactionId}/check`);
    const { body } = await admin('GET', `${api}/monitoring/transactions?limit=1000`);
    const made = body.data.reduce((newest: any, record: any) => (record.id > newest.id ? record : newest));
    const score = Number(creditDetails.amount.split('.')[1].slice(0, 2));
    const expected = score === 99 ? ['error', null] : [score < 70 ? 'green' : 'red', score];
    expect([made.reviewResult, made.riskScore]).toEqual(expected);
  }
  expect((await admin('GET', `${api}/monitoring/transactions`)).body.total).toBe(17 + 12);
});

test('a check is answered after 5 seconds where the world reads so', async () => {
  const story = begin();
  const admin = story.as('b2core-admin');
  await story.switch({ 'b2core/check-answer': 'after 5 s' });
  await admin('POST', `${api}/transactions/1/check`);
  expect((await admin('GET', `${api}/monitoring/transactions/18`)).body.reviewResult).toBe(null);
  await story.advance('5s');
  expect((await admin('GET', `${api}/monitoring/transactions/18`)).body).toMatchObject({ reviewResult: 'green', riskScore: 0 });
});

test('only deposits and withdrawals can be checked', async () => {
  const admin = begin().as('b2core-admin');
  const [exchange] = await all(admin, `${api}/transactions?filter[type]=exchange`);
  expect((await admin('POST', `${api}/transactions/${exchange.transactionId}/check`)).status).toBe(400);
  expect((await admin('GET', `${api}/monitoring/transactions`)).body.total).toBe(17);
});

test('an administrator restricted to a tag sees only its clients, in lists and their totals', async () => {
  const { as } = begin();
  const [admin, vip] = [as('b2core-admin'), as('b2core-vip')];
  const tagged = [2, 4, 7, 11, 16, 17, 19, 25, 149];
  for (const list of ['applications', 'transactions', 'monitoring/transactions']) {
    const expected = (await all(admin, `${api}/${list}`)).filter(({ clientId }: any) => tagged.includes(clientId));
    const seen = (await vip('GET', `${api}/${list}?limit=1000`)).body;
    expect(seen).toEqual({ total: expected.length, data: expected });
    expect((await vip('GET', `${api}/${list}${list === 'transactions' ? '?filter[accountId]=1' : '?filter[clientId]=1'}`)).body.total).toBe(
      0,
    );
  }
});

test.each([
  ['GET', 'applications/1', undefined],
  ['PUT', 'applications/1', { color: '#ffffff' }],
  ['POST', 'applications/1/audit', undefined],
  ['POST', 'applications/1/approve', undefined],
  ['POST', 'applications/1/reject', reject],
  ['GET', 'transactions/1', undefined],
  ['PATCH', 'transactions/1', { commission: '1' }],
  ['POST', 'transactions/1/check', undefined],
  ['GET', 'monitoring/transactions/1', undefined],
])('%s %s of a client without the tag is not found, and unchanged', async (method, path, body) => {
  const { as } = begin();
  const before = (await as('b2core-admin')('GET', `${api}/applications/1`)).body;
  expect((await as('b2core-vip')(method, `${api}/${path}`, body)).status).toBe(404);
  expect((await as('b2core-admin')('GET', `${api}/applications/1`)).body).toEqual(before);
});

test.each([
  ['BadRequest', 'validation', 'PATCH', 'transactions/1', { dealingStatus: 'maybe', amount: '1' }],
  ['BadRequest', 'unknownFilter', 'GET', 'applications?filter[country]=GB', undefined],
  ['BadRequest', 'resolution', 'POST', 'applications/1/reject', { resolutionId: 8 }],
  ['BadRequest', 'notCheckable', 'POST', 'transactions/35/check', undefined],
  ['RequestNotFound', 'unknown', 'GET', 'applications/4711', undefined],
  ['TransactionNotFound', 'unknown', 'GET', 'transactions/4711', undefined],
  ['TypeNotFound', 'unknown', 'GET', 'transactions/types/4711', undefined],
  ['MonitoringNotFound', 'unknown', 'GET', 'monitoring/transactions/4711', undefined],
  ['RequestConflict', 'decided', 'POST', 'applications/15/approve', undefined],
  ['TransactionConflict', 'final', 'PATCH', 'transactions/3', { commission: '1' }],
  ['PayloadTooLarge', 'tooLarge', 'PATCH', 'transactions/3', { internalComment: 'x'.repeat(1_100_000) }],
])('the documented %s (%s) is what the sandbox answers', async (response, example, method, path, body) => {
  const { responses } = document('b2core').components as unknown as Record<string, Record<string, any>>;
  const examples = responses?.[response].content['application/json'].examples;
  const answer = await begin().as('b2core-admin')(method, `${api}/${path}`, body);
  expect(answer.body).toEqual((examples[example] ?? Object.values(examples)[0]).value);
});

test('a missing or unknown token is refused before anything else', async () => {
  const admin = begin().as('b2core-admin');
  for (const Authorization of ['', 'Bearer nobody', 'b2core-admin', 'Basic b2core-admin']) {
    expect((await admin('GET', `${api}/applications?limit=0`, undefined, { Authorization })).status).toBe(401);
  }
});

test('the documented paths also answer without /api', async () => {
  const admin = begin().as('b2core-admin');
  expect((await admin('GET', '/v2/applications/1')).body).toEqual((await admin('GET', `${api}/applications/1`)).body);
});

/** B2Core: transactions, their types and checks, and who sees what. */
import { expect, test } from 'vitest';
import { document } from '../../src/providers/discover.ts';
import { type Story, stories } from '../story.ts';
import { all, api, reject, time } from './b2core.calls.ts';

const { begin } = stories();

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

test('a final transaction can be updated, unless the world reads that it takes a comment only', async () => {
  const story = begin();
  const admin = story.as('b2core-admin');
  const settled = `${api}/transactions/3`;
  expect((await admin('PATCH', settled, { resultDate: '2026-02-28 10:00:00', commission: '9' })).body).toMatchObject({
    status: 'done',
    resultDate: '2026-02-28 10:00:00',
    commission: '9.000000000000000000',
  });
  await story.switch({ 'b2core/final-update': 'internalComment only' });
  expect((await admin('PATCH', settled, { internalComment: 'seen' })).body).toMatchObject({ status: 'done', internalComment: 'seen' });
  expect((await admin('PATCH', settled, { internalComment: 'again', commission: '8' })).status).toBe(409);
  expect((await admin('GET', settled)).body).toMatchObject({ internalComment: 'seen', commission: '9.000000000000000000' });
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

test('a check that is simulated makes the record that the call makes', async () => {
  const newest = async (story: Story) =>
    (await all(story.as('b2core-admin'), `${api}/monitoring/transactions`)).reduce((one: any, other: any) =>
      other.id > one.id ? other : one,
    );
  const [called, simulated] = [begin(), begin()];
  await called.as('b2core-admin')('POST', `${api}/transactions/1/check`);
  await simulated.simulate('b2core', 'transactions', 1, 'check');
  expect(await newest(simulated)).toEqual(await newest(called));
  expect((await newest(simulated)).transactionId).toBe(1);
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
  ['TransactionConflict', 'settled', 'PATCH', 'transactions/3', { verificationStatus: 'declined' }],
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

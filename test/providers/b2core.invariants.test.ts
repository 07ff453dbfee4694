/** A request and its transaction never contradict each other, whoever moves which of them. */
import { expect, test } from 'vitest';
import { discover } from '../../src/providers/discover.ts';
import { type Story, stories } from '../story.ts';

const { begin } = stories();
const vip = '/api/v2';

/** Request 2 is a pending withdrawal of client 1, and carries transaction 2. */
const pair = async ({ admin }: Story, id = 2, transactionId = id) => [
  (await admin('GET', `/b2core/requests/${id}`)).body.statusId,
  (await admin('GET', `/b2core/transactions/${transactionId}`)).body.status,
];

const decide = ({ as }: Story, decision: 'approve' | 'reject', id = 2) =>
  as('b2core-admin')('POST', `${vip}/applications/${id}/${decision}`, decision === 'reject' ? { resolutionId: 1 } : {});

const simulate = ({ admin }: Story, event: string, id = 2) => admin('POST', `/b2core/transactions/${id}/simulate/${event}`);

/** Balances of a client, by account. */
const balances = async ({ admin }: Story, clientId: number) =>
  Object.fromEntries(
    (await admin('GET', `/b2core/clients/${clientId}`)).body.accounts.map(({ accountId, currentBalance }: any) => [
      accountId,
      Number(currentBalance),
    ]),
  );

test('a request whose transaction was cancelled cannot be approved, and can be rejected', async () => {
  const story = begin();
  await simulate(story, 'cancel');
  const { status, body } = await decide(story, 'approve');
  expect([status, body.error.message]).toEqual([
    409,
    'The transaction of an approved request is under way, held or settled (approved-is-paid)',
  ]);
  expect(await pair(story)).toEqual([0, 'cancelled']);
  expect((await decide(story, 'reject')).status).toBe(204);
  expect(await pair(story)).toEqual([2, 'cancelled']);
});

test('rejecting a request gives back the money that is held, and approving it processes that', async () => {
  const rejected = begin();
  await simulate(rejected, 'hold');
  expect((await decide(rejected, 'reject')).status).toBe(204);
  expect(await pair(rejected)).toEqual([2, 'refund']);
  const approved = begin();
  await simulate(approved, 'hold');
  expect((await decide(approved, 'approve')).status).toBe(204);
  expect(await pair(approved)).toEqual([1, 'inProgress']);
});

test('a request whose transaction is done cannot be rejected', async () => {
  const story = begin();
  expect((await story.admin('POST', '/b2core/transactions/2/goto/done')).status).toBe(200);
  const before = await balances(story, 1);
  expect((await decide(story, 'reject')).status).toBe(409);
  expect(await pair(story)).toEqual([0, 'done']);
  expect(await balances(story, 1)).toEqual(before);
  expect((await decide(story, 'approve')).status).toBe(204);
  expect(await pair(story)).toEqual([1, 'done']);
});

test('a request that departments have let through can still be rejected, and nothing is paid later', async () => {
  const story = begin();
  await story.switch({ 'b2core/department-verdicts': 'all approved: inProgress, one declined: rejected' });
  const verdicts = { dealingStatus: 'approved', complianceStatus: 'approved' };
  const { transactionId } = (await story.admin('GET', '/b2core/requests/2')).body;
  const { type } = (await story.admin('GET', `/b2core/transactions/${transactionId}`)).body;
  expect(type).toBe('withdrawal');
  await story.as('b2core-admin')('PATCH', `${vip}/transactions/2`, verdicts);
  expect(await pair(story)).toEqual([0, 'inProgress']);
  expect((await decide(story, 'reject')).status).toBe(204);
  await story.admin('POST', '/clock/advance', { by: '1d' });
  expect(await pair(story)).toEqual([2, 'rejected']);
});

/** A pending deposit request with its transaction. */
async function deposit({ admin }: Story) {
  const { items } = (await admin('GET', '/b2core/requests?limit=1000')).body;
  const { id, transactionId } = items.find(({ type, statusId }: any) => type === 'deposit' && statusId === 0);
  return { id, transactionId };
}

test('a deposit that is approved is verified, now and when it is done', async () => {
  const story = begin();
  const { id, transactionId } = await deposit(story);
  await decide(story, 'approve', id);
  await story.admin('POST', '/clock/advance', { by: '60s' });
  expect((await story.admin('GET', `/b2core/transactions/${transactionId}`)).body).toMatchObject({
    status: 'done',
    verificationStatus: 'approved',
  });
});

test('a declined deposit cannot be approved, and a settled one cannot be declined', async () => {
  const story = begin();
  const admin = story.as('b2core-admin');
  const { id, transactionId } = await deposit(story);
  await admin('PATCH', `${vip}/transactions/${transactionId}`, { verificationStatus: 'declined' });
  expect((await decide(story, 'approve', id)).status).toBe(409);
  expect(await pair(story, id, transactionId)).toEqual([0, 'pending']);
  await admin('PATCH', `${vip}/transactions/${transactionId}`, { verificationStatus: 'approved' });
  expect((await decide(story, 'approve', id)).status).toBe(204);
  await story.admin('POST', '/clock/advance', { by: '60s' });
  expect((await admin('PATCH', `${vip}/transactions/${transactionId}`, { verificationStatus: 'declined' })).status).toBe(409);
});

test('what is declined while it is under way is not settled, and settles once it is approved', async () => {
  const story = begin();
  await decide(story, 'approve');
  await story.as('b2core-admin')('PATCH', `${vip}/transactions/2`, { complianceStatus: 'declined' });
  await story.admin('POST', '/clock/advance', { by: '60s' });
  expect(await pair(story)).toEqual([1, 'inProgress']);
  await story.as('b2core-admin')('PATCH', `${vip}/transactions/2`, { complianceStatus: 'approved' });
  expect((await simulate(story, 'settle')).status).toBe(200);
  expect(await pair(story)).toEqual([1, 'done']);
});

test.each(['fail', 'refund'])(
  'a transaction that comes to %s takes its approved request back, which can then be rejected only',
  async (event) => {
    const story = begin();
    await decide(story, 'approve');
    expect((await simulate(story, event)).status).toBe(200);
    expect((await pair(story))[0]).toBe(3);
    expect((await decide(story, 'approve')).status).toBe(409);
    expect((await decide(story, 'reject')).status).toBe(204);
    expect(await pair(story)).toEqual([2, event === 'fail' ? 'rejected' : 'refund']);
  },
);

test('approving transfer request 61 moves its money between the accounts of client 12', async () => {
  const story = begin();
  const before = await balances(story, 12);
  expect((await decide(story, 'approve', 61)).status).toBe(204);
  await story.admin('POST', '/clock/advance', { by: '60s' });
  expect(await pair(story, 61, 110)).toEqual([1, 'done']);
  expect(await balances(story, 12)).toEqual({ 26: before[26] - 150, 27: before[27] + 150 });
});

test('the transaction of an approved request cannot be rejected or cancelled behind its back', async () => {
  const story = begin();
  await decide(story, 'approve');
  const { status, body } = await simulate(story, 'reject');
  expect([status, body.code]).toEqual([409, 'CONFLICT']);
  expect(body.detail).toContain('(approved-is-paid)');
  expect(await pair(story)).toEqual([1, 'inProgress']);
});

test('next foretells what an invariant refuses, and goto does not go there', async () => {
  const story = begin();
  await simulate(story, 'cancel');
  const { refused } = (await story.admin('GET', '/b2core/requests/2/next?as=b2core-admin')).body;
  expect(refused).toContainEqual({
    event: 'approve',
    from: 0,
    rule: 'invariant: approved-is-paid',
    saw: expect.any(String),
    message: 'The transaction of an approved request is under way, held or settled (approved-is-paid)',
  });
  const { status, body } = await story.admin('POST', '/b2core/requests/2/goto/1');
  expect([status, body.detail]).toEqual([409, expect.stringContaining('(approved-is-paid)')]);
});

test('the control plane lists every invariant of every vendor', async () => {
  const { body } = await begin().admin('GET', '/invariants');
  const declared = (await discover()).flatMap(({ implementation: { name, invariants = {} } }) =>
    Object.entries(invariants).flatMap(([resource, table]) =>
      Object.entries(table).map(([invariant, { says }]) => ({ provider: name, resource, name: invariant, says })),
    ),
  );
  expect(body).toEqual(declared);
  expect(body.map(({ provider }: any) => provider)).toEqual(expect.arrayContaining(['aquanow', 'b2core', 'broctagon']));
});

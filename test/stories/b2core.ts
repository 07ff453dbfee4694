/** What B2Core shows in one world must agree with itself, whichever call shows it. */
import { Big } from 'big.js';
import { expect } from 'vitest';
import { api } from '../providers/b2core.calls.ts';
import type { Call, Story } from '../story.ts';
import { refusing } from './refused.ts';

export { api };

/** The rows of a list, walked page by page to its end. Every page tells the same total, and it is the number of rows. */
export async function walk(as: Call, path: string, query: string, limit = 50): Promise<any[]> {
  const rows: any[] = [];
  for (let total = 1; rows.length < total; ) {
    const { status, body } = await as('GET', `${api}${path}?${query}&limit=${limit}&offset=${rows.length}`);
    expect(status, JSON.stringify(body)).toBe(200);
    if (rows.length > 0) expect(body.total, `${path}?${query}`).toBe(total);
    expect(body.data).toHaveLength(Math.min(limit, body.total - rows.length));
    total = body.total;
    rows.push(...body.data);
  }
  return rows;
}

const lists = [
  { path: '/applications', resource: 'requests', key: 'id', parts: { statusId: 'statusId', type: 'type', clientId: 'clientId' } },
  { path: '/transactions', resource: 'transactions', key: 'transactionId', parts: { status: 'status', type: 'type' } },
  {
    path: '/monitoring/transactions',
    resource: 'monitoring',
    key: 'id',
    parts: {
      clientId: 'clientId',
      transactionType: 'transactionType',
      reviewResult: 'reviewResult',
      provider: 'provider',
      riskScore: 'riskScore',
    },
  },
] as const;

const recordsOf = async ({ admin }: Story, resource: string): Promise<any[]> =>
  (await admin('GET', `/b2core/${resource}?limit=1000`)).body.items;

/** Everything that is kept for B2Core in a world, to see that a refusal changed nothing. */
export async function kept(story: Story): Promise<unknown> {
  const resources = ['clients', 'requests', 'transactions', 'transactionTypes', 'monitoring', 'resolutions'];
  const records = await Promise.all(resources.map((resource) => recordsOf(story, resource)));
  const history = (await story.history()).map(({ requestId: _, ...transition }) => transition);
  return { records, history, now: await story.now() };
}

export const refused = refusing(kept);

export const admin = ({ as }: Story) => as('b2core-admin');
export const vip = ({ as }: Story) => as('b2core-vip');
export const request = async (story: Story, id: number) => (await admin(story)('GET', `${api}/applications/${id}`)).body;
export const transaction = async (story: Story, id: number) => (await admin(story)('GET', `${api}/transactions/${id}`)).body;
export const approve = (story: Story, id: number, data: string[] = []) =>
  admin(story)('POST', `${api}/applications/${id}/approve`, { data });
export const reject = (story: Story, id: number, data: string[] = []) =>
  admin(story)('POST', `${api}/applications/${id}/reject`, { resolutionId: 1, data });
export const event = (story: Story, name: string, resource: string, id: number) =>
  story.admin('POST', `/b2core/${resource}/${id}/simulate/${name}`);

/** The statuses of requests and of their transactions, such as `1 done`. */
export const both = (story: Story, ...ids: number[]): Promise<string[]> =>
  Promise.all(
    ids.map(async (id) => {
      const { statusId, transactionId } = await request(story, id);
      return `${statusId} ${(await transaction(story, transactionId)).status}`;
    }),
  );

/** What a client has on an account. */
export async function balance(story: Story, clientId: number, accountId: number): Promise<Big> {
  const { accounts } = (await story.admin('GET', `/b2core/clients/${clientId}`)).body;
  return Big(accounts.find((account: any) => account.accountId === accountId).currentBalance);
}

const newestFirst = (key: string) => (one: any, other: any) => other.createTime.localeCompare(one.createTime) || other[key] - one[key];

/** A list shows the records a persona may see: in order, with the right total under each filter, and each as its details show it. */
async function listAgrees(as: Call, { path, key, parts }: (typeof lists)[number], mine: any[]): Promise<void> {
  const rows = await walk(as, path, '');
  expect(rows).toEqual(mine.toSorted(newestFirst(key)));
  expect(await walk(as, path, 'sort_by=createTime&sort_order=asc', 37)).toEqual(rows.toReversed());
  const filters = Object.entries(parts).flatMap(([filter, field]) =>
    [...new Set(rows.map((row) => row[field]))].filter((value) => value !== null).map((value) => [filter, field, value] as const),
  );
  await Promise.all(
    filters.map(async ([filter, field, value]) =>
      expect(await walk(as, path, `filter[${filter}]=${value}`), `${filter}=${value}`).toEqual(rows.filter((row) => row[field] === value)),
    ),
  );
  const details = await Promise.all(rows.map((row) => as('GET', `${api}${path}/${row[key]}`)));
  expect(details.map(({ body }) => body)).toEqual(rows);
}

const labels: Readonly<Record<string, string>> = { clientType: 'Client type', withdrawal: 'Payout' };
const label = (type: string) => labels[type] ?? type[0]?.toUpperCase() + type.slice(1);

/** Notifications are the pending requests that a persona may see, newest first. */
async function notificationsAgree(as: Call, mine: any[]): Promise<void> {
  const { total, data } = (await as('GET', `${api}/applications/notifications?limit=1000`)).body;
  const pending = mine.filter(({ statusId }) => statusId === 0).toSorted(newestFirst('id'));
  expect(total).toBe(pending.length);
  expect(data.map(({ link, type, text }: any) => [Number(link.split('/').at(-1)), type, text])).toEqual(
    pending.map(({ id, type, text }) => [id, label(type), text]),
  );
}

/** What every account lacks or has too much, by its finished transactions: fixed by the fixtures, whatever happens later. */
const discrepancies: Readonly<Record<number, string>> = { 21: '250', 38: '-120' };

/** The balances are the sums of finished transactions, and an audit says so. */
async function balancesAgree(story: Story, requests: any[], transactions: any[], clients: any[]): Promise<void> {
  const done = transactions.filter(({ status }) => status === 'done');
  const moved = (side: any, accountId: number) => (side?.account.accountId === accountId ? side.amount : '0');
  for (const { clientId, accounts } of clients) {
    const wrong = accounts.filter(({ accountId, currentBalance }: any) => {
      const sum = done.reduce(
        (all, { creditDetails, debitDetails }) => all.plus(moved(creditDetails, accountId)).minus(moved(debitDetails, accountId)),
        Big(0),
      );
      expect(Big(currentBalance).minus(sum).toString(), `account ${accountId}`).toBe(discrepancies[accountId] ?? '0');
      return !sum.eq(currentBalance);
    });
    const request = requests.find((one) => one.clientId === clientId);
    if (!request) continue;
    const { body } = await story.as('b2core-admin')('POST', `${api}/applications/${request.id}/audit`);
    expect(body.clintId).toBe(clientId);
    const told = wrong.map(({ accountNumber }: any) => expect.stringContaining(`Account ${accountNumber} `));
    expect(body.result).toEqual(told.length > 0 ? told : ['All OK']);
  }
}

/** Monitoring records in the fixtures, with ids from 1. */
const fixtureChecks = 17;

const ended = ['cancelled', 'done', 'failed', 'refund', 'rejected'];
const goesWith: Readonly<Record<number, readonly string[]>> = {
  1: ['inProgress', 'partial', 'trade', 'hold', 'holdFailed', 'refundFailed', 'done'],
  2: ['rejected', 'cancelled', 'refund'],
};

/** A request, its transaction and its decision say one thing. */
function recordsAgree(requests: any[], transactions: any[], monitoring: any[]): void {
  for (const { id, clientId, type, statusId, transactionId, resolution } of requests) {
    expect(resolution === null, `resolution of request ${id}`).toBe(statusId !== 2);
    if (transactionId === null) continue;
    const transaction = transactions.find((one) => one.transactionId === transactionId);
    expect(transaction, `transaction of request ${id}`).toMatchObject({ clientId, type });
    if (goesWith[statusId]) expect(goesWith[statusId], `request ${id}`).toContain(transaction.status);
  }
  for (const { transactionId, type, status, processedTime, resultDate, ...verdicts } of transactions) {
    const { verificationStatus, dealingStatus, complianceStatus } = verdicts;
    const what = `transaction ${transactionId}`;
    expect(processedTime !== null, what).toBe(ended.includes(status));
    expect(verificationStatus !== null, what).toBe(type === 'deposit');
    expect([dealingStatus !== null, complianceStatus !== null], what).toEqual(Array(2).fill(type === 'withdrawal'));
    if (type !== 'deposit' && type !== 'withdrawal') expect(resultDate, what).toBeNull();
    if (status === 'done')
      expect(
        [verificationStatus, dealingStatus, complianceStatus].filter((one) => one === 'declined'),
        what,
      ).toEqual([]);
    if (status === 'done' && type === 'deposit') expect(verificationStatus, what).toBe('approved');
    if (status === 'done' && (type === 'deposit' || type === 'withdrawal')) expect(resultDate, what).not.toBeNull();
  }
  for (const { id, clientId, transactionId, transactionType, sourceAmount } of monitoring) {
    const { type, debitDetails, creditDetails, ...transaction } = transactions.find((one) => one.transactionId === transactionId);
    expect([transaction.clientId, type], `monitoring ${id}`).toEqual([clientId, transactionType === 'withdraw' ? 'withdrawal' : 'deposit']);
    expect((debitDetails ?? creditDetails).amount).toBe(sourceAmount);
  }
}

/** Each check in the history has made a monitoring record. */
async function checksAgree(story: Story, monitoring: any[]): Promise<void> {
  const checks = await story.history({ provider: 'b2core', event: 'check' });
  const made = monitoring.filter(({ id }) => id > fixtureChecks).map(({ transactionId }) => String(transactionId));
  expect(checks.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
}

/** The last transition of each record led to the status it has, and no transition begins elsewhere than the one before it ended. */
async function historyAgrees(story: Story, statuses: ReadonlyMap<string, unknown>): Promise<void> {
  const seen = new Map<string, unknown>();
  for (const { resource, id, from, to } of (await story.history({ provider: 'b2core' })).toReversed()) {
    const name = `${resource} ${id}`;
    if (seen.has(name)) expect(from, name).toBe(seen.get(name));
    seen.set(name, to);
  }
  for (const [name, status] of seen) expect(status, name).toBe(statuses.get(name));
}

/** Holds everything that B2Core shows in a world against everything else. */
export async function agrees(story: Story): Promise<void> {
  const [clients = [], ...listed] = await Promise.all(
    ['clients', 'requests', 'transactions', 'monitoring'].map((one) => recordsOf(story, one)),
  );
  const [requests = [], transactions = [], monitoring = []] = listed;
  const vip = new Set(clients.filter(({ tags }) => tags.includes('vip')).map(({ clientId }) => clientId));
  for (const persona of ['b2core-admin', 'b2core-vip']) {
    const as = story.as(persona);
    const own = (records: any[]) => (persona === 'b2core-admin' ? records : records.filter(({ clientId }) => vip.has(clientId)));
    for (const [place, list] of lists.entries())
      await listAgrees(
        as,
        list,
        own(listed[place] ?? []).filter(({ status }) => status !== 'new'),
      );
    await notificationsAgree(as, own(requests));
  }
  await balancesAgree(story, requests, transactions, clients);
  recordsAgree(requests, transactions, monitoring);
  const statuses = new Map<string, unknown>([
    ...requests.map(({ id, statusId }) => [`requests ${id}`, statusId] as const),
    ...transactions.map(({ transactionId, status }) => [`transactions ${transactionId}`, status] as const),
    ...monitoring.map(({ id, reviewResult }) => [`monitoring ${id}`, reviewResult === null ? 'UNANSWERED' : 'ANSWERED'] as const),
  ]);
  await historyAgrees(story, statuses);
  await checksAgree(story, monitoring);
}

/** Records listed by status and fields, resources counted per status, statuses by name, and unknown names that list the known ones. */
import { expect, test } from 'vitest';
import { stories } from './story.ts';

const { begin } = stories();

const ids = (body: any, key = 'id') => body.items.map((item: any) => item[key]);

test('records are listed by the name of a status as by its number', async () => {
  const { admin } = begin();
  const pending = (await admin('GET', '/b2core/requests?status=pending')).body;
  expect(pending.total).toBeGreaterThan(1);
  expect(pending.items.every(({ statusId }: any) => statusId === 0)).toBe(true);
  expect((await admin('GET', '/b2core/requests?status=0')).body).toEqual(pending);
  expect((await admin('GET', '/b2core/requests?where[statusId]=pending')).body).toEqual(pending);
  expect((await admin('GET', '/aquanow/approvals?status=PENDING&limit=1')).body.items).toHaveLength(1);
});

test('a status told by whether a field is null selects records too', async () => {
  const { admin, goTo } = begin();
  const before = (await admin('GET', '/allpass/applicants?status=ACTIVE')).body;
  const scheduled = (await admin('GET', '/allpass/applicants?status=SCHEDULED')).body;
  expect(scheduled.items.every(({ scheduledDeletionDate }: any) => scheduledDeletionDate !== null)).toBe(true);
  await goTo('allpass', 'applicants', before.items[0].id, 'SCHEDULED');
  expect(ids((await admin('GET', '/allpass/applicants?status=SCHEDULED')).body).sort()).toEqual(
    [...ids(scheduled), before.items[0].id].sort(),
  );
  expect((await admin('GET', '/allpass/applicants?status=ACTIVE')).body.total).toBe(before.total - 1);
  expect((await admin('GET', '/allpass/applicants?status=DELETED')).body.total).toBe(0);
});

test('records are listed by fields of theirs: texts, numbers, null, fields in fields and lists', async () => {
  const { admin } = begin();
  const { items } = (await admin('GET', '/b2core/requests?limit=1000')).body;
  const wanted = (test: (item: any) => boolean) => ids({ items: items.filter(test) });
  const listed = async (query: string) => ids((await admin('GET', `/b2core/requests?limit=1000&${query}`)).body);
  expect(await listed('where[type]=withdrawal')).toEqual(wanted(({ type }) => type === 'withdrawal'));
  expect(await listed('where[type]=withdrawal&status=pending')).toEqual(
    wanted(({ type, statusId }) => type === 'withdrawal' && statusId === 0),
  );
  expect(await listed(`where[clientId]=${items[0].clientId}`)).toEqual(wanted(({ clientId }) => clientId === items[0].clientId));
  expect(await listed('where[type]=constructor')).toEqual([]);
  expect(await listed('where[transactionId]=null')).toEqual(wanted(({ transactionId }) => transactionId === null));
  const commented = items.find(({ comments }: any) => comments.length > 0);
  expect(await listed(`where[comments]=${encodeURIComponent(commented.comments[0])}`)).toContain(commented.id);
  const transactions = (await admin('GET', '/b2core/transactions?limit=1000')).body.items;
  const account = transactions.find(({ debitDetails }: any) => debitDetails?.account?.accountId).debitDetails.account.accountId;
  const found = (await admin('GET', `/b2core/transactions?where[debitDetails.account.accountId]=${account}`)).body.items;
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ debitDetails }: any) => debitDetails.account.accountId === account)).toBe(true);
});

test('the resources of a vendor are listed with the number of records in each status', async () => {
  const { admin } = begin();
  const { body } = await admin('GET', '/resources?provider=b2core');
  const requests = body.find(({ resource }: any) => resource === 'requests');
  const { total } = (await admin('GET', '/b2core/requests?status=pending')).body;
  expect(requests).toMatchObject({ provider: 'b2core', key: 'id' });
  expect(requests.statuses).toContainEqual({ field: 'statusId', status: 0, name: 'pending', records: total });
  expect(requests.statuses.reduce((sum: number, { records }: any) => sum + records, 0)).toBe(requests.records);
  const all = (await admin('GET', '/resources')).body;
  expect(new Set(all.map(({ provider }: any) => provider))).toEqual(new Set(['allpass', 'aquanow', 'b2core', 'broctagon']));
});

test('a record is played to a status by its name, and the life cycles tell the names', async () => {
  const { admin } = begin();
  const gone = await admin('POST', '/b2core/requests/2/goto/approved');
  expect([gone.status, gone.body.record.statusId]).toEqual([200, 1]);
  const lifecycles = (await admin('GET', '/lifecycles')).body;
  const names = (resource: string) => lifecycles.find((one: any) => one.provider === 'b2core' && one.resource === resource).names;
  expect(names('requests')).toEqual({ 0: 'pending', 1: 'approved', 2: 'rejected', 3: 'inProgress', 127: 'new' });
  expect(names('transactions')).toEqual({});
});

test('conditions on more than twenty fields, and on no single value, are refused', async () => {
  const { admin } = begin();
  const many = Array.from({ length: 21 }, (_, place) => `where[f${place}]=1`).join('&');
  for (const query of [many, 'where[id][x]=1', 'where=1', 'where[id]=1&where[id]=2']) {
    expect((await admin('GET', `/b2core/requests?${query}`)).status, query).toBe(400);
  }
});

test.each([
  ['/b2core/requests?where[statusID]=0', 400, "/query/where/statusID no field 'statusID'; there are statusId, "],
  ['/b2core/transactions?where[debitDetails.acount]=0', 400, "no field 'acount'; there are account"],
  ['/b2core/requests?status=aproved', 404, "No status 'aproved' in the life cycles of b2core requests; there are approved (1), "],
  ['/b2core/clients?status=new', 404, "No status 'new' in the life cycles of b2core clients; there is none"],
  ['/b2core/request', 404, "b2core has no resource 'request'; there are requests, "],
  ['/b2cor/requests', 404, "No vendor 'b2cor'; there are b2core, "],
  ['/resources?provider=aqua', 404, "No vendor 'aqua'; there are aquanow, "],
])('%s is refused with the known names, the nearest first', async (path, status, message) => {
  const { admin } = begin();
  const { body, ...answer } = await admin('GET', path);
  expect([answer.status, body.detail]).toEqual([status, expect.stringContaining(message)]);
});

test.each([
  ['POST', '/b2core/requests/2/simulate/aprove', {}, "No event 'aprove' in the life cycles of this resource; there are approve, "],
  ['GET', '/b2core/requests/2/next?as=b2core-adm', undefined, "b2core has no persona 'b2core-adm'; there are b2core-admin, "],
  ['PUT', '/readings', { 'b2core/decide-next': 'x' }, '/readings/b2core/decide-next is not a reading; there are b2core/decide-new, '],
  ['PUT', '/scenarios/monday', undefined, "there is no scenario 'monday'; there are "],
  ['POST', '/snapshots/befor/restore', undefined, "has no snapshot 'befor'; there is before"],
  ['GET', '/history?resource=application', undefined, '/query/resource is no resource; there are '],
  ['GET', '/history?event=aprove&by=b2core-adm', undefined, '/query/by is no persona; there are b2core-admin, '],
  ['GET', '/requests?operationId=aproveApplication', undefined, '/query/operationId is no operation; there are approveApplication, '],
  ['GET', '/requests/har?provider=b2', undefined, '/query/provider is no vendor; there are b2core, '],
  ['POST', '/requests/find', { persona: 'admin' }, '/body/persona is no persona; there are '],
  ['POST', '/requests/count', { operationId: 'x' }, '/body/operationId is no operation; there are '],
  ['POST', '/faults', { match: { operationId: 'getAplication' }, effect: { status: 503 } }, 'is no operation; there are getApplication, '],
  ['POST', '/worlds', { from: { world: 'default', snapshot: 'x' } }, "has no snapshot 'x'; there is none"],
])('%s %s with an unknown name is told the known ones, the nearest first', async (method, path, body, message) => {
  const { admin } = begin();
  await admin('GET', '/clock', undefined, { 'X-World': 'default' });
  await admin('POST', '/snapshots', { name: 'before' });
  const refused = await admin(method, path, body);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.body.detail).toContain(message);
});

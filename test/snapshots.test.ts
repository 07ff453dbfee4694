import { expect, test } from 'vitest';
import { call, type Story, stories } from './story.ts';

const { begin, sandbox } = stories();

const b2core = '/api/v2';
const withdrawal = { action: 'BALANCE/WITHDRAW', payload: { symbol: 'USDC', address: '0x1', quantity: 1, transactionType: 'WITHDRAW' } };

/** Plays on in a world and tells every answer, headers included. */
async function continuation(world: string): Promise<string[]> {
  const told: string[] = [];
  const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const answer = await fetch(sandbox().url + path, {
      method,
      headers: { ...headers, 'X-World': world },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const kept = [...answer.headers].filter(([name]) => name !== 'keep-alive' && name !== 'connection');
    told.push(`${answer.status} ${JSON.stringify(kept)} ${await answer.text()}`);
  };
  await send('POST', '/accounts/v1/approval', { 'x-api-key': 'aquanow-initiator' }, withdrawal);
  await send('POST', '/__admin/clock/advance', {}, { by: '45s' });
  await send('GET', `${b2core}/transactions?limit=1000`, { Authorization: 'Bearer b2core-admin' });
  await send('GET', '/__admin/history', {});
  return told;
}

/** Something of everything: data, ids, clock, readings. */
async function prepare(story: Story): Promise<void> {
  await story.as('b2core-admin')('POST', `${b2core}/applications/2/approve`);
  await story.as('aquanow-initiator')('POST', '/accounts/v1/approval', withdrawal);
  await story.switch({ 'aquanow/self-approval': 'allowed' });
  await story.advance('30s');
}

test('a snapshot restored twice goes on the same way, byte for byte', async () => {
  const story = begin();
  await prepare(story);
  expect((await story.admin('POST', '/snapshots', { name: 'here' })).body).toEqual({ name: 'here', at: '2026-03-01T09:00:30.000Z' });
  const first = await continuation(story.id);
  for (const _ of [1, 2]) {
    expect((await story.admin('POST', '/snapshots/here/restore')).status).toBe(200);
    expect(await continuation(story.id)).toEqual(first);
  }
  expect(first.join()).toContain('"status":"done"');
});

test('a fork goes on where the world or its snapshot is, and apart from it', async () => {
  const story = begin();
  await prepare(story);
  await story.admin('POST', '/snapshots', { name: 'here' });
  const first = await continuation(story.id);
  const forked = await story.admin('POST', '/worlds', { id: `${story.id}-fork`, from: { world: story.id, snapshot: 'here' } });
  expect(forked).toMatchObject({
    status: 201,
    body: { now: '2026-03-01T09:00:30.000Z', frozen: true, readings: { 'aquanow/self-approval': 'allowed' } },
  });
  expect(await continuation(forked.body.id)).toEqual(first);
  const copy = (await story.admin('POST', '/worlds', { from: { world: story.id } })).body;
  const at = (world: string) => call(sandbox().url, 'GET', '/__admin/b2core/transactions/2', { headers: { 'X-World': world } });
  expect((await at(copy.id)).body).toEqual((await at(story.id)).body);
  await call(sandbox().url, 'POST', '/__admin/reset', { headers: { 'X-World': copy.id } });
  expect((await at(copy.id)).body.status).toBe('pending');
  expect((await at(story.id)).body.status).toBe('done');
});

test('snapshots are listed by name, replaced, dropped, and outlive a reset', async () => {
  const { admin, advance } = begin();
  await admin('POST', '/snapshots', { name: 'b' });
  await admin('POST', '/snapshots', { name: 'a' });
  await advance('1h');
  await admin('POST', '/snapshots', { name: 'b' });
  await admin('POST', '/reset');
  expect((await admin('GET', '/snapshots')).body).toEqual([
    { name: 'a', at: '2026-03-01T09:00:00.000Z' },
    { name: 'b', at: '2026-03-01T10:00:00.000Z' },
  ]);
  expect((await admin('DELETE', '/snapshots/a')).status).toBe(204);
  expect((await admin('DELETE', '/snapshots/a')).status).toBe(404);
  expect((await admin('POST', '/snapshots/a/restore')).status).toBe(404);
  expect((await admin('POST', '/snapshots', { name: 'a b' })).status).toBe(400);
  expect((await admin('POST', '/worlds', { from: { world: 'nowhere-yet', snapshot: 'x' } })).status).toBe(404);
});

const counts: Record<string, (records: any[]) => boolean> = {
  startup: (records) => records.length > 0,
  'busy-monday': (records) => records.filter(({ statusId }) => statusId === 0).length > 40,
  'four-eyes': (records) => records.length > 0,
  'kyc-review': (records) => records.every(({ type }) => ['verification', 'document', 'profile', 'address'].includes(type)),
  empty: (records) => records.length === 0,
};

test.each(Object.keys(counts))('the scenario %s is chosen, reset to, and a world can begin in it', async (name) => {
  const story = begin();
  expect((await story.admin('GET', '/scenarios')).body).toContainEqual({ name, description: expect.any(String) });
  const requests = async (world: string) =>
    (
      await call(sandbox().url, 'GET', `${b2core}/applications?limit=1000`, {
        headers: { Authorization: 'Bearer b2core-admin', 'X-World': world },
      })
    ).body.data;
  expect((await story.admin('PUT', `/scenarios/${name}`)).body).toMatchObject({ scenario: name });
  const chosen = await requests(story.id);
  expect(counts[name]?.(chosen)).toBe(true);
  await story.admin('POST', '/reset');
  expect(await requests(story.id)).toEqual(chosen);
  const begun = (await story.admin('POST', '/worlds', { scenario: name })).body;
  expect(begun.scenario).toBe(name);
  expect(await requests(begun.id)).toEqual(chosen);
});

test.each(['empty', 'busy-monday', 'kyc-review'])('audits are in order for the clients of the scenario %s who were', async (name) => {
  const story = begin();
  await story.admin('PUT', `/scenarios/${name}`);
  const admin = story.as('b2core-admin');
  const { data } = (await admin('GET', `${b2core}/applications?limit=20`)).body;
  for (const { id, clientId } of data) {
    const { result } = (await admin('POST', `${b2core}/applications/${id}/audit`)).body;
    if (![9, 17].includes(clientId)) expect(result, `client ${clientId}`).toEqual(['All OK']);
  }
});

test('an unknown scenario is refused', async () => {
  const { admin } = begin();
  expect((await admin('PUT', '/scenarios/quiet-sunday')).status).toBe(400);
  expect((await admin('POST', '/worlds', { scenario: 'quiet-sunday' })).status).toBe(400);
});

import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { began, call, stories } from './story.ts';

const { begin, sandbox } = stories();

const api = '/api/v2';
const admin = { Authorization: 'Bearer b2core-admin' };
const root = { 'x-api-key': 'aquanow-root' };
const at = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: unknown) =>
  call(sandbox().url, method, path, { headers: { ...admin, ...headers }, body });

test('of fifty simultaneous approvals of one record exactly one succeeds', async () => {
  const approve = begin().as('b2core-admin');
  const answers = await Promise.all(Array.from({ length: 50 }, () => approve('POST', `${api}/applications/1/approve`)));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([204, ...Array.from({ length: 49 }, () => 409)]);
});

test('two worlds and two hundred interleaved calls: neither sees the other', async () => {
  const worlds = [begin(), begin()] as const;
  const comments: [string[], string[]] = [[], []];
  await Promise.all(
    Array.from({ length: 200 }, async (_, turn) => {
      const which = turn % 2 === 0 ? 0 : 1;
      comments[which].push(`#${(turn % 100).toString().padStart(2, '0')}${which}aaa`);
      const color = `#${turn.toString(16).padStart(5, '0')}${which === 0 ? 'a' : 'b'}`;
      const answer = await worlds[which].as('b2core-admin')('PATCH', `${api}/applications/${1 + (turn % 60)}`, { color });
      expect(answer.body.color).toBe(color);
    }),
  );
  for (const [which, mark] of [
    [0, 'a'],
    [1, 'b'],
  ] as const) {
    const { data } = (await worlds[which].as('b2core-admin')('GET', `${api}/applications?limit=1000`)).body;
    const touched = data.filter(({ updateTime }: any) => updateTime === '2026-03-01T09:00:00+00:00');
    expect(touched.length).toBeGreaterThan(20);
    for (const { color } of touched) expect(color.endsWith(mark)).toBe(true);
  }
});

test.each([
  ['a header', (id: string) => at(`${api}/applications/1`, { 'X-World': id })],
  ['a path prefix', (id: string) => at(`/w/${id}${api}/applications/1`)],
  ['a suffix of the credentials', (id: string) => at(`${api}/applications/1`, { Authorization: `Bearer b2core-admin@${id}` })],
])('a world is named by %s', async (_, read) => {
  const story = begin();
  await story.as('b2core-admin')('PATCH', `${api}/applications/1`, { color: '#123456' });
  expect((await read(story.id)).body.color).toBe('#123456');
  expect((await at(`${api}/applications/1`)).body.color).toBe(null);
});

test('two names that disagree are refused, two that agree are not', async () => {
  expect((await at(`/w/one${api}/applications/1`, { 'X-World': 'two' })).status).toBe(400);
  expect((await at(`${api}/applications/1`, { 'X-World': 'two', Authorization: 'Bearer b2core-admin@one' })).status).toBe(400);
  expect((await at(`/w/one${api}/applications/1`, { 'X-World': 'one' })).status).toBe(200);
});

test.each(['', 'a b', 'ä', 'a/b', 'x'.repeat(65), '../etc', '%2e%2e'])('%j is no id of a world', async (id) => {
  const answer = await at(`/w/${encodeURIComponent(id)}${api}/applications/1`);
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toBeTypeOf('string');
});

test('a world may have an odd name', async () => {
  for (const id of ['__proto__', 'constructor', 'x'.repeat(64), 'A-b_9']) {
    expect((await at(`${api}/applications/1`, { 'X-World': id })).status).toBe(200);
  }
});

test('the same seed, start time and calls give the same answers, byte for byte', async () => {
  const play = async (world: string) => {
    const told: string[] = [];
    const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
      const answer = await fetch(sandbox().url + path, {
        method,
        headers: { ...headers, 'X-World': world },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const kept = [...answer.headers].filter(([name]) => name !== 'keep-alive' && name !== 'connection');
      told.push(`${answer.status} ${JSON.stringify(kept)} ${await answer.text()}`);
    };
    const payload = { symbol: 'USDC', address: '0x1', quantity: 1, transactionType: 'WITHDRAW' };
    for (const turn of [1, 2, 3]) {
      await send('POST', '/accounts/v1/approval', { 'x-api-key': 'aquanow-initiator' }, { action: 'BALANCE/WITHDRAW', payload });
      await send('POST', `${api}/applications/${turn}/approve`, admin, { data: [`turn ${turn}`] });
      await send('GET', `${api}/applications?limit=1000`, admin);
      await send('POST', '/__admin/clock/advance', {}, { by: '45s' });
    }
    await send('GET', `${api}/transactions?limit=1000`, admin);
    await send('GET', '/accounts/v1/approval?startTime=2026-02-01T00:00:00.000Z', root);
    await send('GET', '/nowhere', {});
    await send('POST', `${api}/applications/1/approve`, admin, '{');
    return told;
  };
  const first = await play('twin-one');
  expect(await play('twin-two')).toEqual(first);
  expect(first.join()).toContain('"status":"done"');
});

test('another seed gives other ids', async () => {
  const create = async (seed: number) => {
    const { admin: control, id } = begin();
    await control('POST', '/worlds', { id: `${id}-seed`, seed, startTime: began });
    const body = { action: 'BALANCE/WITHDRAW', payload: { symbol: 'USDC', address: '0x1', quantity: 1, transactionType: 'WITHDRAW' } };
    return (
      await call(sandbox().url, 'POST', '/accounts/v1/approval', {
        body,
        headers: { 'x-api-key': 'aquanow-initiator', 'X-World': `${id}-seed` },
      })
    ).body.approvalId;
  };
  const [one, other, again] = [await create(1), await create(2), await create(1)];
  expect(one).not.toBe(other);
  expect(one).toBe(again);
});

test('a reset world is as it began: data, clock, ids and readings', async () => {
  const story = begin();
  const create = async () => {
    const payload = { symbol: 'USDC', address: '0x1', quantity: 1, transactionType: 'WITHDRAW' };
    return (await story.as('aquanow-initiator')('POST', '/accounts/v1/approval', { action: 'BALANCE/WITHDRAW', payload })).body;
  };
  const before = (await story.as('b2core-admin')('GET', `${api}/applications?limit=1000`)).body;
  const made = await create();
  await story.as('b2core-admin')('POST', `${api}/applications/1/approve`);
  await story.switch({ 'aquanow/self-approval': 'allowed' });
  await story.advance('20d');
  await story.reset();
  expect((await story.admin('GET', '/clock')).body).toEqual({ now: began, frozen: true });
  expect((await story.as('b2core-admin')('GET', `${api}/applications?limit=1000`)).body).toEqual(before);
  expect((await story.admin('GET', '/readings')).body.find(({ id }: any) => id === 'aquanow/self-approval').option).toBe('refused');
  expect(await create()).toEqual(made);
});

test('fixtures are as old in every world as they were meant to be', async () => {
  const ages = async (startTime: string) => {
    const { admin: control, id } = begin();
    const world = `${id}-${startTime.slice(0, 4)}`;
    await control('POST', '/worlds', { id: world, startTime });
    const { data } = (await at(`${api}/applications?limit=1000`, { 'X-World': world })).body;
    return data.map(({ createTime }: any) => Date.parse(startTime) - Date.parse(createTime));
  };
  expect(await ages('2031-07-04T10:20:30.000Z')).toEqual(await ages('2026-03-01T00:00:00.000Z'));
});

test('without a start time the clock of a world runs with real time', async () => {
  await using running = await createSandbox({ port: 0 });
  const before = Date.now();
  const { data } = (await call(running.url, 'GET', `${api}/applications?limit=1000`, { headers: admin })).body;
  const newest = Date.parse(data[0].createTime);
  expect(newest).toBeLessThanOrEqual(Date.now());
  expect(newest).toBeGreaterThan(before - 60 * 86_400_000);
  const clock = (await call(running.url, 'GET', '/__admin/clock')).body;
  expect(clock.frozen).toBe(false);
  expect(Math.abs(Date.parse(clock.now) - Date.now())).toBeLessThan(5_000);
});

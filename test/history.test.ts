import { expect, test } from 'vitest';
import { began, stories } from './story.ts';

const { begin } = stories();

const b2core = '/api/v2';

test('each transition is in the history, with who, by which request, and on which readings', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', `${b2core}/applications/2/approve`, undefined, { 'X-Request-Id': 'mine' });
  await story.advance('1m');
  const { body } = await story.admin('GET', '/history');
  const of = (number: number, event: string, resource: string, from: unknown, to: unknown, by: string | null, requestId: string | null) =>
    expect.objectContaining({ number, event, provider: 'b2core', resource, id: '2', from, to, by, requestId, readings: expect.any(Array) });
  expect(body).toEqual({
    total: 3,
    items: [
      of(3, 'settle', 'transactions', 'inProgress', 'done', null, null),
      of(2, 'approve', 'requests', 0, 1, 'b2core-admin', 'mine'),
      of(1, 'approve', 'transactions', 'pending', 'inProgress', 'b2core-admin', 'mine'),
    ],
  });
  expect(body.items[2]).toMatchObject({
    at: began,
    readings: expect.arrayContaining(['b2core/approved-transaction=inProgress, done after 60 s']),
  });
});

test('the history is filtered, and told per record', async () => {
  const story = begin();
  for (const id of [1, 2]) await story.as('b2core-admin')('POST', `${b2core}/applications/${id}/approve`);
  const numbers = async (path: string) => (await story.admin('GET', path)).body.items.map(({ number }: any) => number);
  expect(await numbers('/history?resource=requests')).toEqual([3, 1]);
  expect(await numbers('/history?event=approve&id=2')).toEqual([3, 2]);
  expect(await numbers('/history?provider=aquanow')).toEqual([]);
  expect(await numbers('/history?by=b2core-admin&limit=1&offset=1')).toEqual([2]);
  expect(await numbers('/b2core/requests/1/history')).toEqual([1]);
});

test('what is refused leaves no history', async () => {
  const story = begin();
  await story.as('b2core-admin')('POST', `${b2core}/applications/15/approve`);
  expect((await story.admin('GET', '/history')).body.total).toBe(0);
});

test('undo brings back the state before the last request, again and again', async () => {
  const story = begin();
  const admin = story.as('b2core-admin');
  const state = async () => [
    (await admin('GET', `${b2core}/applications?limit=1000`)).body,
    (await admin('GET', `${b2core}/transactions?limit=1000`)).body,
    (await story.admin('GET', '/clock')).body,
    (await story.admin('GET', '/readings')).body,
    (await story.admin('GET', '/history')).body,
  ];
  const states = [await state()];
  const steps = [
    () => admin('POST', `${b2core}/applications/2/approve`, undefined, { 'X-Request-Id': 'approval' }),
    () => story.advance('2m'),
    () => story.switch({ 'b2core/decide-new': 'allowed' }),
    () => story.simulate('b2core', 'requests', 1, 'take'),
  ];
  for (const step of steps) {
    await step();
    states.push(await state());
  }
  const undone: unknown[] = [];
  for (const before of states.slice(0, -1).reverse()) {
    undone.push((await story.admin('POST', '/undo')).body.requestId);
    expect(await state()).toEqual(before);
  }
  expect(undone).toEqual([null, null, null, 'approval']);
  expect((await story.admin('POST', '/undo')).status).toBe(409);
});

test('undo reaches across a reset, another scenario and a restored snapshot, to data, clock, readings, history and armed faults', async () => {
  const story = begin();
  const state = async () => {
    const looks = ['/b2core/requests?limit=1000', '/clock', '/readings', '/history', '/faults', '/worlds'];
    const answers = await Promise.all(looks.map(async (look) => (await story.admin('GET', look)).body));
    return [...answers.slice(0, -1), answers.at(-1).find(({ id }: any) => id === story.id)];
  };
  await story.as('b2core-admin')('POST', `${b2core}/applications/2/approve`);
  await story.save('here');
  await story.advance('30s');
  await story.switch({ 'b2core/decide-new': 'allowed' });
  await story.arm({ effect: { status: 503 } });
  const steps: [string, string][] = [
    ['POST', '/reset'],
    ['PUT', '/scenarios/busy-monday'],
    ['PUT', '/scenarios/empty'],
    ['POST', '/snapshots/here/restore'],
  ];
  const states: unknown[] = [];
  for (const [method, path] of steps) {
    states.push(await state());
    expect((await story.admin(method, path)).status).toBe(200);
    expect(await state()).not.toEqual(states.at(-1));
  }
  for (const before of states.reverse()) {
    expect((await story.admin('POST', '/undo')).body).toEqual({ requestId: null, changes: expect.any(Number) });
    expect(await state()).toEqual(before);
  }
  await story.admin('POST', '/undo');
  await story.admin('POST', '/undo');
  expect((await story.admin('POST', '/undo')).body.requestId).toBe('request-1');
  expect((await story.admin('POST', '/undo')).status).toBe(409);
});

test('requests are counted on from where they were once a reset is taken back', async () => {
  const story = begin();
  const next = async () => (await story.as('b2core-admin')('GET', `${b2core}/applications/2`)).headers.get('X-Request-Id');
  expect([await next(), await next()]).toEqual(['request-1', 'request-2']);
  await story.reset();
  expect(await next()).toBe('request-1');
  await story.undo();
  expect(await next()).toBe('request-3');
});

test('the history keeps the last thousand transitions', async () => {
  const story = begin();
  for (let turn = 0; turn < 510; turn += 1) {
    await story.simulate('allpass', 'applicants', 'ab6404bf-e7ac-49f1-928b-ed0fc469eb1c', 'schedule');
    await story.simulate('allpass', 'applicants', 'ab6404bf-e7ac-49f1-928b-ed0fc469eb1c', 'restore');
  }
  const { total, items } = (await story.admin('GET', '/history?limit=1')).body;
  expect(total).toBe(1000);
  expect(items[0].number).toBe(1020);
});

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

/** The journal, live: server-sent events, replay, heartbeat, and that nothing remains of clients that are gone. */
import { expect, test, vi } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { follow } from './follow.ts';
import { call, stories } from './story.ts';

/** Heartbeats of open streams: the intervals that the sandbox has set. */
const heartbeats = vi.hoisted(() => new Set<() => void>());
vi.mock('node:timers', async (original) => ({
  ...(await original<typeof import('node:timers')>()),
  setInterval: (beat: () => void) => {
    heartbeats.add(beat);
    return beat;
  },
  clearInterval: (beat: () => void) => heartbeats.delete(beat),
}));

const { begin, sandbox } = stories();

const path = '/api/v2/applications/2';
const streamsOf = async (admin: ReturnType<typeof begin>['admin']) => (await admin('GET', '/requests?limit=1')).body.meta.streams;

test('each new entry comes as an event, in order, as the API tells it', async () => {
  const story = begin();
  const b2core = story.as('b2core-admin');
  await b2core('GET', path);
  const live = await follow(sandbox().url, story.id);
  expect(live.headers.get('content-type')).toContain('text/event-stream');
  expect(live.headers.get('cache-control')).toBe('no-store');
  expect(await streamsOf(story.admin)).toBe(1);
  await b2core('POST', `${path}/approve`);
  await b2core('GET', '/nowhere');
  const [first, second] = [await live.next(), await live.next()];
  expect(first).toMatchObject({ id: '2', data: { operationId: 'approveApplication' } });
  expect(second).toMatchObject({ id: '3', data: { matched: false } });
  expect(first?.data).toEqual((await story.admin('GET', '/requests/2')).body);
  live.leave();
});

test.each([
  ['0', 0, ['1', '2', '3', '4']],
  ['the last but one', 2, ['3', '4']],
  ['the last', 3, ['4']],
  ['one of before a reset', 99, ['1', '2', '3', '4']],
])('a client that had %s is sent what it missed', async (_, last, expected) => {
  const story = begin();
  for (const color of ['#000001', '#000002', '#000003']) await story.as('b2core-admin')('PATCH', path, { color });
  const live = await follow(sandbox().url, story.id, last);
  await story.as('b2core-admin')('GET', path);
  const ids: (string | undefined)[] = [];
  while (ids.length < expected.length) ids.push((await live.next())?.id);
  expect(ids).toEqual(expected);
  live.leave();
});

test('what has left the ring is not sent again', async () => {
  await using small = await createSandbox({ port: 0, journalSize: 2 });
  for (let turn = 0; turn < 5; turn += 1) await call(small.url, 'GET', '/nowhere');
  const live = await follow(small.url, 'default', 0);
  expect([(await live.next())?.id, (await live.next())?.id]).toEqual(['4', '5']);
});

test('a Last-Event-ID that is no number is refused', async () => {
  const { admin } = begin();
  expect((await admin('GET', '/requests/stream', undefined, { 'Last-Event-ID': 'soon' })).status).toBe(400);
});

test('a follower sees its world alone, and goes on after a reset', async () => {
  const [one, other] = [begin(), begin()];
  const live = await follow(sandbox().url, one.id);
  await other.as('b2core-admin')('GET', path);
  await one.as('b2core-admin')('GET', path);
  expect(await live.next()).toMatchObject({ id: '1', data: { world: one.id } });
  await one.reset();
  await one.as('b2core-admin')('GET', `${path}?`);
  expect(await live.next()).toMatchObject({ id: '1', data: { request: { path: `${path}?` } } });
  live.leave();
});

test('a comment keeps the connection open, and nothing remains of clients that are gone', async () => {
  const story = begin();
  // Those of the tests before may still be ending.
  heartbeats.clear();
  const clients = await Promise.all(Array.from({ length: 20 }, () => follow(sandbox().url, story.id)));
  expect(await streamsOf(story.admin)).toBe(20);
  expect(heartbeats.size).toBe(20);
  const [first] = clients as [Awaited<ReturnType<typeof follow>>];
  expect(first.raw()).toBe(': open\n\n');
  for (const beat of heartbeats) beat();
  await story.as('b2core-admin')('GET', path);
  await first.next();
  expect(first.raw()).toMatch(/^: open\n\n: open\n\nid: 1\n/);

  for (const client of clients) client.leave();
  await vi.waitUntil(async () => (await streamsOf(story.admin)) === 0, { timeout: 10_000 });
  await story.as('b2core-admin')('GET', path);
  expect(await streamsOf(story.admin)).toBe(0);
  expect(heartbeats.size).toBe(0);
});

test('a stream ends with its world', async () => {
  const story = begin();
  const live = await follow(sandbox().url, story.id);
  await story.admin('DELETE', `/worlds/${story.id}`);
  expect(await live.next()).toBeUndefined();
});

test('a stream ends with the sandbox, and does not keep it from closing', async () => {
  const short = await createSandbox({ port: 0 });
  const streams = await Promise.all(['a', 'a', 'b'].map((world) => follow(short.url, world)));
  await short.close();
  for (const live of streams) expect(await live.next()).toBeUndefined();
});

/** The journal is bounded, belongs to one world, and is emptied. */
import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { call, stories } from './story.ts';

const { begin } = stories();

const api = '/api/v2';

/** A world with seven calls in its journal. */
async function called() {
  const story = begin();
  for (const id of [1, 2, 3, 1, 2, 3, 1]) await story.as('b2core-admin')('GET', `${api}/applications/${id}`);
  return story;
}

test('the journal is emptied, and its ids go on', async () => {
  const { admin, as } = await called();
  expect((await admin('DELETE', '/requests')).status).toBe(204);
  expect((await admin('GET', '/requests')).body).toMatchObject({ requests: [], meta: { total: 0 } });
  await as('b2core-admin')('GET', `${api}/applications/2`);
  expect((await admin('GET', '/requests')).body.requests).toMatchObject([{ id: 8 }]);
});

test('a reset world has an empty journal that counts from 1', async () => {
  const { admin, as, reset } = await called();
  await reset();
  expect((await admin('POST', '/requests/count')).body).toEqual({ count: 0 });
  await as('b2core-admin')('GET', `${api}/applications/2`);
  expect((await admin('GET', '/requests')).body.requests).toMatchObject([{ id: 1, requestId: 'request-1' }]);
});

test('no world sees the requests of another', async () => {
  const worlds = [begin(), begin(), begin()];
  await Promise.all(
    Array.from({ length: 90 }, (_, turn) => worlds[turn % 3]?.as('b2core-admin')('GET', `${api}/applications/${1 + (turn % 3)}`)),
  );
  for (const [place, world] of worlds.entries()) {
    const entries = await world.requests();
    expect(entries).toHaveLength(30);
    for (const entry of entries) expect(entry).toMatchObject({ world: world.id, request: { path: `${api}/applications/${1 + place}` } });
  }
});

test('the journal holds the newest requests, up to its size', async () => {
  await using small = await createSandbox({ port: 0, journalSize: 3 });
  for (const id of [1, 2, 3, 4, 5]) {
    await call(small.url, 'GET', `${api}/applications/${id}`, { headers: { Authorization: 'Bearer b2core-admin' } });
  }
  const { requests, meta } = (await call(small.url, 'GET', '/__admin/requests')).body;
  expect(requests.map(({ id }: any) => id)).toEqual([5, 4, 3]);
  expect(meta).toMatchObject({ total: 3, size: 3 });
});

test.each([0, -1, 1.5, Number.NaN])('a journal of %d requests is refused', async (journalSize) => {
  await expect(createSandbox({ port: 0, journalSize })).rejects.toThrow(RangeError);
});

test('after thousands of requests the journal holds the last thousand', async () => {
  const story = begin();
  const b2core = story.as('b2core-admin');
  for (let sent = 0; sent < 3000; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => b2core('GET', `${api}/applications/2`)));
  }
  const entries = await story.requests();
  expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, place) => 3000 - place));
  expect((await story.admin('GET', '/requests?limit=1')).body.meta).toMatchObject({ total: 1000, size: 1000, streams: 0, dropped: 0 });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { call } from './story.ts';

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (by: number) => vi.setSystemTime(Date.now() + by);

test('a world nobody called for as long as said is dropped, and begins anew when it is named', async () => {
  await using sandbox = await createSandbox({ port: 0, expireWorlds: '30m' });
  const headers = { Authorization: 'Bearer b2core-admin' };
  const approve = (world: string) => call(sandbox.url, 'POST', `/w/${world}/api/v2/applications/1/approve`, { headers });
  const worlds = async () => (await call(sandbox.url, 'GET', '/__admin/worlds')).body.map(({ id }: { id: string }) => id);
  expect([await approve('idle'), await approve('busy'), await approve('default')].map(({ status }) => status)).toEqual([204, 204, 204]);
  later(20 * minute);
  expect((await approve('busy')).status).toBe(409);
  expect(await worlds()).toEqual(['busy', 'default', 'idle']);
  later(15 * minute);
  expect((await approve('busy')).status).toBe(409);
  expect(await worlds()).toEqual(['busy', 'default']);
  expect((await approve('idle')).status).toBe(204);
  expect((await approve('default')).status).toBe(409);
});

test('worlds never expire unless it is said when', async () => {
  await using sandbox = await createSandbox({ port: 0 });
  await call(sandbox.url, 'GET', '/w/idle/nowhere');
  later(10_000 * minute);
  await call(sandbox.url, 'GET', '/nowhere');
  expect((await call(sandbox.url, 'GET', '/__admin/worlds')).body).toMatchObject([{ id: 'default' }, { id: 'idle' }]);
});

test('a span that is none is refused', async () => {
  await expect(createSandbox({ port: 0, expireWorlds: 'soon' })).rejects.toThrow("'soon' is not a time span");
});

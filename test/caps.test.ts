/** One client cannot use up the sandbox: how much there may be of everything, and what is answered beyond. */
import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { began, call, stories } from './story.ts';

const { begin, sandbox } = stories();

/** Runs work for each number up to `amount`, sixteen at a time. */
async function each(amount: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (next < amount) await work(next++);
    }),
  );
}

test('there are at most 10,000 worlds: one more is refused on both planes, and those there are go on', { timeout: 120_000 }, async () => {
  await using full = await createSandbox({ port: 0, startTime: began });
  const headers = { Authorization: 'Bearer b2core-admin' };
  const read = (world: string) => call(full.url, 'GET', `/w/${world}/api/v2/applications/1`, { headers });
  expect((await read('default')).status).toBe(200);
  await each(9999, async (n) => fetch(`${full.url}/w/w${n}/nowhere`).then((answer) => answer.arrayBuffer()));
  expect((await read('another')).status).toBe(409);
  const created = await call(full.url, 'POST', '/__admin/worlds', { body: { id: 'another' } });
  expect(created.status).toBe(409);
  expect(created.body.detail).toContain('10000 worlds, the most there can be');
  expect((await read('w5')).status).toBe(200);
  expect((await call(full.url, 'DELETE', '/__admin/worlds/w7')).status).toBe(204);
  expect((await read('another')).status).toBe(200);
});

test('the search for near misses is bounded, whatever was sent', async () => {
  const { admin, id } = begin();
  const long = `/${'a/'.repeat(3000)}${'b'.repeat(5000)}`;
  for (let n = 0; n < 40; n += 1) await call(sandbox().url, 'GET', `${long}${n}`, { headers: { 'X-World': id } });
  const started = performance.now();
  const { status, body } = await admin('GET', '/requests/unmatched/near-misses');
  expect(status).toBe(200);
  expect(body.nearMisses).toHaveLength(20);
  expect(performance.now() - started).toBeLessThan(2000);
});

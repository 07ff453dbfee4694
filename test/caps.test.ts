/** One client cannot use up the sandbox: how much there may be of everything, and what is answered beyond. */
import { createConnection } from 'node:net';
import { expect, test, vi } from 'vitest';
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

test('at most 256 bodies are read at once: one more is refused, calls without a body go on, and a place that is left is taken', async () => {
  await using busy = await createSandbox({ port: 0, startTime: began });
  const headers = { Authorization: 'Bearer b2core-admin' };
  const { hostname, port } = new URL(busy.url);
  const head = 'POST /api/v2/applications/1/audit HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer b2core-admin\r\n';
  const sockets = Array.from({ length: 256 }, () => createConnection(Number(port), hostname).on('error', () => undefined));
  for (const socket of sockets) socket.write(`${head}Content-Length: 100\r\n\r\n{`);
  const audit = () => call(busy.url, 'POST', '/api/v2/applications/1/audit', { headers, body: {} });
  await vi.waitFor(async () => expect((await audit()).status).toBe(409));
  expect((await audit()).body.error.message).toBe('256 other bodies are being read; send this one again');
  expect((await call(busy.url, 'GET', '/api/v2/applications/1', { headers })).status).toBe(200);
  for (const socket of sockets) socket.destroy();
  await vi.waitFor(async () => expect((await audit()).status).toBeLessThan(300));
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

/** Strict worlds: a vendor call that names no world is refused, in the vendor's words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { discover } from '../src/providers/discover.ts';
import { playsOf } from './plays.ts';
import { call } from './story.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ port: 0, startTime: '2026-03-01T09:00:00.000Z', strictWorlds: true });
});
afterAll(() => sandbox.close());

const said = 'names no world, and this sandbox wants one';
const calls = (await discover()).map(({ implementation: { name, personas } }) => {
  const { read, dialect } = playsOf(name);
  return [name, read, personas[0]?.headers ?? {}, dialect.shape] as const;
});

test.each(calls)('%s refuses a call that names no world in its own shape', async (_, path, headers, body) => {
  const answer = await call(sandbox.url, 'GET', path, { headers });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('Content-Type')).toContain('application/json');
  expect(answer.body).toMatchObject(body);
  expect(JSON.stringify(answer.body)).toContain(said);
});

test.each(calls)('%s answers a call that names one, each way it can be named', async (_, path, headers) => {
  const [[header, credentials] = ['', '']] = Object.entries(headers);
  const ways = [
    call(sandbox.url, 'GET', path, { headers: { ...headers, 'X-World': 't1' } }),
    call(`${sandbox.url}/w/t1`, 'GET', path, { headers }),
    call(sandbox.url, 'GET', path, { headers: { [header]: `${credentials}@t1` } }),
    call(sandbox.url, 'GET', path, { headers: { ...headers, 'X-World': 'default' } }),
  ];
  expect((await Promise.all(ways)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

test('a refused call begins no world', async () => {
  await using fresh = await createSandbox({ port: 0, strictWorlds: true });
  await call(fresh.url, 'GET', '/api/v2/applications/1');
  expect((await call(fresh.url, 'GET', '/__admin/worlds')).body).toEqual([]);
});

test('a page of another origin can read why, and its preflight is answered', async () => {
  const Origin = 'http://localhost:3000';
  const asking = { Origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'x-world' };
  const preflight = await fetch(`${sandbox.url}/api/v2/applications/1`, { method: 'OPTIONS', headers: asking });
  expect(preflight.status).toBe(204);
  const refused = await call(sandbox.url, 'GET', '/api/v2/applications/1', { headers: { Origin } });
  expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([400, Origin]);
});

test('the control plane may be called without', async () => {
  expect((await call(sandbox.url, 'GET', '/__admin/clock')).status).toBe(200);
});

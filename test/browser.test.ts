/** What a browser does before and after it lets a page of another port call. */
import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { stories } from './story.ts';

const { begin, sandbox } = stories();

const origin = 'http://localhost:3000';
const preflight = (base: string, path: string, method: string, headers: string) =>
  fetch(base + path, {
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': headers },
  });

/** A fetch as a browser makes it from another origin: it fails unless preflight and answer allow it. */
async function browserFetch(url: string, { method, headers, body }: { method: string; headers: Record<string, string>; body?: string }) {
  const { origin: base, pathname, search } = new URL(url);
  const asked = Object.keys(headers).map((name) => name.toLowerCase());
  const granted = await preflight(base, pathname + search, method, asked.join(','));
  const list = (name: string) => (granted.headers.get(name) ?? '').toLowerCase().split(/\s*,\s*/);
  if (!granted.ok || !['*', origin].includes(granted.headers.get('access-control-allow-origin') ?? ''))
    throw new TypeError('preflight failed');
  if (!list('access-control-allow-methods').includes(method.toLowerCase())) throw new TypeError('method not allowed');
  for (const name of asked) if (!list('access-control-allow-headers').includes(name)) throw new TypeError(`${name} not allowed`);
  const answer = await fetch(url, { method, headers: { ...headers, Origin: origin }, ...(body !== undefined && { body }) });
  if (!['*', origin].includes(answer.headers.get('access-control-allow-origin') ?? '')) throw new TypeError('answer not shared');
  const exposed = (answer.headers.get('access-control-expose-headers') ?? '').toLowerCase();
  const seen = new Headers([...answer.headers].filter(([name]) => exposed.includes(name) || name === 'content-type'));
  return { status: answer.status, headers: seen, text: await answer.text() };
}

test('a page of another port reads and approves', async () => {
  const { id } = begin();
  const headers = { Authorization: 'Bearer b2core-admin', 'Content-Type': 'application/json', 'X-World': id };
  const read = () => browserFetch(`${sandbox().url}/api/v2/applications/1`, { method: 'GET', headers });
  expect(JSON.parse((await read()).text).statusId).toBe(0);
  const approved = await browserFetch(`${sandbox().url}/api/v2/applications/1/approve`, { method: 'POST', headers, body: '{"data":[]}' });
  expect(approved.status).toBe(204);
  expect(JSON.parse((await read()).text).statusId).toBe(1);
  const again = await browserFetch(`${sandbox().url}/api/v2/applications/1/approve`, { method: 'POST', headers, body: '{}' });
  expect(again.status).toBe(409);
  expect(again.headers.get('x-countersign-readings')).toContain('b2core/illegal-transition=409');
  expect(again.headers.get('x-request-id')).toMatch(/^request-\d+$/);
});

test.each([
  ['/api/v2/applications/1', 'PATCH', 'authorization,x-world,accept-language'],
  ['/accounts/v1/approval', 'DELETE', 'x-api-key,x-nonce,x-signature'],
  ['/public/v1/requests/withdrawal/approve', 'POST', 'key,signature'],
  ['/api/public/applicant', 'POST', 'x-private-app-key'],
  ['/w/t1/api/v2/applications', 'GET', 'authorization'],
])('the preflight for %s grants %s with %s', async (path, method, headers) => {
  const granted = await preflight(sandbox().url, path, method, headers);
  expect(granted.status).toBe(204);
  expect(granted.headers.get('access-control-allow-methods')).toContain(method);
  expect(granted.headers.get('access-control-allow-headers')).toBe(headers);
});

test('pages of other origins may not call the control plane, unless one is named', async () => {
  const reset = (base: string, from: string) =>
    fetch(`${base}/__admin/reset`, { method: 'POST', headers: { Origin: from, 'X-World': 'cors' } });
  expect((await reset(sandbox().url, origin)).status).toBe(403);
  expect((await preflight(sandbox().url, '/__admin/reset', 'POST', 'x-world')).status).toBe(403);
  expect((await reset(sandbox().url, sandbox().url)).status).toBe(200);

  await using named = await createSandbox({ port: 0, adminOrigin: origin });
  const allowed = await reset(named.url, origin);
  expect(allowed.status).toBe(200);
  expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
  expect((await preflight(named.url, '/__admin/reset', 'POST', 'x-world')).status).toBe(204);
  expect((await reset(named.url, 'http://localhost:9999')).status).toBe(403);
});

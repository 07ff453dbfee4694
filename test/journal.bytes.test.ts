/** The memory of the journals: outside the heap, within one budget, without secrets; and the answers written from it. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type { Noted } from '../src/core/journal/entry.ts';
import { Journal, JournalBudget } from '../src/core/journal/ring.ts';
import { schemaFindings } from '../src/core/schemas.ts';
import { createSandbox } from '../src/index.ts';
import { document } from '../src/providers/discover.ts';
import { follow } from './follow.ts';
import { call } from './story.ts';

const mib = 1024 * 1024;
const api = '/api/v2';
const headers = { Authorization: 'Bearer b2core-admin' };

afterEach(() => void vi.restoreAllMocks());

/** A call that is refused, with a body of so many bytes that is noted all the same. */
const refused = (url: string, world: string, size: number) =>
  call(url, 'POST', `/w/${world}${api}/applications/2/approve`, { headers, body: JSON.stringify({ data: 'x'.repeat(size - 11) }) });

const meta = async (url: string, world: string) => (await call(url, 'GET', `/w/${world}/__admin/requests?limit=1`)).body.meta;

test.each([0, 1000, mib - 1, 1.5 * mib + 0.5, Number.NaN])('journals of %d bytes are refused', async (journalBytes) => {
  await expect(createSandbox({ port: 0, journalBytes })).rejects.toThrow(RangeError);
});

test('journals share their bytes, and the biggest drops its oldest entries first', async () => {
  await using sandbox = await createSandbox({ port: 0, journalBytes: mib });
  const { url } = sandbox;
  for (const world of ['one', 'two', 'three']) {
    for (let turn = 0; turn < 3; turn += 1) await call(url, 'GET', `/w/${world}${api}/applications/1`, { headers });
  }
  for (let turn = 0; turn < 40; turn += 1) await refused(url, 'busy', 60_000);
  for (const world of ['one', 'two', 'three']) {
    expect(await meta(url, world)).toMatchObject({ total: 3, dropped: 0, budget: mib });
  }
  const busy = await meta(url, 'busy');
  expect(busy.total).toBeGreaterThan(10);
  expect(busy.total + busy.dropped).toBe(40);
  const metas = await Promise.all(['one', 'two', 'three', 'busy'].map((world) => meta(url, world)));
  expect(metas.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(mib);
  // Nothing was dropped before it had to be.
  expect(busy.bytes).toBeGreaterThan(mib - 2 * 65_536);
  const { requests } = (await call(url, 'GET', '/w/busy/__admin/requests')).body;
  expect(requests.map(({ id }: any) => id)).toEqual(Array.from({ length: busy.total }, (_, place) => 40 - place));
  for (const { request } of requests) expect(request).toMatchObject({ bodySize: 60_000, body: { data: 'x'.repeat(59_989) } });
  expect((await call(url, 'GET', '/w/busy/__admin/requests/1')).status).toBe(404);
  expect((await call(url, 'POST', '/w/busy/__admin/requests/count')).body).toEqual({ count: busy.total });
});

test('a world that is dropped, emptied or reset gives its bytes back', async () => {
  await using sandbox = await createSandbox({ port: 0, journalBytes: mib });
  const { url } = sandbox;
  const fill = async (world: string) => {
    for (let turn = 0; turn < 10; turn += 1) await refused(url, world, 60_000);
    expect(await meta(url, world)).toMatchObject({ total: 10, dropped: 0 });
  };
  await fill('emptied');
  await call(url, 'DELETE', '/w/emptied/__admin/requests');
  expect(await meta(url, 'emptied')).toMatchObject({ total: 0, bytes: 0 });
  await fill('reset');
  await call(url, 'POST', '/w/reset/__admin/reset');
  expect(await meta(url, 'reset')).toMatchObject({ total: 0, bytes: 0 });
  await fill('dropped');
  await call(url, 'DELETE', '/__admin/worlds/dropped');
  await fill('last');
});

test('the sandboxes of a process have a budget each', async () => {
  await using one = await createSandbox({ port: 0, journalBytes: 3 * mib });
  await using other = await createSandbox({ port: 0, journalBytes: 2 * mib });
  expect((await meta(one.url, 'default')).budget).toBe(3 * mib);
  expect((await meta(other.url, 'default')).budget).toBe(2 * mib);
});

test('refused calls with large bodies take no memory beyond the budget', { timeout: 60_000 }, async () => {
  await using sandbox = await createSandbox({ port: 0, journalBytes: 4 * mib });
  for (let sent = 0; sent < 2000; sent += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, place) => refused(sandbox.url, `w${place}`, 120_000)));
  }
  const all = await Promise.all(Array.from({ length: 20 }, (_, place) => meta(sandbox.url, `w${place}`)));
  expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(4 * mib);
  expect(all.reduce((sum, { total, dropped }) => sum + total + dropped, 0)).toBe(2000);
});

test('no secret is in the memory of a journal', async () => {
  const texts: Buffer[] = [];
  const allocate = Buffer.allocUnsafeSlow;
  vi.spyOn(Buffer, 'allocUnsafeSlow').mockImplementation((size) => {
    const text = allocate(size).fill(0);
    texts.push(text);
    return text;
  });
  await using sandbox = await createSandbox({ port: 0 });
  for (let turn = 0; turn < 20; turn += 1) {
    const body = JSON.stringify({ data: 'x'.repeat(3000) });
    const secret = { Authorization: 'Bearer b2core-sesame', Cookie: 'open-sesame', 'x-api-key': 'open-sesame' };
    await call(sandbox.url, 'POST', `${api}/applications/2/approve`, { body, headers: secret });
  }
  const memory = Buffer.concat(texts).toString();
  expect(memory).toContain('open***');
  expect(memory).toContain('Bear***');
  expect(memory).not.toContain('sesame');
});

test('an entry is read as it was noted wherever its bytes are, and whatever characters it has', async () => {
  await using sandbox = await createSandbox({ port: 0, journalSize: 200 });
  const { url } = sandbox;
  const texts = Array.from({ length: 150 }, (_, place) => '€é😀"\\\n'.repeat(place * 13) + place);
  for (const text of texts) {
    const body = JSON.stringify({ data: [text] });
    await call(url, 'POST', `${api}/applications/2/approve`, { body, headers });
  }
  const { requests } = (await call(url, 'GET', '/__admin/requests?limit=1000')).body;
  expect(requests.map(({ request }: any) => request.body)).toEqual(texts.map((text) => ({ data: [text] })).reverse());
});

test('a follower goes on after entries were dropped for the budget', async () => {
  await using sandbox = await createSandbox({ port: 0, journalBytes: mib });
  const { url } = sandbox;
  for (let turn = 0; turn < 30; turn += 1) await refused(url, 'busy', 60_000);
  const { total } = await meta(url, 'busy');
  const live = await follow(url, 'busy', 0);
  expect((await live.next())?.id).toBe(String(30 - total + 1));
  for (let turn = 0; turn < 30; turn += 1) await refused(url, 'busy', 60_000);
  let id = 0;
  while (id < 60) {
    const next = Number((await live.next())?.id);
    expect(next).toBeGreaterThan(id);
    id = next;
  }
  live.leave();
});

test('answers written piece by piece are valid against the document, and what single entries answer', async () => {
  await using sandbox = await createSandbox({ port: 0 });
  const { url } = sandbox;
  for (let turn = 0; turn < 60; turn += 1) {
    await call(url, 'GET', `${api}/applications?limit=20`, { headers });
    await call(url, 'GET', `${api}/aplications/${turn}/${'segment/'.repeat(20)}`, { headers });
  }
  const schema = (path: string, method: string) =>
    `/paths/${path.replaceAll('/', '~1')}/${method}/responses/200/content/application~1json/schema`;
  const answered = async (path: string) => {
    const response = await fetch(`${url}/__admin${path}`);
    // Only an answer that is sent in pieces has no length.
    expect(response.headers.get('content-length'), path).toBeNull();
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    return response.json();
  };
  const list: any = await answered('/requests?limit=1000');
  expect(list.requests).toHaveLength(120);
  for (const entry of list.requests) expect(entry).toEqual((await call(url, 'GET', `/__admin/requests/${entry.id}`)).body);
  expect(schemaFindings(document('control'), '/components/responses/Entries/content/application~1json/schema', list)).toEqual([]);
  const har: any = await answered('/requests/har');
  expect(har.log.entries).toHaveLength(120);
  expect(schemaFindings(document('control'), schema('/requests/har', 'get'), har)).toEqual([]);
  const misses: any = await answered('/requests/unmatched/near-misses?limit=100');
  expect(misses.nearMisses).toHaveLength(60);
  expect(schemaFindings(document('control'), schema('/requests/unmatched/near-misses', 'get'), misses)).toEqual([]);
  expect((await call(url, 'GET', '/__admin/requests/har?limit=7')).body.log.entries.map(({ _id }: any) => _id)).toEqual([
    114, 115, 116, 117, 118, 119, 120,
  ]);
});

test('entries that are read one by one are those that were found, also when their ids are given again', () => {
  const noted = (path: string): Noted => ({
    at: '2026-03-01T09:00:00.000Z',
    durationMs: 1,
    world: 'one',
    request: { method: 'GET', path, absoluteUrl: path, headers: {}, bodySize: 0 },
    response: null,
    operationId: null,
    provider: null,
    persona: null,
    requestId: null,
    refusal: null,
    findings: [],
    transitions: [],
    readings: [],
    matched: false,
  });
  const none = { request: '', response: '' };
  const small = new Journal(new JournalBudget(), 3);
  for (const path of ['/1', '/2', '/3', '/4']) small.note(noted(path), none);
  expect(small.find({}, 10)).toEqual({ total: 3, ids: [4, 3, 2] });
  expect([...small.entries([4, 2, 1])].map(({ request }) => request.path)).toEqual(['/4', '/2']);
  const reading = small.entries([2, 3, 4])[Symbol.iterator]();
  expect(reading.next().value).toEqual({ id: 2, ...noted('/2'), bodies: none });
  small.note(noted('/5'), none);
  small.note(noted('/6'), none);
  expect(reading.next().value?.id).toBe(4);
  small.reset();
  for (const path of ['/a', '/b', '/c', '/d']) small.note(noted(path), none);
  const later = small.entries([2, 3, 4])[Symbol.iterator]();
  small.reset();
  for (const path of ['/e', '/f', '/g', '/h']) small.note(noted(path), none);
  expect(later.next().done).toBe(true);
  small.close();
});

test.each([
  ['emptied', 'DELETE', 'requests'],
  ['reset', 'POST', 'reset'],
])('an answer that is being sent when the journal is %s has no later entry and none that is gone', async (_, method, path) => {
  await using sandbox = await createSandbox({ port: 0 });
  const { url } = sandbox;
  for (let turn = 0; turn < 120; turn += 1) await refused(url, 'slow', 60_000);
  const reading = await fetch(`${url}/w/slow/__admin/requests?limit=1000`);
  const reader = (reading.body as ReadableStream<Uint8Array>).getReader();
  const first = await reader.read();
  await call(url, method, `/w/slow/__admin/${path}`);
  for (let turn = 0; turn < 120; turn += 1) await call(url, 'GET', `/w/slow${api}/applications/1`, { headers });
  const parts = [Buffer.from(first.value as Uint8Array)];
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(Buffer.from(part.value));
  const { requests, meta: said } = JSON.parse(Buffer.concat(parts).toString());
  expect(said.total).toBe(120);
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.length).toBeLessThan(120);
  for (const { request } of requests) expect(request.bodySize).toBe(60_000);
});

test('a client that leaves in the middle of an answer, or reads none of it, keeps nothing from closing', async () => {
  const sandbox = await createSandbox({ port: 0 });
  for (let turn = 0; turn < 120; turn += 1) await refused(sandbox.url, 'slow', 60_000);
  const left = new AbortController();
  await fetch(`${sandbox.url}/w/slow/__admin/requests?limit=1000`, { signal: left.signal });
  left.abort();
  const stalled = await fetch(`${sandbox.url}/w/slow/__admin/requests?limit=1000`);
  await wait(50);
  await sandbox.close();
  await expect(stalled.text()).rejects.toThrow();
});

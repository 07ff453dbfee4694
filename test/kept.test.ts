/** What a sandbox with a folder does about worlds that begin, cannot begin, or cannot be opened. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { began, call } from './story.ts';

const admin = { Authorization: 'Bearer b2core-admin' };

let folder: string;
let sandbox: Sandbox;
let said: string[];

async function open(): Promise<void> {
  said = [];
  sandbox = await createSandbox({ port: 0, data: folder, startTime: began, logRequests: false, log: (line) => said.push(line) });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  await open();
});
afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

const send = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
  call(sandbox.url, method, path, { headers, body });

const files = async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();

test('calls that only read, or are refused, begin no kept world; the first change does', async () => {
  const answers = [
    await send('GET', '/api/v2/applications', admin),
    await send('GET', '/api/v2/applications', { Authorization: 'Bearer nobody' }),
    await send('POST', '/api/v2/applications/999999/approve', admin),
    await send('POST', '/api/v2/applications/1/approve', { ...admin, Prefer: 'dry-run' }),
    await send('POST', '/__admin/undo'),
    await send('POST', '/__admin/snapshots/none/restore'),
    await send('GET', '/__admin/b2core/requests'),
    await send('GET', '/__admin/clock'),
    await send('DELETE', '/__admin/faults'),
    await send('GET', '/w/other/nowhere'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 204, 409, 404, 200, 200, 204, 404]);
  expect(await files()).toEqual([]);
  expect((await send('POST', '/api/v2/applications/1/approve', admin)).status).toBe(204);
  expect(await files()).toEqual(['default.json', 'default.log']);
});

test('a world that is created is kept at once', async () => {
  expect((await send('POST', '/__admin/worlds', {}, { id: 'Made', seed: 7 })).status).toBe(201);
  expect(await files()).toEqual(['~made.json', '~made.log']);
  await sandbox.close();
  await open();
  expect((await send('GET', '/__admin/worlds')).body).toMatchObject([{ id: 'Made', seed: 7 }]);
});

test('a fork from a snapshot that does not exist leaves nothing behind', async () => {
  await send('POST', '/__admin/worlds', {}, { id: 'there' });
  for (const world of ['there', 'nowhere']) {
    expect((await send('POST', '/__admin/worlds', {}, { id: 'fork', from: { world, snapshot: 'none' } })).status).toBe(404);
  }
  expect((await send('GET', '/__admin/worlds')).body.map(({ id }: any) => id)).toEqual(['there']);
  expect(await files()).toEqual(['there.json', 'there.log']);
});

test('undo, armed faults and what they have struck are there after a restart', async () => {
  await send('POST', '/api/v2/applications/1/approve', admin);
  const fault = { match: { operationId: 'listApplications' }, effect: { status: 503 }, count: 2 };
  await send('POST', '/__admin/faults', {}, fault);
  expect((await send('GET', '/api/v2/applications', admin)).status).toBe(503);
  await sandbox.close();
  await open();
  expect((await send('GET', '/__admin/faults')).body).toMatchObject([{ id: 'fault-1', calls: 1, strikes: 1 }]);
  expect((await send('POST', '/__admin/undo')).body).toMatchObject({ requestId: 'request-1' });
  expect((await send('GET', '/__admin/faults')).body).toHaveLength(1);
  expect((await send('GET', '/__admin/b2core/requests/1')).body.statusId).toBe(0);
  expect((await send('GET', '/api/v2/applications', admin)).status).toBe(503);
  expect((await send('GET', '/api/v2/applications', admin)).status).toBe(200);
});

test('a change of scenario is taken back after a restart', async () => {
  await send('POST', '/api/v2/applications/1/approve', admin);
  await send('PUT', '/__admin/scenarios/empty');
  await sandbox.close();
  await open();
  expect((await send('GET', '/__admin/b2core/requests/1')).status).toBe(404);
  expect((await send('POST', '/__admin/undo')).body).toMatchObject({ requestId: null });
  expect((await send('GET', '/__admin/b2core/requests/1')).body.statusId).toBe(1);
  expect((await send('POST', '/__admin/undo')).body).toMatchObject({ requestId: 'request-1' });
  expect((await send('GET', '/__admin/b2core/requests/1')).body.statusId).toBe(0);
});

test('an imported world is there after a restart, with its snapshots, and is taken back', async () => {
  await send('POST', '/api/v2/applications/1/approve', { ...admin, 'X-World': 'from' });
  await send('POST', '/__admin/snapshots', { 'X-World': 'from' }, { name: 'here' });
  const file = (await send('GET', '/__admin/worlds/from/export')).body;
  expect((await send('POST', '/__admin/worlds/to/import', {}, file)).status).toBe(200);
  await sandbox.close();
  await open();
  const status = async () => (await send('GET', '/__admin/b2core/requests/1', { 'X-World': 'to' })).body.statusId;
  expect(await status()).toBe(1);
  expect((await send('GET', '/__admin/snapshots', { 'X-World': 'to' })).body).toMatchObject([{ name: 'here' }]);
  await send('POST', '/__admin/undo', { 'X-World': 'to' });
  expect(await status()).toBe(0);
});

test('a damaged world is named and refused on both planes, its files are kept, and the others go on', async () => {
  for (const world of ['default', 'good']) await send('POST', '/api/v2/applications/1/approve', { ...admin, 'X-World': world });
  await sandbox.close();
  const path = join(folder, 'default.log');
  const log = await readFile(path, 'utf8');
  const broken = log.replace('approve', 'approvE');
  await writeFile(path, broken);
  await open();
  const damaged = `${path}: damaged in line 2: its checksum is wrong`;
  expect(said).toEqual([`world 'default' cannot be opened, its files are kept as they are: ${damaged}`]);
  const why = `The world 'default' cannot be opened: ${damaged}`;
  expect(await send('GET', '/api/v2/applications', admin)).toMatchObject({ status: 500, body: { error: { message: why, details: [] } } });
  expect(await send('POST', '/accounts/v1/approval', { 'x-api-key': 'aquanow-initiator' }, {})).toMatchObject({ status: 500 });
  expect(await send('POST', '/__admin/reset')).toMatchObject({ status: 500, body: { detail: why } });
  expect(await send('POST', '/__admin/worlds', {}, { id: 'default' })).toMatchObject({ status: 409 });
  expect(await send('DELETE', '/__admin/worlds/default')).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining(damaged) },
  });
  expect((await send('GET', '/__admin/worlds')).body).toMatchObject([{ id: 'default', damaged: why }, { id: 'good' }]);
  expect((await send('POST', '/api/v2/applications/2/approve', { ...admin, 'X-World': 'good' })).status).toBe(204);
  expect(await readFile(path, 'utf8')).toBe(broken);
});

test('a world begun while one of its name is being dropped keeps what it is told', async () => {
  for (let round = 0; round < 20; round += 1) {
    await send('PATCH', '/api/v2/applications/1', admin, { color: '#000001' });
    const [dropped, changed] = await Promise.all([
      send('DELETE', '/__admin/worlds/default'),
      send('PATCH', '/api/v2/applications/2', admin, { color: '#000002' }),
    ]);
    expect(dropped.status).toBe(204);
    const colors = async () => Promise.all([1, 2].map(async (id) => (await send('GET', `/__admin/b2core/requests/${id}`)).body.color));
    const before = await colors();
    if (changed.status === 200) expect(before[1]).toBe('#000002');
    expect(before[0]).not.toBe('#000001');
    await sandbox.close();
    await open();
    expect(await colors()).toEqual(before);
    await send('DELETE', '/__admin/worlds/default');
  }
});

/** A disk without room, and a folder that cannot be written: said clearly, nothing half-written, and over as soon as there is room. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createSandbox, type Durability, type Sandbox } from '../src/index.ts';
import { canMount, type Room, room } from './room.ts';
import { began, call } from './story.ts';

const admin = { Authorization: 'Bearer b2core-admin' };
const where = canMount ? '' : ' (skipped: no disk can be mounted here)';

let disk: Room | undefined;
let sandbox: Sandbox;
let told: string[] = [];
afterEach(async () => {
  await sandbox?.close();
  disk?.remove();
  disk = undefined;
});

async function begin(bytes: number, durability: Durability = 'batched'): Promise<Room> {
  disk = room(bytes) as Room;
  await open(durability);
  return disk;
}

async function open(durability: Durability = 'batched'): Promise<void> {
  told = [];
  const data = (disk as Room).folder;
  sandbox = await createSandbox({ port: 0, data, startTime: began, durability, logRequests: false, log: (line) => told.push(line) });
}

const send = (method: string, path: string, headers: Record<string, string> = admin, body?: unknown) =>
  call(sandbox.url, method, path, { headers, body });

const patch = (id: number, color: string) => send('PATCH', `/api/v2/applications/${id}`, admin, { color });

/** Everything there is of a world, over its APIs. */
async function everything(world = 'default') {
  const paths = ['b2core/requests', 'b2core/transactions', 'aquanow/approvals', 'broctagon/requests', 'allpass/applicants', 'history'];
  const rest = ['snapshots', 'clock', 'readings'];
  const all = [...paths.map((path) => `${path}?limit=1000`), ...rest];
  return Promise.all(all.map(async (path) => (await send('GET', `/__admin/${path}`, { 'X-World': world })).body));
}

/** Takes all room, down to what is left in the block the log ends in. */
async function fillUp(): Promise<void> {
  await (disk as Room).fill();
  for (let turn = 0; (await patch(9, '#00000a')).status === 200; turn += 1) if (turn > 100) throw new Error('The disk does not get full');
}

const kept = /^The change could not be kept, and nothing of it remains: ENOSPC: /;
const message = expect.stringMatching(kept);

test.skipIf(!canMount).each<Durability>(['batched', 'always'])(
  `on a full disk a change is refused as each API says it, nothing of it shows, reads go on, and so do changes once there is room: %s${where}`,
  async (durability) => {
    const { free } = await begin(1_000_000, durability);
    expect((await patch(1, '#123456')).status).toBe(200);
    await send('POST', '/__admin/snapshots', {}, { name: 'kept' });
    await fillUp();
    const before = await everything();
    const withdrawal = {
      action: 'BALANCE/WITHDRAW',
      payload: { symbol: 'A', address: 'b'.repeat(500), quantity: 1, transactionType: 'WITHDRAW' },
    };
    const refused = [
      await send('POST', '/api/v2/applications/1/approve', admin, { data: ['x'.repeat(50_000)] }),
      await send('POST', '/accounts/v1/approval', { 'x-api-key': 'aquanow-initiator' }, withdrawal),
      await send('POST', '/public/v1/requests/withdrawal/approve', { key: 'broctagon-admin' }, { id: '045dff8l' }),
      await send('POST', '/api/public/applicant', { 'x-private-app-key': 'allpass-app' }, { externalUserId: 'me', flowName: 'basic-kyc' }),
      await send('POST', '/__admin/reset', {}),
      await send('POST', '/__admin/snapshots/kept/restore', {}),
      await send('PUT', '/__admin/readings', {}, { 'aquanow/self-approval': 'allowed' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 500));
    expect(refused.map(({ body }) => body)).toEqual([
      { error: { message, details: [] } },
      { message },
      expect.objectContaining({ type: 'internal_error', message }),
      expect.objectContaining({ status: false, statusCode: 500, message }),
      expect.objectContaining({ status: 500, detail: message }),
      expect.objectContaining({ status: 500, detail: message }),
      expect.objectContaining({ status: 500, detail: message }),
    ]);
    expect(await everything()).toEqual(before);
    const many = await Promise.all(Array.from({ length: 40 }, (_, place) => patch(1 + place, '#bbbbbb')));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([500]));
    expect(await everything()).toEqual(before);
    expect((await send('GET', '/api/v2/applications')).status).toBe(200);

    await free();
    expect((await send('POST', '/api/v2/applications/1/approve', admin, { data: ['x'.repeat(50_000)] })).status).toBe(204);
    const after = await everything();
    await sandbox.close();
    await open();
    expect(await everything()).toEqual(after);
    expect(told).toEqual([]);
  },
);

test.skipIf(!canMount)(`a world that there is no room for is refused, and begins once there is${where}`, async () => {
  const { fill, free, folder } = await begin(1_000_000);
  await patch(1, '#123456');
  await fill();
  const answers = [
    await send('PATCH', '/api/v2/applications/1', { ...admin, 'X-World': 'early' }, { color: '#123456' }),
    await send('POST', '/__admin/worlds', {}, { id: 'late' }),
    await send('POST', '/__admin/worlds', {}, { id: 'late', from: { world: 'default' } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
  const why = expect.stringMatching(/^The world '(early|late)' could not be kept, and nothing of it remains: ENOSPC: /);
  expect(answers[0]?.body).toEqual({ error: { message: why, details: [] } });
  expect(answers[1]?.body).toMatchObject({ detail: why });
  expect((await send('GET', '/__admin/worlds')).body.map(({ id }: any) => id)).toEqual(['default', 'early']);
  expect((await readdir(folder)).sort()).toEqual(['.gitignore', '.lock', 'default.json', 'default.log']);
  expect((await patch(1, '#123456')).status).toBe(200);
  await free();
  expect((await send('POST', '/__admin/worlds', {}, { id: 'late' })).status).toBe(201);
});

test.skipIf(!canMount)(
  `where there is no room for the whole the log goes on, and it is written later${where}`,
  { timeout: 60_000 },
  async () => {
    const { fill, free, folder } = await begin(32_000_000);
    const logSize = async () => (await stat(join(folder, 'default.log'))).size;
    const ids = (await send('GET', '/api/v2/applications?filter[statusId]=1&limit=20')).body.data.map(({ id }: any) => id);
    const change = async (count: number) => {
      for (let from = 0; from < count; from += 100)
        await Promise.all(
          Array.from({ length: 100 }, (_, place) => patch(ids[place % ids.length], `#${(from + place).toString(16).padStart(6, '0')}`)),
        );
    };
    for (const { id } of (await send('GET', '/api/v2/applications?filter[statusId]=0&limit=8')).body.data)
      expect((await send('POST', `/api/v2/applications/${id}/approve`, admin, { data: ['x'.repeat(330_000)] })).status).toBe(204);
    const start = await logSize();
    await change(100);
    // Room for the lines of as many changes as are made before the whole is written, and not for the whole.
    await fill(((await logSize()) - start) * 41 + 500_000);
    await change(4_000);
    await expect
      .poll(() => told)
      .toEqual([expect.stringMatching(/^world 'default': it could not be written as a whole, its log goes on: ENOSPC: /)]);
    expect((await patch(1, '#123456')).status).toBe(200);
    await free();
    const before = await everything();
    await sandbox.close();
    await open();
    expect(await everything()).toEqual(before);
    const long = await logSize();
    await change(200);
    await expect.poll(logSize).toBeLessThan(long / 2);
    const after = await everything();
    await sandbox.close();
    await open();
    expect(await everything()).toEqual(after);
  },
);

test.skipIf(!canMount)(
  `with --durability none a change that there was no room for is written before the next one that there is${where}`,
  async () => {
    const { fill, free } = await begin(1_000_000, 'none');
    await patch(1, '#123456');
    await fill();
    const one = await send('POST', '/api/v2/applications/1/approve', admin, { data: ['x'.repeat(50_000)] });
    expect([one.status, one.body]).toEqual([204, undefined]);
    await expect
      .poll(() => told)
      .toEqual([expect.stringMatching(/default\.log: changes cannot be written, they are tried again: ENOSPC: /)]);
    await free();
    await patch(2, '#123456');
    const before = await everything();
    await sandbox.close();
    await open();
    expect(await everything()).toEqual(before);
  },
);

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** Runs the command to its end. */
const start = (data: string) => spawnSync(process.execPath, [cli, 'start', '-p', '0', '--data', data], { encoding: 'utf8' });

test.skipIf(!canMount)(`a folder that cannot be written is one clear line at start${where}`, async () => {
  const { readOnly, folder } = await begin(1_000_000);
  await patch(1, '#123456');
  await sandbox.close();
  readOnly();
  const { status, stderr } = start(folder);
  expect(stderr).toMatch(new RegExp(`^countersign: ${folder}: no folder that worlds can be kept in \\(EROFS: .*\\)\\n$`));
  expect(status).toBe(1);
});

test('a file where the folder should be is one clear line at start, and stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  const file = join(folder, 'kept');
  await writeFile(file, 'mine');
  const { status, stderr } = start(file);
  expect(stderr).toMatch(new RegExp(`^countersign: ${file}: no folder that worlds can be kept in \\(.*\\)\\n$`));
  expect(status).toBe(1);
  expect((await stat(file)).size).toBe(4);
  await rm(folder, { recursive: true });
});

const limits = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

test.skipIf(!limits)('where a file may not become larger a change is refused, and kept once it may', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  const run = async (kilobytes: string) => {
    const args = [
      '-c',
      `ulimit -S -f ${kilobytes}; exec "$0" "$@"`,
      process.execPath,
      cli,
      'start',
      '-p',
      '0',
      '--quiet',
      '--data',
      folder,
    ];
    const child = spawn('bash', args);
    let printed = '';
    child.stdout.on('data', (chunk) => (printed += chunk));
    await expect.poll(() => printed, { timeout: 25_000 }).toContain('listening on');
    return { child, url: /listening on (\S+)/.exec(printed)?.[1] as string };
  };
  const approve = (url: string, id: number) =>
    call(url, 'POST', `/api/v2/applications/${id}/approve`, { headers: admin, body: { data: ['x'.repeat(30_000)] } });
  const statuses = async (url: string) => (await call(url, 'GET', '/__admin/b2core/requests?limit=1000')).body;

  const first = await run('64');
  expect((await approve(first.url, 1)).status).toBe(204);
  expect((await approve(first.url, 2)).status).toBe(204);
  const before = await statuses(first.url);
  const refused = await approve(first.url, 3);
  expect([refused.status, refused.body.error.message]).toEqual([
    500,
    expect.stringContaining('could not be kept, and nothing of it remains: EFBIG'),
  ]);
  expect(await statuses(first.url)).toEqual(before);
  expect(spawnSync('prlimit', ['--pid', String(first.child.pid), '--fsize=unlimited:unlimited']).status).toBe(0);
  expect((await approve(first.url, 3)).status).toBe(204);
  const after = await statuses(first.url);
  first.child.kill('SIGKILL');
  await once(first.child, 'close');
  const second = await run('unlimited');
  expect(await statuses(second.url)).toEqual(after);
  second.child.kill('SIGKILL');
  await once(second.child, 'close');
  await rm(folder, { recursive: true });
});

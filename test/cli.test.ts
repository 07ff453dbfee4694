/** The command, as it is typed: a child process, its output, its signals, its files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { call } from './story.ts';

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const admin = { Authorization: 'Bearer b2core-admin' };

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

interface Run {
  child: ChildProcess;
  out(): string;
  err(): string;
  code: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder });
  running.add(child);
  const printed = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => (printed.out += chunk));
  child.stderr?.on('data', (chunk) => (printed.err += chunk));
  const code = once(child, 'close').then(([exit]) => {
    running.delete(child);
    return exit as number | null;
  });
  return { child, out: () => printed.out, err: () => printed.err, code };
}

/** Starts a sandbox and waits until it says where it listens. */
async function start(...args: string[]): Promise<Run & { url: string }> {
  const started = run('start', '-p', '0', ...args);
  let ended = false;
  void started.code.then(() => (ended = true));
  for (;;) {
    const url = /^countersign listening on (\S+)$/m.exec(started.out())?.[1];
    if (url) return { ...started, url };
    if (ended) throw new Error(started.err());
    await new Promise((done) => setTimeout(done, 20));
  }
}

const approve = (url: string, id: number) => call(url, 'POST', `/api/v2/applications/${id}/approve`, { headers: admin });
const statusOf = async (url: string, id: number) =>
  (await call(url, 'GET', `/api/v2/applications/${id}`, { headers: admin })).body.statusId;

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with 0, and the state is there after a restart', async (signal) => {
  const first = await start();
  await approve(first.url, 1);
  await call(first.url, 'POST', '/w/other/api/v2/applications/2/approve', { headers: admin });
  first.child.kill(signal);
  expect(await first.code).toBe(0);
  expect((await readdir(join(folder, '.countersign'))).sort()).toEqual([
    '.gitignore',
    '.lock',
    'default.json',
    'default.log',
    'other.json',
    'other.log',
  ]);

  const second = await start();
  expect([await statusOf(second.url, 1), await statusOf(second.url, 2)]).toEqual([1, 0]);
  expect(await statusOf(`${second.url}/w/other`, 2)).toBe(1);
  expect((await approve(second.url, 1)).status).toBe(409);
  expect((await call(second.url, 'GET', '/__admin/worlds')).body.map(({ id }: any) => id)).toEqual(['default', 'other']);
});

test('what was answered survives a SIGKILL', async () => {
  const first = await start();
  for (const id of [1, 2, 3]) expect((await approve(first.url, id)).status).toBe(204);
  first.child.kill('SIGKILL');
  await first.code;
  const second = await start();
  expect(await Promise.all([1, 2, 3].map((id) => statusOf(second.url, id)))).toEqual([1, 1, 1]);
});

test('a timed event that came due while it was down fires on the next touch', async () => {
  const args = ['--t0', '2026-03-01T09:00:00Z'];
  const first = await start(...args);
  await approve(first.url, 2);
  first.child.kill();
  await first.code;
  const second = await start(...args);
  const { body } = await call(second.url, 'POST', '/__admin/clock/advance', { body: { by: '1m' } });
  expect(body.fired).toMatchObject([{ event: 'settle', at: '2026-03-01T09:01:00.000Z' }]);
});

test('--memory keeps nothing', async () => {
  const first = await start('--memory');
  await approve(first.url, 1);
  first.child.kill();
  expect(await first.code).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});

/** A world's document, with its checksum in the first line. */
function sealed(kept: object): string {
  const rest = JSON.stringify(kept).slice(1);
  return `{"format":"countersign-world","version":3,"checksum":"${crc32(rest).toString(16).padStart(8, '0')}",\n${rest}`;
}

const whole = {
  world: 'default',
  fixtures: 'older',
  number: 0,
  base: 'startup@2026-03-01T09:00:00.000Z',
  changes: [],
  saved: [],
  undo: [],
};

test.each([
  ['damaged', '{"format":"countersign-wor', 'damaged in its first line'],
  ['empty', '', 'damaged in its first line'],
  ['foreign', '{"name": "somebody-else"}', 'not a Countersign world'],
  ['no object', '7', 'not a Countersign world'],
  ['changed by hand', sealed(whole).replace('"number":0', '"number":2'), 'its checksum is wrong'],
  ['of another world', sealed({ ...whole, world: 't2' }), "holds the world 't2'"],
  ['without its changes', sealed({ ...whole, changes: { a: 1 } }), 'no lists of changes'],
  ['without its log', sealed(whole), 'default.log: is missing'],
])(
  'a file that is %s is named at start and in every answer of its world, and stays as it is; other worlds go on',
  async (_, text, reason) => {
    const file = join(folder, 'kept', 'default.json');
    await mkdir(join(folder, 'kept'));
    await writeFile(file, text);
    const started = await start('--data', 'kept');
    expect(started.err()).toContain(join('kept', 'default.json'));
    expect(started.err()).toContain(reason);
    expect(started.err().trim().split('\n')).toHaveLength(1);
    const refused = await approve(started.url, 1);
    expect([refused.status, refused.body.error.message]).toEqual([500, expect.stringContaining(reason)]);
    expect((await call(started.url, 'POST', '/w/other/api/v2/applications/1/approve', { headers: admin })).status).toBe(204);
    expect(await readFile(file, 'utf8')).toBe(text);
  },
);

test('a world kept over other fixtures is put aside, and that is said', async () => {
  const first = await start();
  await approve(first.url, 1);
  first.child.kill();
  await first.code;
  const file = join(folder, '.countersign', 'default.json');
  const { format: _, version: __, checksum: ___, ...kept } = JSON.parse(await readFile(file, 'utf8'));
  const old = sealed({ ...kept, fixtures: 'older' });
  await writeFile(file, old);
  const second = await start();
  expect(second.err()).toContain("world 'default' was kept over other fixtures");
  expect(await statusOf(second.url, 1)).toBe(0);
  expect(await readFile(`${file}.fixtures-older`, 'utf8')).toBe(old);
});

test('a folder that another sandbox keeps its worlds in is not taken from it', async () => {
  const first = await start();
  const second = run('start', '-p', '0');
  expect(await second.code).toBe(1);
  expect(second.err()).toContain('.countersign is in use by another sandbox');
  first.child.kill('SIGKILL');
  await first.code;
  await start();
});

test('a port that is taken is one clear line', async () => {
  const { url } = await start('--memory');
  const port = new URL(url).port;
  const second = run('start', '-p', port, '--memory');
  expect(await second.code).toBe(1);
  expect(second.err()).toBe(`countersign: port ${port} is taken; choose another with --port, or --port 0 for a free one\n`);
});

test.each([
  [['start', '--port', 'x'], "option '-p, --port <number>' argument 'x' is invalid"],
  [['start', '--t0', 'noon'], 'ISO 8601'],
  [['start', '--seed', '-1'], 'whole number'],
  [['start', '--journal-size', '0'], 'whole number'],
  [['start', '--journal-bytes', '1000'], 'whole number from 1048576'],
  [['start', '--host', '0.0.0.0', '--memory'], 'admin token'],
  [['start', 'now'], 'too many arguments'],
  [['fly'], "unknown command 'fly'"],
  [['reset', '--url', 'http://127.0.0.1:1'], 'no sandbox answers on http://127.0.0.1:1'],
])('countersign %j is refused with a reason', async (args, reason) => {
  const failed = run(...args);
  expect(await failed.code).toBe(1);
  expect(failed.err()).toContain(reason);
  expect(failed.err()).not.toMatch(/^\s+at /m);
});

test('the personas and a first call are printed, and the call works', async () => {
  const { out, url, err } = await start('--memory');
  for (const credential of ['Bearer b2core-vip', 'key: broctagon-admin', 'x-api-key: aquanow-root', 'x-private-app-key: allpass-other']) {
    expect(out()).toContain(credential);
  }
  const printed = /^ {2}(curl .+)$/m.exec(out())?.[1] as string;
  expect(printed).toContain(url);
  const curl = spawn('bash', ['-c', `${printed} -s`]);
  let answer = '';
  curl.stdout.on('data', (chunk) => (answer += chunk));
  await once(curl, 'close');
  expect(JSON.parse(answer).total).toBeGreaterThan(0);
  await expect.poll(err).toMatch(/^GET \/api\/v2\/applications listApplications default 200 \d+\.\dms$/m);
});

test('--quiet says nothing of requests', async () => {
  const { url, err, child, code } = await start('--memory', '--quiet');
  await approve(url, 1);
  child.kill();
  await code;
  expect(err()).toBe('');
});

test('worlds and reset steer a running sandbox', async () => {
  const { url } = await start('--memory');
  await approve(`${url}/w/t1`, 1);
  const listed = run('worlds', '--url', url);
  expect(await listed.code).toBe(0);
  expect(listed.out()).toContain('t1');
  const reset = run('reset', '--url', url, '--world', 't1');
  expect(await reset.code).toBe(0);
  expect(reset.out()).toBe("world 't1' is back to its fixtures\n");
  expect(await statusOf(`${url}/w/t1`, 1)).toBe(0);
});

test('faults are armed, listed and disarmed in a running sandbox', async () => {
  const { url } = await start('--memory');
  const said = async (...args: string[]) => {
    const told = run(...args, '--url', url, '--world', 't1');
    return [await told.code, told.out() + told.err()];
  };
  expect(await said('arm', '{"effect":{"status":503}}')).toEqual([0, "fault-1 is armed in world 't1'\n"]);
  expect(await said('faults')).toEqual([0, expect.stringContaining('"id":"fault-1"')]);
  expect((await approve(`${url}/w/t1`, 1)).status).toBe(503);
  expect(await said('disarm', 'fault-1')).toEqual([0, "fault-1 is disarmed in world 't1'\n"]);
  expect(await said('disarm')).toEqual([0, "every fault is disarmed in world 't1'\n"]);
  expect(await said('faults')).toEqual([0, 'no fault is armed\n']);
  expect(await said('arm', '{"effect":{}}')).toEqual([1, expect.stringContaining('must have a delay, a status or a fault')]);
  expect(await said('arm', 'soon')).toEqual([1, expect.stringContaining('is not JSON')]);
});

test('requests lists what a running sandbox was asked, and exports it', async () => {
  const { url } = await start('--memory', '--t0', '2026-03-01T09:00:00Z', '--journal-size', '2');
  for (const path of ['/api/v2/applications/2', '/api/v2/applications/3', '/nowhere'])
    await call(`${url}/w/t1`, 'GET', path, { headers: admin });
  const requests = async (...args: string[]) => {
    const listed = run('requests', '--url', url, '--world', 't1', ...args);
    expect(await listed.code).toBe(0);
    return listed.out();
  };
  const unknown = '3 2026-03-01T09:00:00.000Z GET /nowhere - 404\n';
  const known = '2 2026-03-01T09:00:00.000Z GET /api/v2/applications/3 getApplication 200\n';
  expect(await requests()).toBe(unknown + known);
  expect(await requests('--operation', 'getApplication')).toBe(known);
  expect(await requests('--unmatched')).toBe(unknown);
  expect(JSON.parse(await requests('--har')).log.entries).toHaveLength(2);
  expect(await run('requests', '--url', url, '--har', '--unmatched').code).toBe(1);
});

test('a world is steered from the command line', async () => {
  const { url } = await start('--memory', '--t0', '2026-03-01T09:00:00Z');
  const said = async (...args: string[]) => {
    const told = run(...args, '--url', url, '--world', 't1');
    return (await told.code) === 0 ? JSON.parse(told.out()) : told.err();
  };
  expect(await said('save', 'before')).toMatchObject({ name: 'before' });
  expect((await said('next', 'b2core', 'requests', '2', '--as', 'b2core-vip')).allowed.map(({ event }: any) => event)).toContain('approve');
  expect((await said('goto', 'b2core', 'requests', '2', '1')).record.statusId).toBe(1);
  expect((await said('clock', '--advance', '1m')).fired).toMatchObject([{ event: 'settle' }]);
  expect((await said('history')).total).toBe(3);
  expect((await said('history', '--resource', 'requests', '--by', 'b2core-admin')).total).toBe(1);
  expect((await said('snapshots')).map(({ name }: any) => name)).toEqual(['before']);
  expect((await said('fork', 't2', '--snapshot', 'before')).id).toBe('t2');
  expect(await said('undo')).toMatchObject({ requestId: null });
  expect((await said('restore', 'before')).now).toBe('2026-03-01T09:00:00.000Z');
  expect((await said('simulate', 'b2core', 'requests', '2', 'take')).to).toBe(3);
  expect((await said('clock', '--advance', '2026-04-01T00:00:00Z')).now).toBe('2026-04-01T00:00:00.000Z');
  expect((await said('clock', '--reset')).now).toBe('2026-03-01T09:00:00.000Z');
  expect((await said('clock', '--run')).frozen).toBe(false);
  expect((await said('clock', '--freeze')).frozen).toBe(true);
  expect(await call(url, 'DELETE', '/__admin/snapshots/before', { headers: { 'X-World': 't1' } })).toMatchObject({ status: 204 });
  expect(await said('forget', 'before')).toContain("no snapshot 'before'");
  expect((await said('scenario')).map(({ name }: any) => name)).toContain('empty');
  expect((await said('scenario', 'empty')).scenario).toBe('empty');
  expect(await said('clock', '--freeze', '--reset')).toContain("'--freeze' cannot be used with option '--reset'");
  expect(await said('goto', 'b2core', 'requests', '2', '1')).toContain('There is no record 2 in requests');
  expect(await statusOf(`${url}/w/t2`, 2)).toBe(0);
});

test('check finds nothing to complain of', async () => {
  const checked = run('check');
  expect(await checked.code).toBe(0);
  expect(checked.out()).toContain('agree');
});

test('help names every command and option', async () => {
  const help = run('--help');
  expect(await help.code).toBe(0);
  for (const command of [
    'start',
    'exec',
    'check',
    'reset',
    'worlds',
    'clock',
    'scenario',
    'save',
    'restore',
    'fork',
    'history',
    'undo',
    'next',
    'goto',
    'simulate',
    'faults',
    'arm',
    'disarm',
    'requests',
  ])
    expect(help.out()).toContain(command);
  const start = run('start', '--help');
  await start.code;
  for (const option of [
    '--port',
    '--host',
    '--data',
    '--memory',
    '--seed',
    '--t0',
    '--admin-token',
    '--admin-origin',
    '--journal-size',
    '--journal-bytes',
    '--strict-worlds',
    '--quiet',
  ]) {
    expect(start.out()).toContain(option);
  }
});

/** `countersign start`: its output, its files, its signals, and what it refuses. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { admin, approve, commands, statusOf } from './command.ts';
import { call } from './story.ts';

const { folder, run, start } = commands();

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with 0, and the state is there after a restart', async (signal) => {
  const first = await start();
  await approve(first.url, 1);
  await call(first.url, 'POST', '/w/other/api/v2/applications/2/approve', { headers: admin });
  first.child.kill(signal);
  expect(await first.code).toBe(0);
  expect((await readdir(join(folder(), '.countersign'))).sort()).toEqual([
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

test('changes that were answered survive a SIGKILL', async () => {
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
  expect(await readdir(folder())).toEqual([]);
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
    const file = join(folder(), 'kept', 'default.json');
    await mkdir(join(folder(), 'kept'));
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

test('a world kept over other fixtures is put aside, and a line on stderr says so', async () => {
  const first = await start();
  await approve(first.url, 1);
  first.child.kill();
  await first.code;
  const file = join(folder(), '.countersign', 'default.json');
  const { format: _, version: __, checksum: ___, ...kept } = JSON.parse(await readFile(file, 'utf8'));
  const old = sealed({ ...kept, fixtures: 'older' });
  await writeFile(file, old);
  const second = await start();
  expect(second.err()).toContain("world 'default' was kept over other fixtures");
  expect(await statusOf(second.url, 1)).toBe(0);
  expect(await readFile(`${file}.fixtures-older`, 'utf8')).toBe(old);
});

test('a folder that another sandbox uses is refused until that sandbox ends', async () => {
  const first = await start();
  const second = run('start', '-p', '0');
  expect(await second.code).toBe(1);
  expect(second.err()).toContain('.countersign is in use by another sandbox');
  first.child.kill('SIGKILL');
  await first.code;
  await start();
});

test('a port that is taken is reported in one line', async () => {
  const { url } = await start('--memory');
  const port = new URL(url).port;
  const second = run('start', '-p', port, '--memory');
  expect(await second.code).toBe(1);
  expect(second.err()).toBe(`countersign: port ${port} is taken; choose another with --port, or --port 0 for a free one\n`);
});

test.each([
  [['start', '--port', 'x'], "option '-p, --port <number>' argument 'x' is invalid"],
  [['start', '--t0', 'noon'], 'RFC 3339'],
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
  await expect.poll(err).toMatch(/^GET \/api\/v2\/applications\S* listApplications default b2core-\w+ 200 \d+\.\dms$/m);
});

test('--quiet logs no requests', async () => {
  const { url, err, child, code } = await start('--memory', '--quiet');
  await approve(url, 1);
  child.kill();
  await code;
  expect(err()).toBe('');
});

/** The commands that steer a running sandbox, `check`, and the help. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { admin, approve, commands, statusOf } from './command.ts';
import { call } from './story.ts';

const { run, runIn, start, startIn } = commands();

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

test('records are made, changed and removed, and a world is exported and imported, on the command line', async () => {
  const { url } = await start('--memory');
  const printed = async (...args: string[]) => {
    const ended = run(...args, '--url', url);
    return [await ended.code, ended.out() + ended.err()];
  };
  const fred = '{"username":"fred","company":"Cinder","canApprove":true,"withdrawalAccess":"directAccess"}';
  expect(await printed('create', 'aquanow', 'users', fred)).toEqual([0, `${JSON.stringify(JSON.parse(fred), null, 2)}\n`]);
  expect(await printed('edit', 'aquanow', 'users', 'fred', '{"canApprove":false}')).toEqual([
    0,
    "aquanow users fred is changed in world 'default'\n",
  ]);
  const [, text] = await printed('export');
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  const file = join(folder, 'demo.json');
  await writeFile(file, String(text));
  const moved = await printed('import', file, 't1');
  const begun = await start('--memory', '--scenario', file);
  expect(moved).toEqual([0, expect.stringMatching(/^world 't1' is that of .*demo\.json, as it was at 2/)]);
  expect(await printed('remove', 'aquanow', 'users', 'fred')).toEqual([0, "aquanow users fred is removed from world 'default'\n"]);
  for (const at of [`${url}/w/t1`, begun.url])
    expect((await call(at, 'GET', '/__admin/aquanow/users/fred')).body, at).toMatchObject({ canApprove: false });
  await writeFile(file, '{"format":"countersign-export-1"}');
  expect(await printed('import', file)).toEqual([1, expect.stringContaining('/body/records is missing')]);
  expect(await printed('import', join(folder, 'none.json'))).toEqual([1, expect.stringContaining('none.json cannot be imported: ')]);
  await rm(folder, { recursive: true });
});

test('COUNTERSIGN_ADMIN_TOKEN is the admin token, for the sandbox and for the commands that steer it', async () => {
  const env = { COUNTERSIGN_ADMIN_TOKEN: 'p@ss wörd' };
  const { url } = await startIn(env, '--memory');
  const steered = runIn(env, 'reset', '--url', url);
  expect([await steered.code, steered.err()]).toEqual([0, '']);
  expect(await run('reset', '--url', url, '--admin-token', 'p@ss wörd').code).toBe(0);
  const refused = runIn({ COUNTERSIGN_ADMIN_TOKEN: 'other' }, 'reset', '--url', url);
  expect(await refused.code).toBe(1);
  expect(refused.err()).toContain('the admin token');
});

test('COUNTERSIGN_URL and COUNTERSIGN_WORLD name the sandbox and the world for the commands; options win', async () => {
  const { url } = await start('--memory');
  const env = { COUNTERSIGN_URL: `${url}/`, COUNTERSIGN_WORLD: 't1' };
  const printed = async (named: Record<string, string>, ...args: string[]) => {
    const ended = runIn(named, 'reset', ...args);
    await ended.code;
    return ended.out() + ended.err();
  };
  expect(await printed(env)).toBe("world 't1' is back to its fixtures\n");
  expect(await printed(env, '--world', 't2')).toBe("world 't2' is back to its fixtures\n");
  expect(await printed({ ...env, COUNTERSIGN_URL: 'http://127.0.0.1:1', COUNTERSIGN_WORLD: '' }, '--url', url)).toBe(
    "world 'default' is back to its fixtures\n",
  );
  expect(await printed(env, '--url', 'http://127.0.0.1:1')).toContain('no sandbox answers on http://127.0.0.1:1');
});

test.each<Record<string, string>>([{ COUNTERSIGN_ADMIN_TOKEN: '' }, {}])(
  'an empty admin token is refused at start, with %j',
  async (env) => {
    const given = 'COUNTERSIGN_ADMIN_TOKEN' in env ? [] : ['--admin-token', ''];
    const started = runIn(env, 'start', '-p', '0', '--memory', ...given);
    expect(await started.code).toBe(1);
    expect(started.err()).toBe('countersign: the admin token is empty\n');
  },
);

test('names and origins are allowed by options, each several times', async () => {
  const names = ['--allowed-host', 'ci', '--allowed-host', 'sandbox.example'];
  const { url } = await start(
    '--memory',
    ...names,
    '--admin-origin',
    'http://a.example',
    '--admin-origin',
    'http://b.example',
    '--cors-origin',
    '*',
  );
  const status = async (path: string, Origin: string) => (await call(url, 'GET', path, { headers: { ...admin, Origin } })).status;
  for (const origin of ['http://a.example', 'http://b.example']) expect(await status('/__admin/worlds', origin)).toBe(200);
  expect(await status('/__admin/worlds', 'http://c.example')).toBe(403);
  expect(await status('/api/v2/applications/1', 'http://c.example')).toBe(200);
});

test('faults are armed, listed and disarmed in a running sandbox', async () => {
  const { url } = await start('--memory');
  const printed = async (...args: string[]) => {
    const ended = run(...args, '--url', url, '--world', 't1');
    return [await ended.code, ended.out() + ended.err()];
  };
  expect(await printed('arm', '{"effect":{"status":503}}')).toEqual([0, "fault-1 is armed in world 't1'\n"]);
  expect(await printed('faults')).toEqual([0, expect.stringMatching(/^id .*\nfault-1 .*"status":503.* any call\n$/)]);
  expect((await approve(`${url}/w/t1`, 1)).status).toBe(503);
  expect(await printed('disarm', 'fault-1')).toEqual([0, "fault-1 is disarmed in world 't1'\n"]);
  expect(await printed('disarm')).toEqual([0, "every fault is disarmed in world 't1'\n"]);
  expect(await printed('faults')).toEqual([0, 'no fault is armed\n']);
  expect(await printed('arm', '{"effect":{}}')).toEqual([1, expect.stringContaining('must have a delay, a status or a fault')]);
  expect(await printed('arm', 'soon')).toEqual([1, expect.stringContaining('is not JSON')]);
});

test('requests lists the last requests of a world, and exports them', async () => {
  const { url } = await start('--memory', '--t0', '2026-03-01T09:00:00Z', '--journal-size', '2');
  for (const path of ['/api/v2/applications/2', '/api/v2/applications/3', '/nowhere'])
    await call(`${url}/w/t1`, 'GET', path, { headers: admin });
  const requests = async (...args: string[]) => {
    const listed = run('requests', '--url', url, '--world', 't1', ...args);
    expect(await listed.code).toBe(0);
    return listed.out();
  };
  const unknown = '3 2026-03-01T09:00:00.000Z GET /nowhere - - 404\n';
  const known = '2 2026-03-01T09:00:00.000Z GET /api/v2/applications/3 getApplication b2core-admin 200\n';
  expect(await requests()).toBe(unknown + known);
  expect(await requests('--operation', 'getApplication')).toBe(known);
  expect(await requests('--unmatched')).toBe(unknown);
  expect(JSON.parse(await requests('--har')).log.entries).toHaveLength(2);
  expect(await run('requests', '--url', url, '--har', '--unmatched').code).toBe(1);
});

test('a world is steered from the command line', async () => {
  const { url } = await start('--memory', '--t0', '2026-03-01T09:00:00Z');
  const printed = async (...args: string[]) => {
    const ended = run(...args, '--url', url, '--world', 't1', '--json');
    return (await ended.code) === 0 ? JSON.parse(ended.out()) : ended.err();
  };
  expect(await printed('save', 'before')).toMatchObject({ name: 'before' });
  expect((await printed('next', 'b2core', 'requests', '2', '--as', 'b2core-vip')).allowed.map(({ event }: any) => event)).toContain(
    'approve',
  );
  expect((await printed('goto', 'b2core', 'requests', '2', '1')).record.statusId).toBe(1);
  expect((await printed('clock', '--advance', '1m')).fired).toMatchObject([{ event: 'settle' }]);
  expect((await printed('history')).total).toBe(3);
  expect((await printed('history', '--resource', 'requests', '--by', 'b2core-admin')).total).toBe(1);
  expect((await printed('snapshots')).map(({ name }: any) => name)).toEqual(['before']);
  expect((await printed('fork', 't2', '--snapshot', 'before')).id).toBe('t2');
  expect(await printed('undo')).toMatchObject({ requestId: null });
  expect((await printed('restore', 'before')).now).toBe('2026-03-01T09:00:00.000Z');
  expect((await printed('simulate', 'b2core', 'requests', '2', 'take')).to).toBe(3);
  expect((await printed('clock', '--advance', '2026-04-01T00:00:00Z')).now).toBe('2026-04-01T00:00:00.000Z');
  expect((await printed('clock', '--reset')).now).toBe('2026-03-01T09:00:00.000Z');
  expect((await printed('clock', '--run')).frozen).toBe(false);
  expect((await printed('clock', '--freeze')).frozen).toBe(true);
  expect(await call(url, 'DELETE', '/__admin/snapshots/before', { headers: { 'X-World': 't1' } })).toMatchObject({ status: 204 });
  expect(await printed('forget', 'before')).toContain("no snapshot 'before'");
  expect((await printed('scenario')).map(({ name }: any) => name)).toContain('empty');
  expect((await printed('scenario', 'empty')).scenario).toBe('empty');
  expect(await printed('clock', '--freeze', '--reset')).toContain("'--freeze' cannot be used with option '--reset'");
  expect(await printed('goto', 'b2core', 'requests', '2', '1')).toContain('There is no record 2 in requests');
  expect(await statusOf(`${url}/w/t2`, 2)).toBe(0);
});

test('requests and history are followed: what is there, then what comes, as lines or as JSON', async () => {
  const { url } = await start('--memory', '--t0', '2026-03-01T09:00:00Z');
  const world = `${url}/w/t1`;
  await approve(world, 2);
  const follow = (...args: string[]) => run(...args, '--follow', '--url', url, '--world', 't1');
  const requests = follow('requests');
  const matched = follow('requests', '--json', '--operation', 'getApplication');
  const history = follow('history', '--resource', 'requests');
  const approved =
    '1 2026-03-01T09:00:00.000Z POST /api/v2/applications/2/approve approveApplication b2core-admin 204 transactions/2 pending -> inProgress, requests/2 pending -> approved\n';
  const moved = '2026-03-01T09:00:00.000Z  b2core requests 2  approve  pending -> approved  b2core-admin\n';
  await expect.poll(requests.out, { timeout: 10_000 }).toBe(approved);
  await expect.poll(history.out, { timeout: 10_000 }).toBe(moved);
  await call(world, 'GET', '/api/v2/applications/3', { headers: admin });
  await expect.poll(() => requests.out().split('\n')[1], { timeout: 10_000 }).toMatch(/^2 .* GET \/api\/v2\/applications\/3 /);
  await expect.poll(matched.out, { timeout: 10_000 }).toMatch(/^\{"id":2,.*\}\n$/);
  await call(url, 'POST', '/w/t1/__admin/undo');
  await call(url, 'POST', '/w/t1/__admin/b2core/requests/3/simulate/take');
  await expect.poll(history.out, { timeout: 10_000 }).toMatch(/approved +b2core-admin\n.*requests 3 +take +pending -> inProgress +-\n$/);
  await call(url, 'DELETE', '/__admin/worlds/t1');
  expect(await requests.code).toBe(0);
  history.child.kill();
});

test('people see what is there, what can happen and what happened, as tables with statuses by name', async () => {
  const { url } = await start('--memory', '--t0', '2026-03-01T09:00:00Z');
  const printed = async (...args: string[]) => {
    const ended = run(...args, '--url', url, '--world', 't1');
    return [await ended.code, ended.out() + ended.err()] as const;
  };
  const [, resources] = await printed('list', 'b2core');
  expect(resources).toMatch(/^resource +records +statuses\n/);
  expect(resources).toMatch(/^requests +\d+ .*\d+ pending, .*\d+ approved/m);
  const [, pending] = await printed('list', 'b2core', 'requests', '--status', 'pending', '--where', 'type=withdrawal');
  const [head = '', ...rows] = pending.trimEnd().split('\n');
  expect(head).toMatch(/^id +statusId +clientId /);
  expect(rows.length).toBeGreaterThan(1);
  for (const line of rows) expect(line).toMatch(/^\d+ +pending +\d+ /);
  expect((await printed('list', 'b2core', 'requests', '--limit', '1'))[1]).toMatch(/\n1 of \d+; --limit shows more\n$/);
  expect(await printed('list', 'b2core', 'requests', '--where', 'id=9999')).toEqual([0, 'no such record\n']);
  expect((await printed('show', 'b2core', 'requests', '2'))[1]).toMatch(/^statusId +pending \(0\)$/m);
  expect((await printed('next', 'b2core', 'requests', '2'))[1]).toMatch(
    /^approve +pending -> approved +POST \/api\/v2\/applications\/2\/approve$/m,
  );
  expect((await printed('goto', 'b2core', 'requests', '2', 'approved'))[1]).toMatch(
    /b2core requests 2 +approve +pending -> approved +b2core-admin$/m,
  );
  expect(await printed('goto', 'b2core', 'requests', '2', 'approved')).toEqual([0, 'the status is approved already\n']);
  expect((await printed('history'))[1]).toMatch(/b2core requests 2 +approve +pending -> approved/);
  expect((await printed('clock', '--advance', '1m'))[1]).toMatch(
    /^2026-03-01T09:01:00.000Z, the clock stands\n[\s\S]* settle +inProgress -> done +-$/m,
  );
  expect(await printed('undo')).toEqual([0, expect.stringMatching(/^a change by the control plane is taken back, \d+ records changed\n$/)]);
  expect((await printed('simulate', 'b2core', 'requests', '3', 'take'))[1]).toBe('take: pending -> inProgress\n');
  expect(await printed('list', 'b2core', 'applications')).toEqual([
    1,
    expect.stringContaining("b2core has no resource 'applications'; there are "),
  ]);
  expect(await printed('list', 'b2core', 'requests', '--where', 'type')).toEqual([1, expect.stringContaining('--where takes field=value')]);
  expect((await printed('save', 'before'))[1]).toContain("world 't1' is saved as 'before'");
  expect((await printed('snapshots'))[1]).toMatch(/^name +at\nbefore +2026/);
  expect((await printed('scenario', 'empty'))[1]).toBe("world 't1' begins again in scenario 'empty'\n");
  expect((await printed('history'))[1]).toBe('nothing has happened yet\n');
});

test('check finds that everything agrees', async () => {
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
    'list',
    'show',
    'complete',
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
    '--cors-origin',
    '--allowed-host',
    '--journal-size',
    '--journal-bytes',
    '--strict-worlds',
    '--scenario',
    '--config',
    '--quiet',
  ]) {
    expect(start.out()).toContain(option);
  }
});

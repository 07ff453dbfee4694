/** countersign exec, as it is typed: what the command finds, and how it ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { began } from './story.ts';

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
});
afterEach(() => rm(folder, { recursive: true }));

function start(options: string[], ...command: string[]) {
  const child = spawn(process.execPath, [cli, 'exec', ...options, '--', ...command], { cwd: folder });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (printed.out += chunk));
  child.stderr.on('data', (chunk) => (printed.err += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...printed }));
  return { child, printed, ended };
}

/** Runs a program that has the sandbox's addresses in `process.env`. */
const program = (source: string, options: string[] = []) => start(options, process.execPath, '--input-type=module', '-e', source);

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Resolves once the program has said that it is up. */
async function up({ child, printed }: ReturnType<typeof start>) {
  while (!printed.out.includes('up\n')) await once(child.stdout, 'data');
}

test('the command finds a sandbox that is ready, and every vendor where its variable says', async () => {
  const { code, out, err } = await program(
    `
    const { COUNTERSIGN_URL, ...env } = process.env;
    const health = await fetch(COUNTERSIGN_URL + '/__admin/health');
    const calls = {
      B2CORE: ['/applications/1', { Authorization: 'Bearer b2core-admin' }],
      BROCTAGON: ['/requests/kyc/k7q2m9xa', { key: 'broctagon-admin' }],
      AQUANOW: ['/approval?startTime=2026-02-20T00:00:00.000Z', { 'x-api-key': 'aquanow-approver' }],
      ALLPASS: ['/applicant/user-1001', { 'x-private-app-key': 'allpass-app' }],
    };
    const answers = {};
    for (const [vendor, [path, headers]] of Object.entries(calls))
      answers[vendor] = (await fetch(env['COUNTERSIGN_' + vendor + '_URL'] + path, { headers })).status;
    console.log(JSON.stringify({ health: health.status, ...answers, b2core: env.COUNTERSIGN_B2CORE_URL.slice(COUNTERSIGN_URL.length) }));
  `,
    ['--t0', began],
  ).ended;
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual({ health: 200, B2CORE: 200, BROCTAGON: 200, AQUANOW: 200, ALLPASS: 200, b2core: '/api/v2' });
  expect(code).toBe(0);
});

test.each([0, 1, 42])('exit code %i of the command is its own', async (wanted) => {
  expect(await program(`process.exit(${wanted})`).ended).toEqual({ code: wanted, out: '', err: '' });
});

test('a command killed by a signal ends as a shell would say it', async () => {
  expect((await program("process.kill(process.pid, 'SIGKILL')").ended).code).toBe(137);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s is the command’s to answer', async (signal) => {
  const running = program(`process.on('${signal}', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up');`);
  await up(running);
  running.child.kill(signal);
  expect((await running.ended).code).toBe(7);
});

test('a command that ignores nothing dies of the signal', async () => {
  const running = program("setInterval(() => {}, 1000); console.log('up');");
  await up(running);
  running.child.kill('SIGTERM');
  expect((await running.ended).code).toBe(143);
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('a second %s ends it and a command that does not end, with %i', async (signal, code) => {
  const running = program(`
    process.on('${signal}', () => console.log('asked'));
    setInterval(() => {}, 1000);
    console.log(process.pid + ' up');
  `);
  await up(running);
  running.child.kill(signal);
  while (!running.printed.out.includes('asked\n')) await once(running.child.stdout, 'data');
  running.child.kill(signal);
  expect((await running.ended).code).toBe(code);
  const pid = Number.parseInt(running.printed.out, 10);
  await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
});

test('it ends with its command, although what that started runs on and follows the journal', async () => {
  const follower = `
    const answer = await fetch(process.env.COUNTERSIGN_URL + '/__admin/requests/stream');
    process.send(answer.status);
    process.disconnect();
    setInterval(() => {}, 1000);
  `;
  const running = program(`
    import { once } from 'node:events';
    import { spawn } from 'node:child_process';
    const left = spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(follower)}], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const [status] = await once(left, 'message');
    console.log(left.pid + ' ' + status);
    process.exit(3);
  `);
  const { code, out } = await running.ended;
  const [pid, status] = out.trim().split(' ').map(Number) as [number, number];
  expect([code, status, isRunning(pid)]).toEqual([3, 200, true]);
  process.kill(pid, 'SIGKILL');
});

test('a log that nobody reads any more does not end the command', async () => {
  const running = program(
    `
    for (let n = 0; n < 20; n += 1) await (await fetch(process.env.COUNTERSIGN_B2CORE_URL + '/nowhere')).text();
    process.exit(5);
  `,
    ['--verbose'],
  );
  running.child.stderr.destroy();
  expect((await running.ended).code).toBe(5);
});

test('a command there is none of is one clear line, and 127', async () => {
  const { code, err } = await start([], 'no-such-command-here').ended;
  expect({ code, err }).toEqual({ code: 127, err: 'countersign: no-such-command-here cannot be run: there is no such command\n' });
});

test('a file that may not be executed is one clear line, and 126', async () => {
  await writeFile(join(folder, 'plain.txt'), '');
  const { code, err } = await start([], join(folder, 'plain.txt')).ended;
  expect(code).toBe(126);
  expect(err).toContain('it may not be executed');
});

test('no command at all is refused', async () => {
  const { code, err } = await start([]).ended;
  expect(code).toBe(1);
  expect(err).toContain("missing required argument 'command'");
});

const touch = "console.log(await (await fetch(process.env.COUNTERSIGN_URL + '/__admin/clock/freeze', { method: 'POST' })).text())";

test('nothing is kept unless --data says where', async () => {
  await program(touch).ended;
  expect(await readdir(folder)).toEqual([]);
  await program(touch, ['--data', 'kept']).ended;
  expect(await readdir(join(folder, 'kept'))).toContain('default.json');
});

test('--t0 and --seed say how worlds begin', async () => {
  const worlds =
    "const url = process.env.COUNTERSIGN_URL + '/__admin/worlds'; console.log(await (await fetch(url, { method: 'POST' })).text())";
  const { out } = await program(worlds, ['--t0', began, '--seed', '9']).ended;
  expect(JSON.parse(out)).toMatchObject({ seed: 9, startTime: began });
});

test('--strict-worlds refuses calls that name no world, --verbose tells them', async () => {
  const lax = "console.log((await fetch(process.env.COUNTERSIGN_B2CORE_URL + '/applications/1')).status)";
  const { out, err } = await program(lax, ['--strict-worlds', '--verbose']).ended;
  expect(out).toBe('400\n');
  expect(err).toMatch(/^GET \/api\/v2\/applications\/1 \S+ \S+ \S+ 400 .*names no world/m);
});

test('on Windows a command that is a .cmd file is run by the shell, and one there is none of is reported', async () => {
  await writeFile(join(folder, 'windows.mjs'), "Object.defineProperty(process, 'platform', { value: 'win32' });");
  await writeFile(join(folder, 'npm.cmd'), '');
  // In place of cmd.exe, which ends with 1 where there is no such command.
  await writeFile(join(folder, 'shell'), '#!/bin/sh\necho "$4"\ncase "$4" in *npm*) exit 3;; *) exit 1;; esac\n', { mode: 0o755 });
  const env = { PATH: folder, PATHEXT: '.EXE;.CMD', comspec: join(folder, 'shell') };
  const run = async (...command: string[]) => {
    const child = spawn(process.execPath, ['--import', join(folder, 'windows.mjs'), cli, 'exec', '--', ...command], { cwd: folder, env });
    const printed = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (printed.out += chunk));
    child.stderr.on('data', (chunk) => (printed.err += chunk));
    const [code] = await once(child, 'close');
    return { code, ...printed };
  };
  expect(await run('npm', 'test')).toMatchObject({ code: 3, out: '"npm ^"test^""\n' });
  expect(await run('nothing')).toMatchObject({
    code: 127,
    err: expect.stringContaining('nothing cannot be run: there is no such command'),
  });
});

/** How the commands end: by signals, when their output has no reader, and when what they ran is over. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as open } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { commands } from './command.ts';

const { run, start } = commands();
const bin = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** A connection on which a request has begun and is not whole. */
async function half(url: string) {
  const { port, hostname } = new URL(url);
  const socket = open(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    'POST /api/v2/applications/2/approve HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer b2core-admin\r\nContent-Length: 9\r\n\r\n{',
  );
  return socket;
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends a sandbox to which clients are connected', async (signal) => {
  const { url, child, code } = await start('--memory');
  const socket = await half(url);
  await fetch(`${url}/__admin/requests/stream`);
  child.kill(signal);
  expect(await code).toBe(0);
  socket.destroy();
});

const headers = { Authorization: 'Bearer b2core-admin', 'Content-Type': 'application/json' };

/** Makes a page of a sandbox 14 MB long, which is more than the system takes before a client reads. @returns its address */
async function longPage(url: string): Promise<string> {
  const page = `${url}/api/v2/transactions?limit=16`;
  const body = JSON.stringify({ internalComment: 'x'.repeat(900_000) });
  const { data } = (await (await fetch(page, { headers })).json()) as { data: { transactionId: number }[] };
  for (const { transactionId } of data) await fetch(`${url}/api/v2/transactions/${transactionId}`, { method: 'PATCH', headers, body });
  return page;
}

const refusesConnections = (url: string) => vi.waitFor(() => expect(fetch(`${url}/__admin/health`)).rejects.toThrow());

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('a second %s ends a sandbox at once, with code %i, while an answer is being sent', async (signal, exit) => {
  const { child, code, url } = await start('--memory');
  const answer = await fetch(await longPage(url), { headers });
  child.kill(signal);
  await refusesConnections(url);
  child.kill(signal);
  expect(await code).toBe(exit);
  await expect(answer.text()).rejects.toThrow();
});

test.each([
  ['/api/v2/transactions?limit=16', ({ data }: { data: unknown[] }) => data],
  ['/__admin/b2core/transactions', ({ items }: { items: unknown[] }) => items],
])('what GET %s is sending when a sandbox closes arrives whole', async (path, rowsOf) => {
  const { close, url } = await createSandbox({ port: 0 });
  await longPage(url);
  const answer = await fetch(url + path, { headers });
  const closed = close();
  await refusesConnections(url);
  expect(rowsOf((await answer.json()) as never).length).toBeGreaterThanOrEqual(16);
  await closed;
});

test('a sandbox goes on when nobody reads its output any more', async () => {
  const child = spawn(process.execPath, [bin, 'start', '-p', '0', '--memory'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [text] = await once(child.stdout, 'data');
  const url = /http:\/\/\S+/.exec(String(text))?.[0] as string;
  child.stdout.destroy();
  child.stderr.destroy();
  for (let call = 0; call < 20; call += 1) {
    expect((await fetch(`${url}/api/v2/applications/2`, { headers: { Authorization: 'Bearer b2core-admin' } })).status).toBe(200);
  }
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test('exec ends when its command has ended, although what that left running is still connected', async () => {
  const left = `fetch(process.env.COUNTERSIGN_URL + '/__admin/requests/stream').then(() => setTimeout(() => undefined, 60000))`;
  const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(left)}], { stdio: 'ignore', detached: true }).unref(); setTimeout(() => process.exit(7), 500)`;
  const ended = run('exec', '--', process.execPath, '-e', script);
  expect(await ended.code).toBe(7);
});

test('a command that follows a world ends when nobody reads its output any more', async () => {
  const { url } = await start('--memory');
  const call = () => fetch(`${url}/api/v2/applications/2`, { headers });
  await call();
  const child = spawn(process.execPath, [bin, 'requests', '--follow', '--url', url], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  await vi.waitFor(async () => {
    await call();
    expect(child.exitCode).toBe(0);
  });
  await ended;
});

/** What the package does to the process that imports it: nothing. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { createSandbox } from '../src/index.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Prints what the host process looks like before and after the package is imported, and after a sandbox was open. */
const program = `
  const described = (object) =>
    Object.fromEntries(
      Reflect.ownKeys(object).map((key) => {
        const { value, get } = Object.getOwnPropertyDescriptor(object, key);
        const own = typeof value === 'function' ? String(value) : get ? String(get) : typeof value;
        return [String(key), own];
      }),
    );
  const prototypes = [Object, Array, Function, String, Promise, Map, Date, JSON, Math, Response, Request, Headers];
  const look = () => ({
    noDeprecation: process.noDeprecation,
    flags: [process.throwDeprecation, process.traceDeprecation, process.exitCode, Error.stackTraceLimit],
    listeners: Object.fromEntries(process.eventNames().map((name) => [String(name), process.listenerCount(name)])),
    globals: described(globalThis),
    prototypes: prototypes.map((one) => [described(one), one.prototype ? described(one.prototype) : null]),
    env: { ...process.env },
    cwd: process.cwd(),
  });
  // Node defines some globals when they are first used, so all are read once before the first look.
  look();
  await fetch('data:,').then((answer) => answer.text());
  const before = look();
  const { createSandbox } = await import(${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)});
  const imported = look();
  const sandbox = await createSandbox({ port: 0 });
  const answered = await fetch(sandbox.url + '/api/v2/applications/1', { headers: { Authorization: 'Bearer b2core-admin' } });
  await answered.text();
  await sandbox.close();
  console.log(JSON.stringify({ status: answered.status, before, imported, closed: look() }));
`;

test('importing the package and running a sandbox change nothing in the host process', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { maxBuffer: 2 ** 26 });
  const { status, before, imported, closed } = JSON.parse(stdout);
  expect(status).toBe(200);
  expect(Object.keys(before.globals)).toContain('setTimeout');
  expect(imported).toEqual(before);
  expect(closed).toEqual(before);
});

test("the host's fake timers hang neither a call, nor a delayed call, nor closing", { timeout: 10_000 }, async () => {
  const sandbox = await createSandbox({ port: 0 });
  vi.useFakeTimers();
  const get = (headers: Record<string, string> = {}) =>
    fetch(`${sandbox.url}/api/v2/applications/1`, { headers: { Authorization: 'Bearer b2core-admin', ...headers } });
  expect((await get()).status).toBe(200);
  const delayed = await get({ Prefer: 'delay=20' });
  expect(delayed.status).toBe(200);
  expect(delayed.headers.get('Preference-Applied')).toContain('delay=20');
  await sandbox.close();
});

test('a sandbox that starts under fake timers answers, and closes', { timeout: 10_000 }, async () => {
  vi.useFakeTimers();
  await using sandbox = await createSandbox({ port: 0 });
  expect((await fetch(`${sandbox.url}/__admin/health`)).status).toBe(200);
});

/** What test suites are given: a world per test, for Vitest and for Playwright. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { test } from '../src/testing/vitest.ts';
import { began } from './story.ts';
import { chromium, root, suites } from './suites.ts';

describe('two hundred parallel tests against one sandbox', () => {
  const seen = { worlds: new Set<string>(), sandboxes: new Set<string>() };
  let running = 0;
  let atOnce = 0;
  test.override({ beginning: { seed: 7, startTime: began } });

  const numbers = Array.from({ length: 200 }, (_, number) => number);
  test.concurrent.for(numbers)('test %i has its own data, clock, faults and journal', async (number, { world, sandbox, expect }) => {
    running += 1;
    atOnce = Math.max(atOnce, running);
    seen.worlds.add(world.id);
    seen.sandboxes.add(sandbox.url);
    const statuses = async () => {
      const { data } = await world.b2core.GET('/applications', { params: { query: { filter: { statusId: 0 } } } });
      return data && 'data' in data ? data.data.map(({ id }) => id) : [];
    };
    const now = async () => ((await (await fetch(`${world.url}/__admin/clock`)).json()) as { now: string }).now;
    const pending = await statuses();
    expect(pending).toContain(2);
    expect(await now()).toBe(began);

    const mine = pending[number % pending.length] as number;
    const decided = await world.b2core.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: mine } } });
    expect(decided.response.status).toBe(204);
    await world.advance(`${number}m`);
    const struck = number % 2 === 0;
    if (struck) await world.arm({ match: { operationId: 'listTransactions' }, effect: { status: 503 } });

    expect(await statuses()).toEqual(pending.filter((id) => id !== mine));
    expect(Date.parse(await now()) - Date.parse(began)).toBe(number * 60_000);
    expect((await world.b2core.GET('/transactions')).response.status).toBe(struck ? 503 : 200);
    const calls = (await world.requests()).map(({ operationId }) => operationId);
    expect(calls).toEqual(['listTransactions', 'listApplications', 'approveApplication', 'listApplications']);
    running -= 1;
  });

  afterAll(() => {
    expect({ atOnce, worlds: seen.worlds.size, sandboxes: seen.sandboxes.size }).toEqual({ atOnce: 200, worlds: 200, sandboxes: 1 });
  });
});

describe('a world', () => {
  test('sends the body of every method', async ({ world }) => {
    const body = { approvalId: 'cba4e337-8876-46fe-9216-438a82ce7697' };
    await world.aquanow.DELETE('/approval', { body });
    expect(await world.requests({ method: 'DELETE' })).toMatchObject([{ request: { body } }]);
  });

  let dropped = '';
  test('is dropped after its test', async ({ world }) => {
    expect((await world.b2core.GET('/applications')).response.status).toBe(200);
    dropped = world.id;
  });
  test('so that the next does not find it', async ({ sandbox }) => {
    const worlds = (await (await fetch(`${sandbox.url}/__admin/worlds`)).json()) as { id: string }[];
    expect(worlds.map(({ id }) => id)).not.toContain(dropped);
  });
});

describe('a suite of its own, run as a child', () => {
  const { folder, run, playwright } = suites();

  const suite = `
    import { expect } from 'vitest';
    import { test } from '${root}src/testing/vitest.ts';
    for (const name of ['one', 'two', 'three']) test(name, async ({ world, sandbox }) => {
      expect(sandbox.url).toBe(process.env.COUNTERSIGN_URL);
      const { response } = await world.b2core.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 1 } } });
      expect(response.status).toBe(204);
    });
  `;

  test('uses the sandbox COUNTERSIGN_URL names from every worker, and leaves no world behind', async () => {
    await using sandbox = await createSandbox({ port: 0, strictWorlds: true });
    for (const file of ['a.test.ts', 'b.test.ts', 'c.test.ts']) await writeFile(join(folder(), file), suite);
    const { out } = await run('vitest/vitest.mjs', ['run', '--root', folder()], { COUNTERSIGN_URL: sandbox.url });
    expect(out).toContain('9 passed');
    expect(await (await fetch(`${sandbox.url}/__admin/worlds`)).json()).toEqual([]);
  });

  const opening = `
    import { expect } from '@playwright/test';
    import { test } from '${root}src/testing/playwright.ts';
    const headers = { Authorization: 'Bearer b2core-admin' };
  `;
  const onRequest = `${opening}
    for (const id of [1, 2]) test('request ' + id + ' is approved, in this world alone', async ({ request, sandbox, world }) => {
      const at = (one: number) => sandbox.url + '/api/v2/applications/' + one;
      const status = async (one: number) => (await (await request.get(at(one), { headers })).json()).statusId;
      expect((await request.post(at(id) + '/approve', { headers })).status()).toBe(204);
      expect([await status(1), await status(2)]).toEqual([1, 2].map((one) => (one === id ? 1 : 0)));
      expect((await world.b2core.GET('/applications/{applicationId}', { params: { path: { applicationId: id } } })).data?.statusId).toBe(1);
      expect((await (await request.get(sandbox.url + '/__admin/clock')).json()).now).toBe('${began}');
    });
  `;
  const onPage = `${opening}
    for (const id of [1, 2]) test('request ' + id + ' is approved on a page, in its world alone', async ({ page, sandbox, world }) => {
      await page.goto(sandbox.url + '/__admin/health');
      const statuses = await page.evaluate(async ([id, headers]) => {
        await fetch('/api/v2/applications/' + id + '/approve', { method: 'POST', headers });
        const status = async (one: number) => (await (await fetch('/api/v2/applications/' + one, { headers })).json()).statusId;
        return [await status(1), await status(2)];
      }, [id, headers] as const);
      expect(statuses).toEqual([1, 2].map((one) => (one === id ? 1 : 0)));
      expect((await world.b2core.GET('/applications/{applicationId}', { params: { path: { applicationId: id } } })).data?.statusId).toBe(1);
    });
  `;

  test('a request of Playwright is made in the world of its test', async () => {
    expect((await playwright(onRequest)).out).toContain('2 passed');
  });

  test.skipIf(!chromium)('a page of Playwright acts in the world of its test', { timeout: 120_000 }, async () => {
    expect((await playwright(onPage)).out).toContain('2 passed');
  });
});

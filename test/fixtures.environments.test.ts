/** Suites in the environments that users have: fake timers, a DOM whose `fetch` is a page's, every pool, shared workers, other runners. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, suites } from './suites.ts';

const { folder, run, vitest } = suites();

/** What DOM environments do: their `fetch` obeys the rules for pages, and so does not reach a sandbox. */
const dom = `
  export default {
    name: 'dom', viteEnvironment: 'ssr',
    setup(global) {
      const { fetch } = global;
      global.fetch = async () => { throw new Error('Cross-Origin Request Blocked'); };
      global.document = {};
      return { teardown() { global.fetch = fetch; delete global.document; } };
    },
  };
`;

const suite = (environment: string) => `
  import { afterEach, beforeEach, expect, vi } from 'vitest';
  import { test } from '${root}src/testing/vitest.ts';
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  for (const turn of [1, 2]) test('a withdrawal is settled, turn ' + turn, async ({ world }) => {
    expect(typeof document).toBe('${environment === 'node' ? 'undefined' : 'object'}');
    await world.b2core.expect.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
    await world.advance('60s');
    const { data } = await world.b2core.expect.GET('/transactions/{transactionId}', { params: { path: { transactionId: 2 } } });
    expect(data.status).toBe('done');
    await world.arm({ effect: { status: 503, delay: { type: 'fixed', milliseconds: 20 } } });
    expect((await world.b2core.GET('/applications')).response.status).toBe(503);
    const aborted = world.b2core.GET('/applications', { signal: AbortSignal.abort(new Error('no longer wanted')) });
    await expect(aborted).rejects.toThrow();
    expect(await world.requests()).toHaveLength(3);
  });
`;

describe('with fake timers', () => {
  test.each([
    ['node', '--pool=forks'],
    ['node', '--pool=vmThreads'],
    ['./dom.ts', '--pool=threads'],
    ['./dom.ts', '--pool=forks', '--no-isolate'],
    ['./dom.ts', '--pool=threads', '--no-isolate'],
  ])('tests have their worlds: %s %s %s', { timeout: 60_000 }, async (environment, ...args) => {
    await writeFile(join(folder(), 'dom.ts'), dom);
    await writeFile(join(folder(), 'two.test.ts'), suite(environment));
    const { out } = await vitest(suite(environment), { args: [`--environment=${environment}`, ...args.filter(Boolean)] });
    expect(out).toContain('4 passed');
  });

  test('a test that fails is told its last calls, also where fetch is that of a page', async () => {
    await writeFile(join(folder(), 'dom.ts'), dom);
    const failing = suite('./dom.ts').replace("toBe('done')", "toBe('pending')");
    const { err } = await vitest(failing, { failing: true, args: ['--environment=./dom.ts'] });
    expect(err).toContain('GET /api/v2/transactions/2 (getTransaction) by b2core-admin: 200');
  });
});

describe('any runner', () => {
  const program = `
    import assert from 'node:assert/strict';
    import { sandboxWorld } from '${root}src/testing/world.ts';
    const approve = (world) => world.b2core.expect.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
  `;

  test('node:test has a world for each test, and ends by itself', async () => {
    const source = `${program}
      import { test } from 'node:test';
      for (const turn of [1, 2]) test('is approved, turn ' + turn, { concurrency: true }, async (t) => {
        const world = await sandboxWorld({ seed: 7, startTime: '2026-03-01T09:00:00Z' }, t);
        await approve(world);
        assert.equal((await world.requests()).length, 1);
        assert.equal(await world.now(), '2026-03-01T09:00:00.000Z');
      });`;
    await writeFile(join(folder(), 'one.test.mjs'), source);
    expect((await run('../one.test.mjs', [])).out).toMatch(/pass 2\b/);
  });

  test('a program without a runner has one too, until it lets go of it', async () => {
    const source = `${program}
      let dropped;
      {
        await using world = await sandboxWorld();
        await approve(world);
        dropped = world;
      }
      console.log((await dropped.requests()).length);`;
    await writeFile(join(folder(), 'one.ts'), source);
    expect((await run('../one.ts', [])).out).toBe('0\n');
  });

  test.each(['afterAll', 'after'])('worlds are dropped after all tests of a file, by the runner’s %s', async (hook) => {
    const source = `
      import { createSandbox } from '${root}src/index.ts';
      let end;
      globalThis.${hook} = (work) => { end = work; };
      const sandbox = await createSandbox({ port: 0 });
      process.env.COUNTERSIGN_URL = sandbox.url;
      const { sandboxWorld } = await import('${root}src/testing/world.ts');
      const worlds = async () => (await (await fetch(sandbox.url + '/__admin/worlds')).json()).length;
      await Promise.all([sandboxWorld(), sandboxWorld()]);
      console.log(await worlds());
      await end();
      console.log(await worlds());
      await sandbox.close();`;
    await writeFile(join(folder(), 'one.mjs'), source);
    expect((await run('../one.mjs', [])).out).toBe('2\n0\n');
  });
});

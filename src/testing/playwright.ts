/** Playwright's `test` with a `world` of its own for each test, which `page`, `context` and `request` name in every call. */
import { test as base } from '@playwright/test';
import type { Beginning, SandboxWorld } from '../index.ts';
import { type SuiteSandbox, suiteSandbox } from './suite.ts';

interface TestFixtures {
  /** How the world begins: `test.use({ beginning: { seed: 7 } })`, or in the configuration's `use`. */
  beginning: Beginning;
  /** The test's own; dropped afterwards. */
  world: SandboxWorld;
}

interface WorkerFixtures {
  /** Shared by the tests of a worker, and by all where COUNTERSIGN_URL names a running one. */
  sandbox: SuiteSandbox;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern, and wants one.
    async ({}, use) => {
      const sandbox = await suiteSandbox();
      await use(sandbox);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
  beginning: [{}, { option: true }],
  world: async ({ sandbox, beginning }, use) => {
    const world = await sandbox.begin(beginning);
    await use(world);
    await world.drop();
  },
  extraHTTPHeaders: ({ extraHTTPHeaders, world }, use) => use({ ...extraHTTPHeaders, 'X-World': world.id }),
});

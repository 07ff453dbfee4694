/** Playwright's `test` with a `world` of its own for each test, which `page`, `context` and `request` name in every call. */
import { writeFile } from 'node:fs/promises';
import { test as base, type TestInfo } from '@playwright/test';
import type { Beginning, SandboxWorld } from '../index.ts';
import { lastCalls } from './explain.ts';
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

/** Prints the last calls of the world of a test that failed, and attaches them to its report along with the whole of its journal. */
async function explain(world: SandboxWorld, sandbox: SuiteSandbox, testInfo: TestInfo): Promise<void> {
  const told = await lastCalls(world, sandbox);
  process.stderr.write(`\n${testInfo.titlePath.join(' > ')}\n${told}\n`);
  await testInfo.attach('calls.txt', { body: told, contentType: 'text/plain' });
  const har = await world.har().catch(() => undefined);
  if (!har) return;
  const path = testInfo.outputPath('calls.har');
  await writeFile(path, JSON.stringify(har));
  testInfo.attachments.push({ name: 'calls.har', path, contentType: 'application/json' });
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
  world: async ({ sandbox, beginning }, use, testInfo) => {
    const world = await sandbox.begin(beginning);
    await use(world);
    if (testInfo.status !== testInfo.expectedStatus) await explain(world, sandbox, testInfo);
    await world.drop();
  },
  extraHTTPHeaders: ({ extraHTTPHeaders, world }, use) => use({ ...extraHTTPHeaders, 'X-World': world.id }),
});

/** Playwright's `test` with a `world` of its own for each test, in which `page`, `context` and `request` call the sandbox. */
import { writeFile } from 'node:fs/promises';
import { test as base, type TestInfo } from '@playwright/test';
import type { Beginning, SandboxWorld } from '../index.ts';
import { lastCalls } from './explain.ts';
import { leadClient, leadPages } from './route.ts';
import { type SuiteSandbox, suiteSandbox } from './suite.ts';

interface TestFixtures {
  /** How the world begins: `test.use({ beginning: { seed: 7 } })`, or in the configuration's `use`. */
  beginning: Beginning;
  /**
   * Origins where the page believes the vendors' APIs to be: `['http://localhost:3000', 'https://api.example.com']`. Its calls of them
   * are made at the sandbox. Unless given, where `countersign start` has the sandbox.
   */
  sandboxAt: readonly string[];
  /** The test's own; dropped afterwards. */
  world: SandboxWorld;
  /** Origins elsewhere that the page called a vendor's API at. */
  calledElsewhere: Set<string>;
}

interface WorkerFixtures {
  /** Shared by the tests of a worker, and by all where COUNTERSIGN_URL names a running one. */
  sandbox: SuiteSandbox;
}

/** What can be done about calls of vendors' APIs that never came to the sandbox. */
const strayed = (origins: Iterable<string>, { url }: SuiteSandbox) =>
  [...origins].map(
    (origin) =>
      `\nThe page called a vendor's API at ${origin}; the sandbox of this test is ${url}. test.use({ sandboxAt: ['${origin}'] }) leads such calls to it.`,
  );

/** Prints the last calls of the world of a test that failed, and attaches them to its report along with the whole of its journal. */
async function explain(world: SandboxWorld, sandbox: SuiteSandbox, elsewhere: Iterable<string>, testInfo: TestInfo): Promise<void> {
  const told = [await lastCalls(world, sandbox), ...strayed(elsewhere, sandbox)].join('');
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
  sandboxAt: [['http://localhost:4010', 'http://127.0.0.1:4010'], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  calledElsewhere: ({}, use) => use(new Set()),
  world: async ({ sandbox, beginning, calledElsewhere }, use, testInfo) => {
    const world = await sandbox.begin(beginning);
    await use(world);
    if (testInfo.status !== testInfo.expectedStatus) await explain(world, sandbox, calledElsewhere, testInfo);
    await world.drop();
  },
  context: async ({ baseURL, calledElsewhere, context, sandbox, sandboxAt: origins, world }, use) => {
    await leadPages(context, { world, sandbox, origins }, calledElsewhere);
    leadClient(context.request, { world, sandbox, origins }, baseURL);
    await use(context);
  },
  request: ({ baseURL, request, sandbox, sandboxAt: origins, world }, use) => {
    leadClient(request, { world, sandbox, origins }, baseURL);
    return use(request);
  },
});

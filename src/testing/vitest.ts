/** Vitest's `test` with a `world` of its own for each test, dropped afterwards. */
import { test as base } from 'vitest';
import type { Beginning } from '../index.ts';
import { lastCalls } from './explain.ts';
import { suiteSandbox } from './suite.ts';

/**
 * Fixtures: `world` is the test's own, `beginning` says how it begins (`test.override({ beginning: { seed: 7 } })`),
 * `sandbox` is shared by the tests of a worker, and by all where COUNTERSIGN_URL names a running one.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern, and wants one.
  .extend('sandbox', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const sandbox = await suiteSandbox();
    onCleanup(sandbox.close);
    return sandbox;
  })
  .extend('beginning', (): Beginning => ({}))
  .extend('world', async ({ sandbox, beginning, task }, { onCleanup }) => {
    const world = await sandbox.begin(beginning);
    onCleanup(async () => {
      const error = task.result?.state === 'fail' ? task.result.errors?.at(-1) : undefined;
      // Every reporter prints the message of an error, right where it tells that the test failed.
      if (error) error.message = `${error.message}\n\n${await lastCalls(world, sandbox)}`;
      await world.drop();
    });
    return world;
  });

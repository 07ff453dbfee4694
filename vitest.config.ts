import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Two hundred, for the tests that run side by side in `test/fixtures.test.ts`.
const base = { maxConcurrency: 200, testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Vitest leaves one core unused; most tests wait for a sandbox or a child process, so each core has a worker.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { ...base, name: 'direct', include: ['test/**/*.test.ts'] } },
      // The same stories again, with a Prism proxy in between that holds every answer against the joined document.
      { test: { ...base, name: 'through prism', include: ['test/providers/*.test.ts'], env: { STORIES_THROUGH: 'prism' } } },
      // And without a port, by the sandbox's `fetch`.
      { test: { ...base, name: 'in process', include: ['test/providers/*.test.ts'], env: { STORIES_THROUGH: 'fetch' } } },
    ],
  },
});

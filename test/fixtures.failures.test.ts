/** What somebody reads whose test has failed: the last calls of its world, with reasons and with what to do. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, suites } from './suites.ts';

const { folder, playwright, vitest } = suites();

/** Tests that fail, for either runner. */
const failing = `
  const parameters = { params: { path: { applicationId: 2 } } };
  test('approves twice', async ({ world }) => {
    await world.b2core.POST('/applications/{applicationId}/approve', parameters);
    const { response } = await world.b2core.POST('/applications/{applicationId}/approve', parameters);
    expect(response.status).toBe(204);
  });
  test('sends a wrong body', async ({ world }) => {
    const { response } = await world.b2core.POST('/applications/{applicationId}/reject', { ...parameters, body: { data: 7 } });
    expect(response.status).toBe(204);
  });
  test('calls as a persona who may not', async ({ world }) => {
    const body = { action: 'APPROVE', approvalId: 'cba4e337-8876-46fe-9216-438a82ce7697', comment: 'ok' };
    const { response } = await world.as('aquanow-initiator').aquanow.POST('/approval/review', { body });
    expect(response.status).toBe(200);
  });
  test('calls as nobody, and where nothing is', async ({ world }) => {
    const { status } = await fetch(world.url + '/api/v2/applications');
    await fetch(world.url + '/api/v2/aplications?limit=1');
    expect(status).toBe(200);
  });
  test('breaks the connection', async ({ world }) => {
    await world.arm({ effect: { fault: 'EMPTY_RESPONSE' } });
    await world.b2core.GET('/applications');
  });
  test('never calls the world', async ({ world }) => {
    expect(world.id).toBe('');
  });
`;

/** What is printed of each test: which world is left open. */
const told = [
  `, the newest last:
  POST /api/v2/applications/2/approve (approveApplication) by b2core-admin: 204
    transactions 2: approve, pending -> inProgress
    requests 2: approve, 0 -> 1
  POST /api/v2/applications/2/approve (approveApplication) by b2core-admin: 409
    Cannot approve: the status is 1, it would have to be 0 or 3
    requests 2 allows now: reopen (world.simulate)
`,
  `, the newest last:
  POST /api/v2/applications/2/reject (rejectApplication) by b2core-admin: 400
    /body/resolutionId is missing
    /body/data must be array
`,
  `, the newest last:
  POST /accounts/v1/approval/review (reviewApproval) by aquanow-initiator: 403
    Only the approver may do this
    approve is allowed now to: aquanow-approver, aquanow-root
`,
  `, the newest last:
  GET /api/v2/applications (listApplications) by nobody: 401
    Authorization header required
    sandbox.personas has each persona's headers, world.as(name) has clients that send them
  GET /api/v2/aplications?limit=1 (no operation) by nobody: 404
    GET /api/v2/aplications: not found
    the closest operations: GET /api/v2/applications, GET /api/v2/transactions, GET /api/v2/applications/{applicationId}
`,
  `, the newest last:
  GET /api/v2/applications (listApplications) by b2core-admin: no answer
    The sandbox's fault-1 struck this call
`,
  ' got no call: does your program use world.url or X-World?\n',
];

describe('a test that fails', () => {
  test('in Vitest, is told what its world was asked, and why it refused', async () => {
    const { err } = await vitest(
      `import { expect } from 'vitest'; import { test } from '${root}src/testing/vitest.ts'; ${failing}
      test('passes', async ({ world }) => void (await world.b2core.GET('/applications')));
      test.fails('is expected to fail', async ({ world }) => { throw new Error('as it should'); });`,
      { failing: true },
    );
    for (const text of told) expect(err).toContain(text);
    expect(err.match(/orld test-\d+/g)).toHaveLength(told.length);
  });

  test('in Playwright, likewise, and its report has the journal as an archive', { timeout: 120_000 }, async () => {
    const { out, err } = await playwright(
      `import { expect } from '@playwright/test'; import { test } from '${root}src/testing/playwright.ts'; ${failing}`,
      { failing: true },
    );
    for (const text of told) expect(out + err).toContain(text);
    const attached = await readdir(join(folder(), 'test-results'), { recursive: true });
    const archives = attached.filter((file) => file.endsWith('.har'));
    expect(archives).toHaveLength(told.length);
    const lengths = await Promise.all(
      archives.map(async (file) => JSON.parse(await readFile(join(folder(), 'test-results', file), 'utf8')).log.entries.length),
    );
    expect(lengths.sort()).toEqual([0, 1, 1, 1, 2, 2]);
  });
});

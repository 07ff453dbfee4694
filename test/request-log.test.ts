/** The line that is logged per request: query, world, persona, the reason of a refusal, transitions. */
import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { call } from './story.ts';

const admin = { Authorization: 'Bearer b2core-admin' };

/** What colours a status. */
const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** Calls a sandbox and returns the lines it logs, without colours and with `#` for the milliseconds. */
async function logged(calls: (url: string) => Promise<unknown>, count: number): Promise<string[]> {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line.replaceAll(colour, '').replace(/ \d+\.\dms/, ' #'));
  await using sandbox = await createSandbox({ port: 0, startTime: '2026-03-01T09:00:00Z', log });
  await calls(sandbox.url);
  await expect.poll(() => lines.length).toBe(count);
  return lines;
}

test('the line of a request has its query, operation, world and persona', async () => {
  const path = '/api/v2/applications?filter[statusId]=0&limit=1';
  expect(await logged((url) => call(url, 'GET', path, { headers: admin }), 1)).toEqual([
    `GET ${path} listApplications default b2core-admin 200 #`,
  ]);
});

test('the line of a refused request has the reason, and that of a change has the transitions by the names of statuses', async () => {
  const path = '/w/t1/api/v2/applications/2/approve';
  const lines = await logged(async (url) => {
    await call(url, 'POST', path, { headers: admin });
    await call(url, 'POST', path, { headers: admin });
    await call(url, 'POST', path);
    await call(url, 'GET', '/nowhere');
  }, 4);
  expect(lines).toEqual([
    `POST ${path} approveApplication t1 b2core-admin 204 # transactions/2 pending -> inProgress, requests/2 pending -> approved`,
    `POST ${path} approveApplication t1 b2core-admin 409 # illegal_transition: Cannot approve: the status is 1, it would have to be 0 or 3`,
    expect.stringMatching(/ approveApplication t1 - 401 # unauthenticated/),
    expect.stringMatching(/^GET \/nowhere - default - 404 # unknown_path: No API here: /),
  ]);
});

test('what the control plane plays and fires is in its lines too, a long list cut', async () => {
  const lines = await logged(async (url) => {
    await call(url, 'POST', '/__admin/b2core/requests/2/goto/approved');
    await call(url, 'POST', '/__admin/b2core/requests/3/simulate/take');
    await call(url, 'POST', '/__admin/clock/advance', { body: { by: '400d' } });
  }, 3);
  expect(lines[0]).toMatch(/goToStatus default - 200 # .*requests\/2 pending -> approved$/);
  expect(lines[1]).toMatch(/simulateEvent default - 200 # requests\/3 pending -> inProgress$/);
  expect(lines[2]).toMatch(/advanceClock default - 200 # .*transactions\/2 inProgress -> done/);
});

test('what a caller sent neither breaks the line nor steers a terminal, and a long reason is cut', async () => {
  const body = JSON.stringify({ [`a\n\u001b[2J${'x'.repeat(400)}`]: 1 });
  const [line = ''] = await logged((url) => call(url, 'POST', '/api/v2/applications/2/approve', { headers: admin, body }), 1);
  expect(line).toContain('invalid_request: /body/a [2Jxxx');
  expect(line).toMatch(/^\P{Cc}{200,600}\.\.\.$/u);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSandbox, type Scenario } from '../src/index.ts';
import { call } from './story.ts';

const user = { username: 'fred', company: 'Cinder', canApprove: true, email: 'fred@cinder.example' };
const quiet: Scenario = { name: 'quiet', description: 'No approvals.', records: { aquanow: { approvals: [] } }, more: {} };

test('a world begins in a scenario the sandbox was given', async () => {
  await using sandbox = await createSandbox({ port: 0, scenarios: [quiet] });
  const world = sandbox.world('w', { scenario: 'quiet' });
  expect((await call(sandbox.url, 'GET', '/__admin/aquanow/approvals', { headers: { 'X-World': world.id } })).body).toMatchObject({
    total: 0,
  });
  expect((await call(sandbox.url, 'GET', '/__admin/scenarios')).body).toContainEqual({ name: 'quiet', description: 'No approvals.' });
});

test('a scenario whose records break the document is refused, each finding named', async () => {
  const broken = { ...quiet, more: { aquanow: { users: [{ ...user, canApprove: 'maybe' }] } } };
  await expect(createSandbox({ port: 0, scenarios: [broken] })).rejects.toThrow(/scenario 'quiet': aquanow: users\[\d+\].*canApprove/);
});

test('a scenario that writes the times of a field in several ways is refused: they could not be moved and stay in order', async () => {
  const requests = JSON.parse(readFileSync(new URL('../fixtures/b2core.json', import.meta.url), 'utf8')).requests;
  const mixed = [requests[0], { ...requests[1], createTime: '2026-01-02 03:04:05' }];
  const broken: Scenario = { ...quiet, records: { b2core: { requests: mixed } } };
  await expect(createSandbox({ port: 0, scenarios: [broken] })).rejects.toThrow(
    "scenario 'quiet': b2core: an index of requests names 'createTime', whose times are not all written alike",
  );
});

test('a scenario whose records contradict each other is refused, the invariant named', async () => {
  const { requests, transactions } = JSON.parse(readFileSync(new URL('../fixtures/b2core.json', import.meta.url), 'utf8'));
  const cancelled = transactions.map((one: any) => (one.transactionId === 2 ? { ...one, status: 'cancelled' } : one));
  const approved = requests.map((one: any) => (one.id === 2 ? { ...one, statusId: 1 } : one));
  const broken: Scenario = { ...quiet, records: { b2core: { requests: approved, transactions: cancelled } } };
  await expect(createSandbox({ port: 0, scenarios: [broken] })).rejects.toThrow(/scenario 'quiet': b2core: requests 2: .*approved-is-paid/);
});

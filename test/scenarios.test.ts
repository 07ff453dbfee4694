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

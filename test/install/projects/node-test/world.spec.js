import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSandbox } from 'countersign';

const sandbox = await createSandbox({ port: 0 });
after(() => sandbox.close());

test('an approved request is approved', async () => {
  const world = sandbox.world('t1', { seed: 7 });
  const params = { path: { applicationId: 1 } };
  await world.b2core.POST('/applications/{applicationId}/approve', { params });
  assert.equal((await world.b2core.GET('/applications/{applicationId}', { params })).data.statusId, 1);
});

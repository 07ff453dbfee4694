const assert = require('node:assert/strict');
const { createSandbox } = require('countersign');

async function story() {
  const sandbox = await createSandbox({ port: 0 });
  const world = sandbox.world('t1');
  const params = { path: { applicationId: 1 } };
  assert.equal((await world.b2core.POST('/applications/{applicationId}/approve', { params })).response.status, 204);
  assert.equal((await world.b2core.GET('/applications/{applicationId}', { params })).data.statusId, 1);
  assert.equal((await import('countersign')).createSandbox, createSandbox);
  await sandbox.close();
}

story();

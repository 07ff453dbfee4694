import assert from 'node:assert/strict';
import { createSandbox } from 'countersign';

const sandbox = await createSandbox({ port: 0 });
const world = sandbox.world('t1', { seed: 7, startTime: '2026-03-01T09:00:00Z' });
const params = { path: { applicationId: 2 } };
assert.equal((await world.b2core.POST('/applications/{applicationId}/approve', { params })).response.status, 204);
await world.advance('60s');
const { data } = await world.b2core.GET('/transactions/{transactionId}', { params: { path: { transactionId: 2 } } });
assert.equal(data.status, 'done');
await sandbox.close();

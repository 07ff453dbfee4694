import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sandboxWorld } from 'countersign/testing';

for (const turn of [1, 2]) {
  test(`a test has a world in one line, turn ${turn}`, async (t) => {
    const world = await sandboxWorld({ seed: 7 }, t);
    await world.b2core.expect.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
    assert.equal((await world.requests()).length, 1);
  });
}

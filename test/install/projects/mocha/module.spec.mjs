import assert from 'node:assert/strict';
import { sandboxWorld } from 'countersign/testing';

for (const turn of [1, 2]) {
  it(`a test has a world in one line, turn ${turn}`, async () => {
    const world = await sandboxWorld({ seed: 7 });
    await world.b2core.expect.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
    assert.equal((await world.requests()).length, 1);
  });
}

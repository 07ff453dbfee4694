const { sandboxWorld } = require('countersign/testing');

test.each([1, 2])('a test has a world in one line, turn %i', async () => {
  const world = await sandboxWorld({ seed: 7 });
  await world.b2core.expect.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
  expect(await world.requests()).toHaveLength(1);
});

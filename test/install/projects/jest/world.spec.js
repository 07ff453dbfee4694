const { createSandbox } = require('countersign');

let sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

test('an approved withdrawal is settled after a minute', async () => {
  const world = sandbox.world('t1', { seed: 7, startTime: '2026-03-01T09:00:00Z' });
  const { response } = await world.b2core.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
  expect(response.status).toBe(204);
  await world.advance('60s');
  const { data } = await world.b2core.GET('/transactions/{transactionId}', { params: { path: { transactionId: 2 } } });
  expect(data.status).toBe('done');
});

import { connect } from 'countersign/browser';
import { expect, inject, test } from 'vitest';

test('an approved request is approved', async () => {
  expect(document.body).toBeTruthy();
  const world = await (await connect(inject('sandbox'))).begin({ seed: 7 });
  const params = { path: { applicationId: 1 } };
  await world.b2core.POST('/applications/{applicationId}/approve', { params });
  const { data } = await world.b2core.GET('/applications/{applicationId}', { params });
  expect(data?.statusId).toBe(1);
});

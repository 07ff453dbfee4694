import { test } from 'countersign/vitest';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';

/** Tests of this environment, with the runner's timers and with fake ones. */
export const story = (environment: string) =>
  describe.each([{ fake: false }, { fake: true }])(`in ${environment}, fake timers: $fake`, ({ fake }) => {
    beforeEach(() => void (fake && vi.useFakeTimers()));
    afterEach(() => void vi.useRealTimers());

    test.for([1, 2])('an approved withdrawal is settled after a minute, turn %i', async (_, { world }) => {
      expect(typeof document).toBe(environment === 'node' ? 'undefined' : 'object');
      await world.b2core.expect.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
      await world.advance('60s');
      const { data } = await world.b2core.expect.GET('/transactions/{transactionId}', { params: { path: { transactionId: 2 } } });
      expect(data.status).toBe('done');
    });
  });

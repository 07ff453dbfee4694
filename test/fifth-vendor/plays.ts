/** How derived tests call Harbour. */
import { expect } from 'vitest';
import type { Plays } from '../plays.ts';

export const plays: Plays = {
  read: '/harbour/payouts/p-1',
  dialect: { shape: { reason: expect.any(String) }, unauthenticated: 401, unknownPath: 404, wrongMethod: 405 },
  magic: {
    'NewPayout.account': async ({ as, admin }, { value }) => {
      const { id } = (await as('harbour-clerk')('POST', '/harbour/payouts', { account: value, amount: 1 })).body;
      return (await admin('GET', `/harbour/payouts/${id}/history?limit=1`)).body.items[0];
    },
  },
};

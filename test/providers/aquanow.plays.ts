/** How derived tests call Aquanow. */
import { expect } from 'vitest';
import type { Plays } from '../plays.ts';
import { began } from '../story.ts';

const path = '/accounts/v1/approval';
const payload = { address: '0x80fB', symbol: 'USDC', quantity: 1, transactionType: 'WITHDRAW' };

export const plays: Plays = {
  read: `${path}?startTime=${began}`,
  dialect: {
    shape: { message: expect.any(String) },
    unauthenticated: 401,
    unknownPath: 403,
    wrongMethod: 403,
  },
  magic: {
    'NewPayload.networkType': async ({ as }, { value }) => {
      const body = { action: 'BALANCE/WITHDRAW', payload: { ...payload, networkType: value } };
      return (await as('aquanow-initiator')('POST', path, body)).body.payload;
    },
  },
};

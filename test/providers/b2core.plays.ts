/** How derived tests call B2Core. */
import { expect } from 'vitest';
import type { Plays } from '../plays.ts';
import type { Call } from '../story.ts';

const api = '/api/v2';

/** Has a transaction checked, and answers the newest monitoring record. */
async function check(admin: Call, transactionId: number): Promise<object> {
  await admin('POST', `${api}/transactions/${transactionId}/check`);
  const { data } = (await admin('GET', `${api}/monitoring/transactions?limit=1000`)).body;
  return data.reduce((newest: any, record: any) => (record.id > newest.id ? record : newest));
}

export const plays: Plays = {
  read: `${api}/applications`,
  dialect: {
    shape: { error: { message: expect.any(String), details: expect.any(Array) } },
    unauthenticated: 401,
    unknownPath: 404,
    wrongMethod: 405,
  },
  magic: {
    'Transaction.blockchainTransaction': async ({ as }, { value }) => {
      const admin = as('b2core-admin');
      await admin('PATCH', `${api}/transactions/1`, { blockchainTransaction: value });
      return check(admin, 1);
    },
    'Monitoring.sourceAmount': async ({ as }, { value, to = value }) => {
      const admin = as('b2core-admin');
      const { data } = (await admin('GET', `${api}/transactions?filter[type]=deposit&limit=1000`)).body;
      const decimals = ({ creditDetails }: any) => creditDetails.amount.split('.')[1].slice(0, 2);
      return check(admin, data.find((one: any) => decimals(one) >= value && decimals(one) <= to).transactionId);
    },
  },
  given: {
    'requests.reject': [{ resolutionId: 4, data: ['Asked twice.'] }, { resolutionId: 99 }, { resolutionId: 1, resolutionType: 99 }],
    'transactions.update': [
      { dealingStatus: 'approved', complianceStatus: 'approved' },
      { complianceStatus: 'declined' },
      { verificationStatus: 'approved' },
      { resultDate: '2026-02-30 12:00:00' },
      { commission: '1.5' },
    ],
  },
  arrange: {
    'transactions.approve': ({ as }) =>
      as('b2core-admin')('PATCH', `${api}/transactions/2`, { verificationStatus: 'declined', complianceStatus: 'declined' }),
    'transactions.settle': async ({ as }) => {
      await as('b2core-admin')('POST', `${api}/applications/2/approve`);
      await as('b2core-admin')('PATCH', `${api}/transactions/2`, { verificationStatus: 'declined', complianceStatus: 'declined' });
    },
    'transactions.complete': async ({ admin, as }) => {
      await as('b2core-admin')('POST', `${api}/applications/2/approve`);
      await admin('POST', '/b2core/transactions/2/simulate/interrupt');
      await as('b2core-admin')('PATCH', `${api}/transactions/2`, { verificationStatus: 'declined', complianceStatus: 'declined' });
    },
    'monitoring.answer': async ({ as }) => {
      const admin = as('b2core-admin');
      await admin('PATCH', `${api}/transactions/1`, { blockchainTransaction: 'magic-silent' });
      await admin('POST', `${api}/transactions/1/check`);
    },
  },
  // Only withdrawals come to `hold`, because the same guard is asked on the way there.
  neverRefused: ['transactions.failHold', 'transactions.process'],
};

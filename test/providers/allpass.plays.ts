/** How derived tests call Allpass. */
import { expect } from 'vitest';
import type { Plays } from '../plays.ts';
import type { Story } from '../story.ts';

const api = '/api/public';

/** Searches for an address or a transaction hash, and answers the details of the check. */
async function search({ as }: Story, body: object): Promise<object> {
  const app = as('allpass-app');
  const { id, type } = (await app('POST', `${api}/crypto-aml/search`, { blockchain: 'BTC', ...body })).body.data;
  return (await app('GET', `${api}/crypto-aml/${id}/details?type=${type}`)).body.data;
}

/** Schedules the deletion of an applicant, while others in the same status stay. */
const scheduled =
  (externalUserId: string) =>
  ({ as }: Story) =>
    as('allpass-app')('POST', `${api}/applicant/${externalUserId}/schedule-deletion`);

export const plays: Plays = {
  read: `${api}/applicant/user-1001`,
  dialect: {
    shape: { status: false, statusCode: expect.any(Number), message: expect.any(String), time: expect.any(String) },
    unauthenticated: 401,
    unknownPath: 404,
    wrongMethod: 405,
  },
  magic: {
    'SearchCryptoAml.address': (story, { value }) => search(story, { address: value }),
    'SearchCryptoAml.txHash': (story, { value }) => search(story, { txHash: value }),
    'Applicant.email': async ({ as, admin, simulate }, { value }) => {
      const body = { externalUserId: 'user-1017', flowName: 'auto-kyc', email: `ines${value}@example.com` };
      const { id } = (await as('allpass-app')('POST', `${api}/applicant`, body)).body.data;
      for (const event of ['start', 'submit', 'complete']) await simulate('allpass', 'applicants', id, event);
      return (await admin('GET', `/allpass/applicants/${id}/history?limit=1`)).body.items[0];
    },
  },
  given: { 'applicants.moveToFlow': [{ flowId: '2' }, { flowId: 'nowhere' }] },
  arrange: {
    'applicants.start': scheduled('user-1002'),
    'applicants.submit': scheduled('user-1003'),
    'applicants.complete': scheduled('user-1004'),
    'applicants.hold': scheduled('user-1004'),
    'applicants.review': scheduled('user-1005'),
    'applicants.approve': scheduled('user-1005'),
    'applicants.reject': scheduled('user-1005'),
  },
};

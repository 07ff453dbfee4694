/** How derived tests call Broctagon. */
import { expect } from 'vitest';
import type { Plays } from '../plays.ts';

const requests = '/public/v1/requests';
const id = 'abcd1234';

export const plays: Plays = {
  read: `${requests}/kyc/k7q2m9xa`,
  dialect: {
    shape: { type: expect.any(String), message: expect.any(String) },
    unauthenticated: 403,
    unknownPath: 404,
    wrongMethod: 405,
  },
  magic: {
    'RejectWithdrawalBody.comment': async ({ as }, { value }) => {
      const { status, body } = await as('broctagon-admin')('POST', `${requests}/withdrawal/reject`, { id, comment: value });
      return { faster: status === 400 && body.type === 'request_status_not_pending' };
    },
    'LogEntry.comment': async ({ as }, { value }) => {
      const admin = as('broctagon-admin');
      await admin('POST', `${requests}/withdrawal/reject`, { id, comment: value });
      return (await admin('GET', `${requests}/withdrawal/${id}`)).body.logs.at(-1);
    },
  },
  given: { 'requests.reject': [{ comment: 'too late' }] },
};

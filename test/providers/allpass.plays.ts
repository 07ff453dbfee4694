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

/** The id of a new applicant in the flow with all services, with the pictures and the first field of each kind in the document. */
async function submitted({ as, simulate }: Story, sent: object) {
  const body = { externalUserId: 'user-1017', flowName: 'auto-kyc', email: 'ines@example.com', ...sent };
  const { id } = (await as('allpass-app')('POST', `${api}/applicant`, body)).body.data;
  for (const event of ['start', 'submit']) await simulate('allpass', 'applicants', id, event);
  const { servicesData } = (await as('allpass-app')('GET', `${api}/applicant/${id}`)).body.data;
  const { fields, graphics } = servicesData.find(({ service }: any) => service === 'DOCUMENT_CAPTURE').data;
  return { id, graphics, fields: Object.fromEntries(fields.map(({ fieldType, data }: any) => [fieldType, data[0]])) };
}

/** Supplies something, and answers its comparison with the field of the document. */
const compared =
  (name: string, code: number) =>
  async (story: Story, { value }: { value: string }) =>
    (await submitted(story, { suppliedInfo: { [name]: value } })).fields[code].comparison;

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
    'Applicant.email': async (story, { value }) => {
      const { fields, graphics, id } = await submitted(story, { email: `ines${value}@example.com` });
      await story.simulate('allpass', 'applicants', id, 'complete');
      const [last] = (await story.admin('GET', `/allpass/applicants/${id}/history?limit=1`)).body.items;
      return { ...last, documentNumber: fields[2].value, image: graphics[0].data[0].image };
    },
    'SuppliedInfo.firstName': compared('firstName', 9),
    'SuppliedInfo.lastName': compared('lastName', 8),
    'SuppliedInfo.documentNumber': compared('documentNumber', 2),
    'SuppliedInfo.dateOfBirth': compared('dateOfBirth', 5),
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

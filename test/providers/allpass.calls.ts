/** Calls that Allpass's stories share. */
import { expect } from 'vitest';
import { began, type Call, type Story } from '../story.ts';

export const api = '/api/public';
export const begunAt = Date.parse(began);
export const time = (days: number) => new Date(begunAt + days * 86_400_000).toISOString();
export const newcomer = { externalUserId: 'user-1017', flowName: 'basic-kyc', email: 'ines.navarro@example.com' };
export const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

export const create = async (app: Call, fields: object = {}) =>
  (await app('POST', `${api}/applicant`, { ...newcomer, ...fields })).body.data;
export const profile = async (app: Call, id: string) => (await app('GET', `${api}/applicant/${id}`)).body.data;
export const play = async ({ simulate }: Story, id: string, ...events: string[]) => {
  for (const event of events) await simulate('allpass', 'applicants', id, event);
};
export const search = async (app: Call, body: object) =>
  (await app('POST', `${api}/crypto-aml/search`, { blockchain: 'BTC', ...body })).body.data;
export const details = (app: Call, { id, type }: { id: string; type: string }) =>
  app('GET', `${api}/crypto-aml/${id}/details?type=${type}`);
export const whole = async ({ admin }: Story) =>
  Promise.all(['applicants', 'flows', 'cryptoChecks'].map(async (name) => (await admin('GET', `/allpass/${name}?limit=1000`)).body));

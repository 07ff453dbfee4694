/** What Allpass shows in one world must agree with itself, whichever call shows it. */
import { expect } from 'vitest';
import { api } from '../providers/allpass.calls.ts';
import type { Answer, Call, Story } from '../story.ts';
import { refusing } from './refused.ts';

const apps: Record<string, string> = {
  '5b0c2c52-6a2e-4a4e-9a39-0d3a3f2f9f10': 'allpass-app',
  'c1d9e2f4-7f0b-4b1e-8f6d-2a9b7c3e5d61': 'allpass-other',
};

export const verification = [
  ...['start', 'submit', 'complete', 'hold', 'review', 'approve', 'reject', 'autoHold', 'autoReject', 'autoApprove'],
  ...['moveToFlow', 'continue'],
];

export const post = (app: Call, path: string, body?: object): Promise<Answer> => app('POST', `${api}/${path}`, body);

export const simulate = ({ admin }: Story, id: string, event: string, given?: object): Promise<Answer> =>
  admin('POST', `/allpass/applicants/${id}/simulate/${event}`, given && { given });

/** All records of a resource, page by page. */
export async function walk({ admin }: Story, resource: string, limit = 1000): Promise<any[]> {
  const items: any[] = [];
  for (;;) {
    const { body } = await admin('GET', `/allpass/${resource}?limit=${limit}&offset=${items.length}`);
    items.push(...body.items);
    if (items.length >= body.total || body.items.length === 0) {
      expect([resource, items.length]).toEqual([resource, body.total]);
      return items;
    }
  }
}

/** Everything that is kept for Allpass in a world, to see that a refusal changed nothing. */
export async function kept(story: Story): Promise<unknown> {
  const history = (await story.history({ provider: 'allpass' })).map(({ requestId: _, ...transition }) => transition);
  return { applicants: await walk(story, 'applicants'), checks: await walk(story, 'cryptoChecks'), history, now: await story.now() };
}

export const refused = refusing(kept);

/** Flow, services, review and profile of an applicant say one thing. */
function applicantAgrees(one: any, flows: any[]): void {
  const { externalUserId: who, flow, flowId, servicesData, status, review, createdAt, updatedAt, image, dateOfBirth } = one;
  expect([who, flow, flow.id]).toEqual([who, flows.find(({ id }) => id === flowId), flowId]);
  const places = servicesData.map(({ service }: any) => flow.services.indexOf(service));
  expect(places, who).toEqual(places.toSorted((first: number, second: number) => first - second));
  expect(new Set(places).size, who).toBe(places.length);
  expect(
    servicesData.every(({ type, data, service }: any) => type === flow.type && (data === null || data.stepType === service)),
    who,
  ).toBe(true);
  const statuses = servicesData.map((entry: any) => entry.status);
  if (['COMPLETED', 'APPROVED'].includes(status)) expect(statuses, who).toEqual(flow.services.map(() => 'ACCEPTED'));
  expect([who, statuses.includes('REJECTED')]).toEqual([who, status === 'REJECTED']);
  for (const entry of servicesData)
    expect([who, entry.status, entry.reason === null]).toEqual([who, entry.status, !/R|INC/.test(entry.status)]);
  expect([who, review.status]).toEqual([who, ['IN_REVIEW', 'APPROVED', 'REJECTED'].includes(status) ? status : 'INIT']);
  expect(review.statusSetByName === null, who).toBe(review.status === 'INIT');
  expect(createdAt <= updatedAt && review.createdAt <= review.updatedAt && review.updatedAt <= updatedAt, who).toBe(true);
  const document = servicesData.find(({ data }: any) => data?.stepType === 'DOCUMENT_CAPTURE')?.data;
  if (!document?.fields.length) return;
  const text = (code: number) => document.fields.find(({ fieldType }: any) => fieldType === code)?.data[0].value;
  expect([who, text(5), document.graphics[0].data[0].image]).toEqual([who, dateOfBirth, image]);
}

/** What can be done to an applicant, and what has been done, agree with the status. */
async function futureAndPastAgree({ admin }: Story, { id, externalUserId: who, status, scheduledDeletionDate }: any): Promise<void> {
  const { allowed, deadlines } = (await admin('GET', `/allpass/applicants/${id}/next`)).body;
  const events: string[] = allowed.map(({ event }: any) => event);
  const scheduled = scheduledDeletionDate !== null;
  expect([who, deadlines]).toEqual([who, scheduled ? [{ event: 'remove', at: scheduledDeletionDate }] : []]);
  expect([who, events.includes('restore'), events.includes('issueToken')]).toEqual([who, scheduled, !scheduled]);
  if (scheduled) expect([who, events.filter((event) => verification.includes(event))]).toEqual([who, []]);
  const { items } = (await admin('GET', `/allpass/applicants/${id}/history?limit=1000`)).body;
  const moves = items.filter(({ event }: any) => verification.includes(event));
  if (moves.length > 0) expect([who, moves[0].to]).toEqual([who, status]);
  for (const [place, { from }] of moves.entries()) if (moves[place + 1]) expect([who, from]).toEqual([who, moves[place + 1].to]);
}

/** Holds all that one call shows in a world against what every other call shows. */
export async function agrees(story: Story): Promise<void> {
  const applicants = await walk(story, 'applicants', 7);
  const flows = await walk(story, 'flows');
  const ids = new Set(applicants.map(({ id }) => id));
  for (const { suppliedInfo: _, ...one } of applicants) {
    const app = story.as(apps[one.applications.appKey] as string);
    const other = story.as(one.applications.appKey.startsWith('5') ? 'allpass-other' : 'allpass-app');
    const read = await app('GET', `${api}/applicant/${one.id}`);
    expect(read.body.data).toEqual(one);
    expect(read.body.time).toBe(await story.now());
    if (!ids.has(one.externalUserId)) {
      expect((await app('GET', `${api}/applicant/${encodeURIComponent(one.externalUserId)}`)).body.data).toEqual(one);
    }
    expect((await app('GET', `${api}/applicant/${one.id}/status`)).body.data).toEqual({ id: one.id, status: one.status });
    expect((await other('GET', `${api}/applicant/${one.id}`)).status).toBe(404);
    applicantAgrees(one, flows);
    await futureAndPastAgree(story, one);
  }
  for (const check of await walk(story, 'cryptoChecks', 3)) {
    const { id, type, applicantId, score, reviewStatus, address, txHash, timelines } = check;
    const look = (which: string) => story.as('allpass-other')('GET', `${api}/crypto-aml/${id}/details?type=${which}`);
    expect((await look(type)).body.data).toEqual(check);
    expect((await look(type === 'WALLET' ? 'TRANSACTION' : 'WALLET')).status).toBe(404);
    expect([id, applicantId === null || ids.has(applicantId), (address === null) === (type !== 'WALLET'), txHash === null]).toEqual([
      ...[id, true, true, type === 'WALLET'],
    ]);
    expect([id, reviewStatus]).toEqual([id, score <= 30 ? 'LOW' : score < 70 ? 'MEDIUM' : 'HIGH']);
    for (const entry of timelines) expect([entry.amlId, entry.applicantId]).toEqual([id, applicantId]);
  }
}

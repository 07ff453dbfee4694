/** What Aquanow shows in one world must agree with itself, whichever call shows it. */
import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { instant, iso, span } from '../../src/core/clock.ts';
import type { Answer, Call, Story } from '../story.ts';
import { refusing } from './refused.ts';

export const path = '/accounts/v1/approval';
/** Personas by the user they are, and whether the user may review. */
const users = {
  'aquanow-initiator': 'userOne',
  'aquanow-initiator-2': 'userTwo',
  'aquanow-approver': 'userThree',
  'aquanow-root': 'companyProfile',
};
export const reviewers = ['aquanow-approver', 'aquanow-root'];
/** Two approval requests that wait in the fixtures, of userOne and of userTwo. */
export const [waitingOfOne, waitingOfTwo] = ['cba4e337-8876-46fe-9216-438a82ce7697', '58w5081e-82dc-49cw-a820-844oe4dfq9t4'] as const;

export const ask = (story: Story, persona: string, payload: object = {}): Promise<Answer> =>
  story.as(persona)('POST', path, { action: 'BALANCE/WITHDRAW', payload: { address: '0x80fB', symbol: 'USDC', quantity: 1, ...payload } });
export const review = (story: Story, persona: string, approvalId: string, action = 'APPROVE', comment?: string): Promise<Answer> =>
  story.as(persona)('POST', `${path}/review`, { action, approvalId, ...(comment !== undefined && { comment }) });
export const cancel = (story: Story, persona: string, approvalId: string): Promise<Answer> =>
  story.as(persona)('DELETE', path, { approvalId });
export const byId = (story: Story, persona: string, approvalId: string): Promise<Answer> =>
  story.as(persona)('GET', `${path}?approvalId=${encodeURIComponent(approvalId)}`);
export const since = (story: Story, persona: string, startTime: string): Promise<Answer> =>
  story.as(persona)('GET', `${path}?startTime=${encodeURIComponent(startTime)}`);

/** Headers of a call signed at an instant. */
export function signed(persona: string, method: string, at: string, signedPath = path): Record<string, string> {
  const nonce = String(Date.parse(at));
  const message = JSON.stringify({ httpMethod: method, path: signedPath, nonce });
  return { 'x-nonce': nonce, 'x-signature': createHmac('sha384', `${persona}-secret`).update(message).digest('hex') };
}

/** The records of a world in the order they were asked for. */
export const recordsOf = async ({ admin }: Story): Promise<any[]> =>
  (await admin('GET', '/aquanow/approvals?limit=1000')).body.items.toSorted((one: any, other: any) =>
    one.created.localeCompare(other.created),
  );

/** Everything that is kept for Aquanow in a world, to see that a refusal changed nothing. */
export async function kept(story: Story): Promise<unknown> {
  const history = (await story.history({ provider: 'aquanow' })).map(({ requestId: _, ...transition }) => transition);
  return { approvals: await recordsOf(story), history, now: await story.now() };
}

export const refused = refusing(kept);

/** The list from an instant to its end, each page begun with the `created` of the last row; `between` happens after each page. */
export async function walk(as: Call, startTime: string, between: () => Promise<unknown> = async () => {}): Promise<any[]> {
  const seen = new Map<string, any>();
  for (let from = startTime; ; ) {
    const { status, body } = await as('GET', `${path}?startTime=${from}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const before = seen.size;
    for (const row of body) seen.set(row.approvalId, row);
    if (seen.size === before) return [...seen.values()];
    from = body.at(-1).created;
    await between();
  }
}

/** Status, reviews and times of an approval say one thing. */
function recordAgrees({ approvalId, status, reviewRecords, requestedBy, created, username, payload }: any, selfApproval: string): void {
  expect(
    reviewRecords.map((one: any) => one.status),
    approvalId,
  ).toEqual(status === 'APPROVED' || status === 'REJECTED' ? [status] : []);
  for (const { reviewedAt, reviewedBy } of reviewRecords) {
    expect(reviewedAt >= created, `${approvalId} was asked for ${created} and reviewed ${reviewedAt}`).toBe(true);
    expect(['userThree', 'companyProfile']).toContain(reviewedBy);
    if (selfApproval === 'refused') expect(reviewedBy, approvalId).not.toBe(requestedBy);
  }
  expect(username).toBe('companyProfile');
  expect((payload.quantity === undefined) !== (payload.grossQuantity === undefined), approvalId).toBe(true);
}

/** The history of an approval leads from PENDING to the status it has, by the user whom the review record names. */
async function historyAgrees(story: Story, records: any[]): Promise<void> {
  for (const { id, from, to, by, at } of await story.history({ provider: 'aquanow' })) {
    const record = records.find(({ approvalId }) => approvalId === id);
    expect([from, to], id).toEqual(['PENDING', record.status]);
    const [review] = record.reviewRecords;
    expect(users[by as keyof typeof users], id).toBe(review?.reviewedBy ?? record.requestedBy);
    if (review) expect(review.reviewedAt, id).toBe(at > record.created ? at : record.created);
  }
}

/** Holds everything that Aquanow shows in a world, as it reads the list by default, against everything else. */
export async function agrees(story: Story, selfApproval = 'refused'): Promise<void> {
  const records = await recordsOf(story);
  const dates = records.map(({ created }) => created);
  expect(new Set(dates).size).toBe(dates.length);
  for (const record of records) recordAgrees(record, selfApproval);
  const bound = iso(instant(await story.now()) - span('90d'));
  for (const [persona, user] of Object.entries(users)) {
    const own = records.filter(({ requestedBy }) => reviewers.includes(persona) || requestedBy === user);
    const recent = own.filter(({ created }) => created >= bound);
    expect(await walk(story.as(persona), bound), persona).toEqual(recent);
    const some = recent.filter((_, place) => place % 7 === 0 || place > recent.length - 4);
    await Promise.all(
      some.map(async ({ created }) =>
        expect((await since(story, persona, created)).body).toEqual(recent.filter((row) => row.created >= created).slice(0, 100)),
      ),
    );
    for (const record of records) {
      const { status, body } = await byId(story, persona, record.approvalId);
      if (own.includes(record)) expect(body).toEqual(record);
      else expect([status, body]).toEqual([404, { message: 'Record not found' }]);
    }
  }
  await historyAgrees(story, records);
}

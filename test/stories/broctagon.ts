/** What Broctagon shows in one world must agree with itself, whichever call shows it. */
import { expect } from 'vitest';
import { instant, sqlTime } from '../../src/core/clock.ts';
import { approve as approvePath, fetched, key, reject as rejectPath, requests } from '../providers/broctagon.calls.ts';
import type { Answer, Story } from '../story.ts';
import { refusing } from './refused.ts';

const types = ['kyc', 'deposit', 'withdrawal'] as const;

export const get = (story: Story, id: string, type: string = 'withdrawal') => fetched(story.as(key), id, type);
export const approve = (story: Story, id: string): Promise<Answer> => story.as(key)('POST', approvePath, { id });
export const reject = (story: Story, id: string, comment?: string): Promise<Answer> =>
  story.as(key)('POST', rejectPath, { id, ...(comment !== undefined && { comment }) });
/** Status and step of a request, such as `pending 2/3`. */
export const where = async (story: Story, id: string, type?: string): Promise<string> => {
  const { status, flow } = await get(story, id, type);
  return `${status} ${flow.current}/${flow.total_steps}`;
};

const recordsOf = async ({ admin }: Story): Promise<any[]> => (await admin('GET', '/broctagon/requests?limit=1000')).body.items;

/** Everything that is kept for Broctagon in a world, to see that a refusal changed nothing. */
export async function kept(story: Story): Promise<unknown> {
  const history = (await story.history({ provider: 'broctagon' })).map(({ requestId: _, ...transition }) => transition);
  return { requests: await recordsOf(story), history, now: await story.now() };
}

/** With the status and the type of the error. */
export const refused = refusing<[number, string]>(kept, ({ status, body }) => [status, body.type]);

export const notPending: [number, string] = [400, 'request_status_not_pending'];

/** The world reads that one approval finishes a flow, or counts steps from 0; by default neither. */
interface Ways {
  whole?: boolean;
  firstStep?: number;
}

/** Status, step, log and what was decided last say one thing. */
function decisionsAgree({ id, status, flow, logs, created_at, timestamp, pre_event, pre_step, auto }: any, whole: boolean): void {
  const [created, ...later] = logs;
  expect([created.event, created.timestamp], id).toEqual(['create', created_at]);
  const dates = logs.map((entry: any) => entry.timestamp);
  expect(dates, id).toEqual(dates.toSorted());
  expect(timestamp, id).toBe(dates.at(-1));
  const decisions = later.filter(({ event }: any) => event !== 'update');
  const last = decisions.at(-1);
  const approvals = decisions.filter(({ event }: any) => event === 'approve').length;
  expect(pre_event, id).toBe(later.at(-1)?.event ?? null);
  expect(auto, id).toBe(last?.admin === 'System');
  expect(decisions.length - approvals, id).toBe(status === 'rejected' ? 1 : 0);
  if (status !== 'pending') expect(logs.at(-1), id).toBe(last);
  if (whole) return;
  expect(flow.current, id).toBe(status === 'approved' ? approvals : approvals + 1);
  expect(flow.current <= flow.total_steps, id).toBe(true);
  if (status === 'approved') expect(approvals, id).toBe(flow.total_steps);
  expect(pre_step, id).toBe(pre_event === null ? null : pre_event === 'approve' ? approvals : flow.current);
}

/** What only identity checks and deposits have agrees with their decision. */
function typeAgrees({ id, type, status, locked, lock_time, unlock_time, review_time, pay_status, pay_time, logs }: any): void {
  if (type === 'kyc') {
    expect(review_time, id).toBe(status === 'pending' ? null : logs.at(-1).timestamp);
    expect([locked && lock_time === null, locked && status !== 'pending', locked && unlock_time !== null], id).toEqual([
      false,
      false,
      false,
    ]);
  }
  if (type === 'deposit') expect(pay_time !== null, id).toBe(pay_status === 'success');
}

/** The history of a request is what its log has of this world, decision by decision. */
async function historyAgrees(story: Story, records: any[]): Promise<void> {
  const history = (await story.history({ provider: 'broctagon' })).toReversed();
  for (const { id, status, logs } of records) {
    const own = history.filter((entry) => entry.id === id);
    if (own.length === 0) continue;
    expect(own.at(-1)?.to, id).toBe(status);
    expect(own.slice(0, -1).every(({ to }) => to === 'pending')).toBe(true);
    const told = own.map(({ event, at }) => ({ event: event === 'approveStep' ? 'approve' : event, at: sqlTime(instant(at)) }));
    const logged = logs.slice(-own.length);
    expect(
      logged.map(({ event }: any) => event),
      id,
    ).toEqual(told.map(({ event }) => event));
    for (const [place, { timestamp }] of logged.entries()) expect(timestamp >= (told[place]?.at ?? '9'), id).toBe(true);
  }
}

/** Holds everything that Broctagon shows in a world against everything else. */
export async function agrees(story: Story, { whole = false, firstStep = 1 }: Ways = {}): Promise<void> {
  const records = await recordsOf(story);
  for (const record of records) {
    const { id, type, flow, pre_step, user, user_id } = record;
    const counted = (step: number | null) => (step === null ? null : step - 1 + firstStep);
    const shown = { ...record, pre_step: counted(pre_step), flow: { ...flow, current: counted(flow.current) } };
    for (const one of types) {
      const { status, body } = await story.as(key)('GET', `${requests}/${one}/${id}`);
      if (one === type) expect(body).toEqual(shown);
      else expect([status, body.type]).toEqual([400, 'request_not_found']);
    }
    expect(user.id).toBe(user_id);
    decisionsAgree(record, whole);
    typeAgrees(record);
  }
  await historyAgrees(story, records);
}

/** Aquanow's operations, one per operationId. */
import { instant, iso, span } from '../../core/clock.ts';
import type { Operations } from '../../core/operation.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Where } from '../../core/store.ts';
import type { operations as Documented } from './api.d.ts';
import type { Context, Schemas } from './resources.ts';

const brief = ({ approvalId, status }: Schemas['Approval']) => ({ approvalId, status });

/** The user who calls. @throws Refusal `unauthenticated` for one who was removed by hand, and whose key is good no longer */
async function userOf({ actor, users }: Context): Promise<Schemas['User']> {
  const user = await users.first({ username: actor?.username ?? '' });
  if (!user) throw new Refusal('unauthenticated');
  return user;
}

/** The approvals that the caller may see. */
async function scope(context: Context): Promise<Where> {
  const { username, company, canApprove } = await userOf(context);
  const { reading } = context;
  return canApprove || reading('initiators-see') === "the company's" ? { username: company } : { requestedBy: username };
}

/** The `created` of the newest approval of the world, in milliseconds; -Infinity if there is none. */
async function newest({ approvals }: Context): Promise<number> {
  const [last] = (await approvals.find({ sort: [{ field: 'created', order: 'desc' }], limit: 1 })).items;
  return last ? instant(last.created) : Number.NEGATIVE_INFINITY;
}

/** The start of a range: at most 90 days ago, not in the future, where the `created` of the newest approval counts as present. */
async function startOf(startTime: string, context: Context): Promise<number> {
  const { now } = context;
  let start: number;
  try {
    // A plus that is not escaped in a query arrives as a space.
    start = instant(startTime.replace(' ', '+'));
  } catch {
    throw new Refusal('invalid_query', { note: `startTime is no instant: ${startTime}` });
  }
  if (start > now && start > (await newest(context)))
    throw new Refusal('range_in_future', { note: `startTime is after ${iso(now)}, the time of the world` });
  if (start < now - span('90d'))
    throw new Refusal('range_too_old', { note: `startTime is more than 90 days before ${iso(now)}, the time of the world` });
  return start;
}

/** @throws Refusal `invalid_request` if the payload lacks a field that the world's reading requires */
function complete(payload: Schemas['NewPayload'], { reading, values }: Context): void {
  if (reading('payload-fields') === 'none') return;
  const missing = values.required.filter((field) => payload[field] === undefined);
  const findings = missing.map((field) => ({ path: `/body/payload/${field}`, message: 'is missing' }));
  if (findings.length > 0) throw new Refusal('invalid_request', { findings });
}

export const operations: Operations<Documented, Context> = {
  fetchApprovals: async ({ query = {} }, context) => {
    const { approvalId, startTime } = query;
    const seen = context.approvals.within(await scope(context));
    if (approvalId !== undefined && startTime === undefined) return { status: 200, body: await seen.get(approvalId) };
    if (startTime === undefined || approvalId !== undefined)
      throw new Refusal('invalid_query', { note: 'either approvalId or startTime is to be given, and not both' });
    const { reading } = context;
    const from = (await startOf(startTime, context)) + (reading('start-time') === 'inclusive' ? 0 : 1);
    const order = reading('list-order') === 'oldest first' ? 'asc' : 'desc';
    const { items } = await seen.find({
      where: { created: { gte: iso(from) } },
      sort: [{ field: 'created', order }],
      limit: Number(reading('page-size')),
    });
    return { status: 200, body: items };
  },

  createApproval: async ({ body: { payload } }, context) => {
    const { approvals, ids, magic, now, values } = context;
    complete(payload, context);
    const { username, company } = await userOf(context);
    const approval = await approvals.create({
      payload: { ...values.payload, ...magic<{ networkFee: number }>('NewPayload.networkType', payload.networkType), ...payload },
      ...values.approval,
      requestedBy: username,
      approvalId: ids.uuid(),
      created: iso(Math.max(now, (await newest(context)) + 1)),
      username: company,
    });
    const { created: _, entity: __, ...body } = approval;
    return { status: 200, body };
  },

  cancelApproval: async ({ body: { approvalId } }, { approvals }) => ({
    status: 200,
    body: brief(await approvals.fire(approvalId, 'cancel')),
  }),

  reviewApproval: async ({ body: { action, approvalId, comment } }, { approvals }) => ({
    status: 200,
    body: brief(await approvals.fire(approvalId, action === 'APPROVE' ? 'approve' : 'reject', { comment })),
  }),
};

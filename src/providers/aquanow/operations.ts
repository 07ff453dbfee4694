/** Aquanow's operations, one per operationId. */
import { instant, iso, span } from '../../core/clock.ts';
import type { Operations } from '../../core/operation.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Where } from '../../core/store.ts';
import type { operations as Documented } from './api.d.ts';
import type { Context, Schemas } from './resources.ts';

const brief = ({ approvalId, status }: Schemas['Approval']) => ({ approvalId, status });

/** The approvals that the caller may see. */
async function scope({ actor, users, reading }: Context): Promise<Where> {
  const { username, company, canApprove } = await users.get(actor?.username ?? '');
  return canApprove || reading('initiators-see') === "the company's" ? { username: company } : { requestedBy: username };
}

/** The start of a range: at most 90 days ago, not in the future. */
function startOf(startTime: string, now: number): string {
  let start: number;
  try {
    start = instant(startTime);
  } catch {
    throw new Refusal('invalid_query');
  }
  if (start > now) throw new Refusal('range_in_future');
  if (start < now - span('90d')) throw new Refusal('range_too_old');
  return iso(start);
}

export const operations: Operations<Documented, Context> = {
  fetchApprovals: async ({ query = {} }, context) => {
    const { approvalId, startTime } = query;
    const seen = context.approvals.within(await scope(context));
    if (approvalId !== undefined && startTime === undefined) return { status: 200, body: await seen.get(approvalId) };
    if (startTime === undefined || approvalId !== undefined) throw new Refusal('invalid_query');
    const since = { created: { gte: startOf(startTime, context.now) } };
    const { items } = await seen.find({ where: since, sort: [{ field: 'created', order: 'asc' }], limit: 100 });
    return { status: 200, body: items };
  },

  createApproval: async ({ body: { payload } }, { actor, approvals, users, ids, magic, now, values }) => {
    const { username, company } = await users.get(actor?.username ?? '');
    const approval = await approvals.create({
      payload: { ...payload, networkFee: 0, ...magic<{ networkFee: number }>('NewPayload.networkType', payload.networkType) },
      ...values.approval,
      requestedBy: username,
      approvalId: ids.uuid(),
      created: iso(now),
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

/** Fields that Broctagon's events change besides the status. */
import type { Effects } from '../../core/binding.ts';
import { sqlTime } from '../../core/clock.ts';
import type { Context, resources, Schemas } from './resources.ts';

type Request = Schemas['Request'];
type Scene = Context & { given: Schemas['DecisionComment'] };

/** The changes of an approval or rejection on a request of any type. It releases the lock of an identity check. */
function noted(event: 'approve' | 'reject', request: Request, { actor, given: { comment }, magic, now }: Scene) {
  const timestamp = sqlTime(now);
  const admin = magic<{ admin: string }>('LogEntry.comment', comment)?.admin ?? actor?.admin ?? 'System';
  return {
    timestamp,
    auto: admin === 'System',
    pre_step: request.flow.current,
    pre_event: event,
    logs: [...request.logs, { event, timestamp, admin, ...(comment !== undefined && { comment }) }],
    ...(request.type === 'kyc' && request.locked && { locked: false, unlock_time: timestamp }),
  };
}

const reviewed = ({ type }: Request, { now }: Scene) => type === 'kyc' && { review_time: sqlTime(now) };

const paid = (request: Request, { now, reading }: Scene) =>
  request.type === 'deposit' &&
  request.pay_status === 'processing' &&
  reading('approved-payment') === 'success' && { pay_status: 'success' as const, pay_time: sqlTime(now) };

export const effects = {
  requests: {
    approveStep: (request, scene) => ({
      ...noted('approve', request, scene),
      flow: { ...request.flow, current: request.flow.current + 1 },
    }),
    approve: (request, scene) => ({
      ...noted('approve', request, scene),
      ...reviewed(request, scene),
      ...paid(request, scene),
      flow: { ...request.flow, current: request.flow.total_steps },
    }),
    reject: (request, scene) => ({ ...noted('reject', request, scene), ...reviewed(request, scene) }),
  },
} satisfies Effects<typeof resources, Schemas, Context>;

/** Fields that Broctagon's events change besides the status. */
import type { Effects } from '../../core/binding.ts';
import { sqlTime } from '../../core/clock.ts';
import type { Context, resources, Schemas } from './resources.ts';

type Request = Schemas['Request'];
type Scene = Context & { given: Schemas['DecisionComment'] };

/** When a decision is dated: not before the last entry of the log, which a clock that was set back leaves in its future. */
function dateOf({ logs }: Request, { now }: Scene): string {
  const last = logs.at(-1)?.timestamp ?? '';
  return last > sqlTime(now) ? last : sqlTime(now);
}

/** The changes of an approval or rejection on a request of any type. It releases the lock of an identity check. */
function noted(event: 'approve' | 'reject', request: Request, scene: Scene) {
  const {
    actor,
    magic,
    given: { comment },
  } = scene;
  const timestamp = dateOf(request, scene);
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

const reviewed = (request: Request, scene: Scene) => request.type === 'kyc' && { review_time: dateOf(request, scene) };

const paid = (request: Request, scene: Scene) =>
  request.type === 'deposit' &&
  request.pay_status === 'processing' &&
  scene.reading('approved-payment') === 'success' && { pay_status: 'success' as const, pay_time: dateOf(request, scene) };

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

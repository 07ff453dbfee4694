/** Roles and guards that Broctagon's life cycles name. */
import { Refusal } from '../../core/refusal.ts';
import type { Context, Schemas } from './resources.ts';

type Request = Schemas['Request'];

export const roles = {
  // A key belongs to a back office, and may decide every request of it.
  administrator: () => true,
};

/** Whether one more approval approves the request. */
const isLast = ({ flow: { current, total_steps } }: Request, { reading }: Context) =>
  current === total_steps || reading('approve-steps') === 'whole flow';

const unless = (holds: boolean, message: string) => (holds ? undefined : new Refusal('illegal_transition', { message }));

export const guards = {
  'comment-if-mandatory': (_: Request, { given, reading }: Context & { given: Schemas['DecisionComment'] }) =>
    given.comment || reading('reject-comment') === 'optional'
      ? undefined
      : new Refusal('invalid_request', { findings: [{ path: '/body/comment', message: 'is mandatory' }] }),
  'more-steps-to-come': (request: Request, context: Context) =>
    unless(!isLast(request, context), `Cannot approveStep: no step comes after step ${request.flow.current}, it would have to be approve`),
  'last-step': (request: Request, context: Context) =>
    unless(
      isLast(request, context),
      `Cannot approve: this is step ${request.flow.current} of ${request.flow.total_steps}, it would have to be approveStep`,
    ),
  'nobody-was-faster': (_: Request, { given, magic }: Context & { given: Schemas['DecisionComment'] }) =>
    unless(
      !magic<{ faster: boolean }>('RejectWithdrawalBody.comment', given.comment)?.faster,
      'Cannot reject: another administrator was faster',
    ),
};

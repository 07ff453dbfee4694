/** Broctagon's operations, one per operationId. */
import type { Operations } from '../../core/operation.ts';
import type { operations as Documented } from './api.d.ts';
import type { Context, Schemas } from './resources.ts';

type Request = Schemas['Request'];

const withdrawals = ({ requests }: Context) => requests.within({ type: 'withdrawal' });

/** A request as the vendor shows it. Stored steps are counted from 1. */
function shown(request: Request, firstStep: number): Request {
  const { flow, pre_step } = request;
  const counted = (step: number) => step - 1 + firstStep;
  return { ...request, pre_step: pre_step === null ? null : counted(pre_step), flow: { ...flow, current: counted(flow.current) } };
}

export const operations: Operations<Documented, Context> = {
  getRequest: async ({ path: { type, id } }, { requests, reading }) => ({
    status: 200,
    body: shown(await requests.within({ type }).get(id), Number(reading('first-step'))),
  }),

  approveWithdrawal: async ({ body: { id } }, context) => {
    const seen = withdrawals(context);
    await seen.fire(id, (await seen.may(id, 'approveStep')) ? 'approveStep' : 'approve');
    return { status: 200, body: {} };
  },

  rejectWithdrawal: async ({ body: { id, comment } }, context) => {
    await withdrawals(context).fire(id, 'reject', { comment });
    return { status: 200, body: {} };
  },
};

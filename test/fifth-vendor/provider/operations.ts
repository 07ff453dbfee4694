/** Harbour's operations, one per operationId. */
import type { Operations } from '../../core/operation.ts';
import type { operations as Documented } from './api.d.ts';
import type { Context } from './resources.ts';

export const operations: Operations<Documented, Context> = {
  createPayout: async ({ body }, { ids, magic, payouts, values }) => {
    const payout = await payouts.create({ id: ids.uuid(), ...body, ...values.payout });
    const forced = magic<{ event: 'stop' }>('NewPayout.account', body.account);
    return { status: 201, body: forced ? await payouts.fire(payout.id, forced.event) : payout };
  },
  getPayout: async ({ path: { id } }, { payouts }) => ({ status: 200, body: await payouts.get(id) }),
  releasePayout: async ({ path: { id } }, { payouts }) => ({ status: 200, body: await payouts.fire(id, 'release') }),
};

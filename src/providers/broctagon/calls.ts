/** The Broctagon call that fires each event. There are calls for withdrawals only. */
import type { Calls } from '../../core/binding.ts';
import type { operations as Documented } from './api.d.ts';
import type { resources, Schemas } from './resources.ts';

const approve = ({ id, type }: Schemas['Request']) =>
  type === 'withdrawal' ? { operationId: 'approveWithdrawal' as const, body: { id } } : undefined;

export const calls = {
  requests: {
    approveStep: approve,
    approve,
    reject: ({ id, type }) => (type === 'withdrawal' ? { operationId: 'rejectWithdrawal', body: { id, comment: 'declined' } } : undefined),
  },
} satisfies Calls<typeof resources, Schemas, Documented>;

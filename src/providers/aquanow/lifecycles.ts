/** Aquanow's life cycles. */
import type { Lifecycle } from '../../core/lifecycle.ts';
import type { Schemas } from './api.d.ts';

export const approval = {
  field: 'status',
  initial: 'PENDING',
  events: {
    approve: { from: ['PENDING'], to: 'APPROVED', by: 'approver', guards: ['not-ones-own'] },
    reject: { from: ['PENDING'], to: 'REJECTED', by: 'approver', guards: ['not-ones-own'] },
    cancel: { from: ['PENDING'], to: 'CANCELLED', by: 'requester' },
  },
} as const satisfies Lifecycle<Schemas['Approval']['status'], keyof Schemas['Approval']>;

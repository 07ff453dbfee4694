/** Broctagon's life cycles. */
import type { Lifecycle } from '../../core/lifecycle.ts';
import type { Schemas } from './api.d.ts';

/** One table for the three types. The vendor has calls for withdrawals only; `simulate` decides the others. */
export const request = {
  field: 'status',
  initial: 'pending',
  events: {
    approveStep: { from: ['pending'], repeats: true, by: 'administrator', given: 'DecisionComment', guards: ['more-steps-to-come'] },
    approve: { from: ['pending'], to: 'approved', by: 'administrator', given: 'DecisionComment', guards: ['last-step'] },
    reject: {
      from: ['pending'],
      to: 'rejected',
      by: 'administrator',
      given: 'DecisionComment',
      guards: ['comment-if-mandatory', 'nobody-was-faster'],
    },
  },
} as const satisfies Lifecycle<Schemas['Status'], keyof Schemas['Request']>;

/** Harbour's life cycle. */
import type { Lifecycle } from '../../core/lifecycle.ts';
import type { Schemas } from './api.d.ts';

type Payout = Schemas['Payout'];

export const payout = {
  field: 'status',
  initial: 'waiting',
  events: {
    release: { from: ['waiting'], to: 'released', by: 'clerk', guards: ['within-limit'] },
    stop: { from: ['waiting'], to: 'stopped' },
    expire: { from: ['waiting'], to: 'expired', after: '2h' },
  },
} as const satisfies Lifecycle<Payout['status'], keyof Payout>;

/** What holds between a request's status, its steps and its log. Assumed; the pages name no rules. */
import type { Invariants } from '../../core/binding.ts';
import type { Context, resources, Schemas } from './resources.ts';

export const invariants = {
  requests: {
    'approved-took-every-step': {
      says: 'An approved request has taken every step of its flow',
      holds: ({ status, flow }) => status !== 'approved' || flow.current === flow.total_steps,
    },
    'decided-is-unlocked': {
      says: 'An identity check that is decided is not locked',
      holds: (request) => request.status === 'pending' || request.type !== 'kyc' || !request.locked,
    },
    'decided-is-logged': {
      says: 'The last entry in the log of a decided request is the decision',
      holds: ({ status, logs }) => {
        const last = logs.at(-1)?.event;
        return status === 'approved' ? last === 'approve' : status !== 'rejected' || last === 'reject';
      },
    },
  },
} satisfies Invariants<typeof resources, Schemas, Context>;

/** The B2Core call that fires each event. */
import type { Calls } from '../../core/binding.ts';
import type { operations as Documented } from './api.d.ts';
import type { resources, Schemas } from './resources.ts';

export const calls = {
  requests: {
    approve: ({ id }) => ({ operationId: 'approveApplication', path: { applicationId: id }, body: { data: [] } }),
    reject: ({ id }) => ({ operationId: 'rejectApplication', path: { applicationId: id }, body: { resolutionId: 1, data: [] } }),
  },
  transactions: {
    update: ({ transactionId, commission }) => ({ operationId: 'patchTransaction', path: { transactionId }, body: { commission } }),
    comment: ({ transactionId }) => ({ operationId: 'patchTransaction', path: { transactionId }, body: { internalComment: '' } }),
    check: ({ transactionId }) => ({ operationId: 'checkTransaction', path: { transactionId } }),
  },
} satisfies Calls<typeof resources, Schemas, Documented>;

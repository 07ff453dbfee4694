/** The Aquanow call that fires each event. */
import type { Calls } from '../../core/binding.ts';
import type { operations as Documented } from './api.d.ts';
import type { resources, Schemas } from './resources.ts';

export const calls = {
  approvals: {
    approve: ({ approvalId }) => ({ operationId: 'reviewApproval', body: { action: 'APPROVE', approvalId, comment: '' } }),
    reject: ({ approvalId }) => ({ operationId: 'reviewApproval', body: { action: 'REJECT', approvalId, comment: '' } }),
    cancel: ({ approvalId }) => ({ operationId: 'cancelApproval', body: { approvalId } }),
  },
} satisfies Calls<typeof resources, Schemas, Documented>;

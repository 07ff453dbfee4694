/** What holds between an approval's status and its review records. Assumed; the pages name no rules. */
import type { Invariants } from '../../core/binding.ts';
import type { Context, resources, Schemas } from './resources.ts';

export const invariants = {
  approvals: {
    'decided-by-its-reviews': {
      says: 'An approval is approved or rejected if its last review says so, and has no review otherwise',
      holds: ({ status, reviewRecords }) => {
        const last = reviewRecords.at(-1)?.status;
        return status === 'APPROVED' || status === 'REJECTED' ? last === status : last === undefined;
      },
    },
  },
} satisfies Invariants<typeof resources, Schemas, Context>;

/** Fields that Aquanow's events change besides the status. */
import type { Effects } from '../../core/binding.ts';
import { iso } from '../../core/clock.ts';
import type { Context, resources, Schemas } from './resources.ts';

const reviewed =
  (status: Schemas['ReviewRecord']['status']) =>
  ({ reviewRecords, username }: Schemas['Approval'], { actor, now, given }: Context & { given: Schemas['ReviewComment'] }) => ({
    reviewRecords: [
      ...reviewRecords,
      { reviewedAt: iso(now), comment: given.comment ?? '', reviewedBy: actor?.username ?? username, status },
    ],
  });

export const effects = {
  approvals: { approve: reviewed('APPROVED'), reject: reviewed('REJECTED') },
} satisfies Effects<typeof resources, Schemas, Context>;

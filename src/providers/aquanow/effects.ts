/** Fields that Aquanow's events change besides the status. */
import type { Effects } from '../../core/binding.ts';
import { iso } from '../../core/clock.ts';
import type { Context, Given, resources, Schemas } from './resources.ts';

const reviewed =
  (status: Schemas['ReviewRecord']['status']) =>
  ({ reviewRecords, username }: Schemas['Approval'], { actor, now, given }: Context & { given: Given }) => ({
    reviewRecords: [
      ...reviewRecords,
      { reviewedAt: iso(now), comment: given.comment ?? '', reviewedBy: actor?.username ?? username, status },
    ],
  });

export const effects = {
  approvals: { approve: reviewed('APPROVED'), reject: reviewed('REJECTED') },
} satisfies Effects<typeof resources, Schemas, Context, Given>;

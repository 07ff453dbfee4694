/** Fields that Aquanow's events change besides the status. */
import type { Effects } from '../../core/binding.ts';
import { instant, iso } from '../../core/clock.ts';
import type { Context, resources, Schemas } from './resources.ts';

/** A review is not dated before its request, which may be a little ahead of the clock. */
const reviewed =
  (status: Schemas['ReviewRecord']['status']) =>
  ({ created, reviewRecords, username }: Schemas['Approval'], { actor, now, given }: Context & { given: Schemas['ReviewComment'] }) => ({
    reviewRecords: [
      ...reviewRecords,
      { reviewedAt: iso(Math.max(now, instant(created))), comment: given.comment ?? '', reviewedBy: actor?.username ?? username, status },
    ],
  });

export const effects = {
  approvals: { approve: reviewed('APPROVED'), reject: reviewed('REJECTED') },
} satisfies Effects<typeof resources, Schemas, Context>;

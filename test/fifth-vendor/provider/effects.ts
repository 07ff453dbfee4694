/** What Harbour's events change besides the status. */
import type { Effects } from '../../core/binding.ts';
import { iso } from '../../core/clock.ts';
import type { Context, resources, Schemas } from './resources.ts';

const decided = (_: Schemas['Payout'], { actor, now }: Context) => ({ decidedBy: actor?.name ?? null, decidedAt: iso(now) });

export const effects = {
  payouts: { release: decided, stop: decided },
} satisfies Effects<typeof resources, Schemas, Context>;

/** Roles and conditions Harbour's life cycle names. */
import { Refusal } from '../../core/refusal.ts';
import type { Context, Schemas } from './resources.ts';

export const roles = {
  clerk: () => true,
};

export const guards = {
  'within-limit': ({ amount }: Schemas['Payout'], { actor, reading }: Context) =>
    actor && amount > actor.limit && reading('limits') === 'enforced'
      ? new Refusal('conflict', { message: `${amount} is over the limit of ${actor.name}` })
      : undefined,
};

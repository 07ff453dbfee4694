/** Roles and guards that Aquanow's life cycles name. */
import { Refusal } from '../../core/refusal.ts';
import type { Persona } from './api.d.ts';
import type { Context, Schemas } from './resources.ts';

type Approval = Schemas['Approval'];

export const roles = {
  approver: async (_: Approval, { username }: Persona, { users }: Context) => (await users.first({ username }))?.canApprove ?? false,
  requester: ({ requestedBy }: Approval, { username }: Persona) => requestedBy === username,
};

export const guards = {
  'not-ones-own': ({ requestedBy }: Approval, { actor, reading }: Context) =>
    requestedBy === actor?.username && reading('self-approval') === 'refused'
      ? new Refusal('not_permitted', { message: 'An approval request is reviewed by somebody else than who asked' })
      : undefined,
};

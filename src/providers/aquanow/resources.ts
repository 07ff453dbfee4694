/** Aquanow's resources: what is stored, under which key, with which life cycle. */
import type { Context as ContextOf } from '../../core/binding.ts';
import type { AnyResource } from '../../core/provider.ts';
import type { Persona, Readings, Schemas, Values } from './api.d.ts';
import { approval } from './lifecycles.ts';

export type { Schemas } from './api.d.ts';

export const resources = {
  users: { schema: 'User', key: 'username' },
  approvals: {
    schema: 'Approval',
    key: 'approvalId',
    ids: 'uuid',
    lifecycles: [approval],
    indexes: [['created'], ['username', 'created'], ['requestedBy', 'created']],
  },
} as const satisfies Record<string, AnyResource>;

export type Context = ContextOf<typeof resources, Schemas, Persona, Readings, Values>;

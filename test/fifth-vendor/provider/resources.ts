/** Harbour's resources: what is stored, under which key, with which life cycle. */
import type { Context as ContextOf } from '../../core/binding.ts';
import type { AnyResource } from '../../core/provider.ts';
import type { Persona, Readings, Schemas, Values } from './api.d.ts';
import { payout } from './lifecycles.ts';

export type { Schemas } from './api.d.ts';

export const resources = {
  payouts: { schema: 'Payout', key: 'id', lifecycles: [payout], indexes: [['account']] },
} as const satisfies Record<string, AnyResource>;

export type Context = ContextOf<typeof resources, Schemas, Persona, Readings, Values>;

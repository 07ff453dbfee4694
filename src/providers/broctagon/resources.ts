/** Broctagon's resources: what is stored, under which key, with which life cycle. */
import type { Context as ContextOf } from '../../core/binding.ts';
import type { AnyResource } from '../../core/provider.ts';
import type { Persona, Readings, Schemas, Values } from './api.d.ts';
import { request } from './lifecycles.ts';

export type { Schemas } from './api.d.ts';

export const resources = {
  requests: { schema: 'Request', key: 'id', lifecycles: [request] },
} as const satisfies Record<string, AnyResource>;

export type Context = ContextOf<typeof resources, Schemas, Persona, Readings, Values>;

/** Which call of Harbour's fires which event. */
import type { Calls } from '../../core/binding.ts';
import type { operations as Documented } from './api.d.ts';
import type { resources, Schemas } from './resources.ts';

export const calls = {
  payouts: { release: ({ id }) => ({ operationId: 'releasePayout', path: { id } }) },
} satisfies Calls<typeof resources, Schemas, Documented>;

/** The world's clock. */
import { iso, span } from '../core/clock.ts';
import { Refusal } from '../core/refusal.ts';
import type { World } from '../core/world.ts';
import type { Part, Schemas } from './context.ts';

export const clockOf = (world: World): Schemas['Clock'] => ({ now: iso(world.now()), frozen: world.state().clock.frozen });

/** @throws Refusal `invalid_request` */
function spanOf(by: string): number {
  try {
    return span(by);
  } catch (error) {
    throw new Refusal('invalid_request', { findings: [{ path: '/body/by', message: (error as Error).message }] });
  }
}

export const clock = {
  getClock: async (_, { world }) => ({ status: 200, body: clockOf(await world()) }),
  advanceClock: async ({ body }, { world }) => {
    const named = await world();
    const fired = await named.advance(spanOf(body.by));
    return { status: 200, body: { now: iso(named.now()), fired } };
  },
} satisfies Part;

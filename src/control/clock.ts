/** The world's clock. */
import { type ClockState, type Instant, instant, iso, later, now, running, span, stopped } from '../core/clock.ts';
import type { Transition } from '../core/scene.ts';
import type { World } from '../core/world.ts';
import { type Context, type Part, parsed, type Schemas } from './context.ts';

export const clockOf = (world: World): Schemas['Clock'] => ({ now: iso(world.now()), frozen: world.state().clock.frozen });

const turned = (world: World, fired: Transition[]) => ({ status: 200 as const, body: { ...clockOf(world), fired } });

const until = (clock: ClockState, to: Instant): ClockState => later(clock, to - now(clock));

async function turn({ world }: Context, change: (clock: ClockState) => ClockState) {
  const named = await world();
  return turned(named, await named.turnClock(change));
}

export const clock = {
  getClock: async (_, { world }) => ({ status: 200, body: clockOf(await world()) }),
  setClock: ({ body: { now: to, frozen } }, context) => {
    const at = to === undefined ? undefined : parsed('/body/now', to, instant);
    return turn(context, (before) => {
      const there = at === undefined ? before : until(before, at);
      if (frozen === undefined || frozen === there.frozen) return there;
      return frozen ? stopped(there) : running(there);
    });
  },
  freezeClock: (_, context) => turn(context, stopped),
  advanceClock: ({ body: { by, to } }, context) => {
    const length = by === undefined ? undefined : parsed('/body/by', by, span);
    const at = to === undefined ? undefined : parsed('/body/to', to, instant);
    return turn(context, (before) => (at === undefined ? later(before, length ?? 0) : until(before, at)));
  },
  resetClock: async (_, { world }) => {
    const named = await world();
    await named.resetClock();
    return turned(named, []);
  },
} satisfies Part;

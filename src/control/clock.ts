/** The world's clock. */
import { type ClockState, clockInstant, type Instant, iso, later, now, running, span, stopped } from '../core/clock.ts';
import type { Transition } from '../core/scene.ts';
import type { World } from '../core/world.ts';
import { type Context, type Part, parsed, type Schemas } from './context.ts';

const shown = (clock: ClockState): Schemas['Clock'] => ({ now: iso(now(clock)), frozen: clock.frozen });

export const clockOf = (world: World): Schemas['Clock'] => shown(world.state().clock);

const turned = (clock: ClockState, fired: Transition[]) => ({ status: 200 as const, body: { ...shown(clock), fired } });

const until = (clock: ClockState, to: Instant): ClockState => later(clock, to - now(clock));

async function turn({ checked, transitions, world }: Context, change: (clock: ClockState) => ClockState) {
  const reply = await (await world()).turnClock(change, (clock, fired) => checked(turned(clock, fired)));
  transitions.push(...reply.body.fired);
  return reply;
}

export const clock = {
  getClock: async (_, { world }) => ({ status: 200, body: clockOf(await world()) }),
  setClock: ({ body: { now: to, frozen } }, context) => {
    const at = to === undefined ? undefined : parsed('/body/now', to, clockInstant);
    return turn(context, (before) => {
      const there = at === undefined ? before : until(before, at);
      if (frozen === undefined || frozen === there.frozen) return there;
      return frozen ? stopped(there) : running(there);
    });
  },
  freezeClock: (_, context) => turn(context, stopped),
  advanceClock: ({ body: { by, to } }, context) => {
    const length = by === undefined ? undefined : parsed('/body/by', by, span);
    const at = to === undefined ? undefined : parsed('/body/to', to, clockInstant);
    return turn(context, (before) => (at === undefined ? later(before, length ?? 0) : until(before, at)));
  },
  resetClock: async (_, { world }) => {
    const named = await world();
    await named.resetClock();
    return turned(named.state().clock, []);
  },
} satisfies Part;

/** Long work in slices, so that requests get their turn in between. */
import { setImmediate } from 'node:timers/promises';
import { stopwatch } from '../core/clock.ts';

/** Milliseconds of work after which others get their turn. */
const slice = 4;

/** To be asked now and then: answers what to wait for where a slice is over. */
export function slices(): () => Promise<void> | undefined {
  let elapsed = stopwatch();
  const others = async () => {
    await setImmediate();
    elapsed = stopwatch();
  };
  return () => (elapsed() > slice ? others() : undefined);
}

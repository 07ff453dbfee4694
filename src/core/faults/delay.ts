/** The delay of a fault: fixed, or drawn from a distribution, named as WireMock names them. */
import type { Schemas } from '../control/api.d.ts';
import type { Ids } from '../ids.ts';

/** All lengths are in milliseconds of real time. */
type Delay = Schemas['Delay'];

/** The longest delay, in milliseconds; longer draws are cut. */
export const longestDelay = 60_000;

/** A number from 0 up to 1, without 1. */
export const fraction = (ids: Ids): number => ids.number(0, 2 ** 30 - 1) / 2 ** 30;

/** Normally distributed around 0 with deviation 1 (Box and Muller). */
const normal = (ids: Ids) => Math.sqrt(-2 * Math.log(1 - fraction(ids))) * Math.cos(2 * Math.PI * fraction(ids));

const drawn = (delay: Delay, ids: Ids): number => {
  if (delay.type === 'fixed') return delay.milliseconds;
  if (delay.type === 'uniform') return delay.lower + fraction(ids) * (delay.upper - delay.lower);
  return delay.median * Math.exp(delay.sigma * normal(ids));
};

/** The delay of one call, in milliseconds; the same source gives the same. */
export const drawDelay = (delay: Delay, ids: Ids): number => Math.min(Math.round(drawn(delay, ids)), longestDelay);

/** How long a fault holds a call up: fixed or drawn, named as WireMock names them. */
import type { Ids } from '../ids.ts';
import type { Finding } from '../refusal.ts';

/** All lengths are in milliseconds of real time. */
export type Delay =
  | { type: 'fixed'; milliseconds: number }
  | { type: 'uniform'; lower: number; upper: number }
  | { type: 'lognormal'; median: number; sigma: number };

/** No call is held up longer, in milliseconds, whatever is drawn. */
export const longestDelay = 60_000;

const widestSigma = 10;

/** A number from 0 up to 1, without 1. */
export const fraction = (ids: Ids): number => ids.number(0, 2 ** 30 - 1) / 2 ** 30;

/** Normally distributed around 0 with deviation 1 (Box and Muller). */
const normal = (ids: Ids) => Math.sqrt(-2 * Math.log(1 - fraction(ids))) * Math.cos(2 * Math.PI * fraction(ids));

const drawn = (delay: Delay, ids: Ids): number => {
  if (delay.type === 'fixed') return delay.milliseconds;
  if (delay.type === 'uniform') return delay.lower + fraction(ids) * (delay.upper - delay.lower);
  return delay.median * Math.exp(delay.sigma * normal(ids));
};

/** Milliseconds this call is held up; the same source gives the same. */
export const drawDelay = (delay: Delay, ids: Ids): number => Math.min(Math.round(drawn(delay, ids)), longestDelay);

/** What is wrong with a delay, as findings at `path`. */
export function delayFindings(delay: Delay, path: string): Finding[] {
  const { type, ...numbers } = delay;
  const findings = Object.entries(numbers).flatMap(([name, value]): Finding[] => {
    const highest = name === 'sigma' ? widestSigma : longestDelay;
    return value >= 0 && value <= highest ? [] : [{ path: `${path}/${name}`, message: `must be from 0 to ${highest}` }];
  });
  if (delay.type === 'uniform' && delay.upper < delay.lower) findings.push({ path: `${path}/upper`, message: 'must not be under lower' });
  return findings;
}

/** Chance that can be repeated: the same seed, the same throws. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Dice {
  /** A whole number from `low` to `high`, both included. */
  number(low: number, high: number): number;
  one<T>(of: readonly T[]): T;
  chance(probability: number): boolean;
}

export function dice(seed: number): Dice {
  const source = xoroshiro128plus(seed);
  const number = (low: number, high: number) => uniformInt(source, low, high);
  return {
    number,
    one: (of) => of[number(0, of.length - 1)] as (typeof of)[number],
    chance: (probability) => number(0, 999_999) < probability * 1_000_000,
  };
}

/** Ids and invented values, drawn from a world's seeded source: same seed and calls, same values. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** The state of the source between two requests. */
export type IdState = readonly number[];

export const seeded = (seed: number): IdState => xoroshiro128plus(seed).getState();

export interface Ids {
  /** A whole number from `low` to `high`, both included. */
  number(low: number, high: number): number;
  /** A UUID of version 4. */
  uuid(): string;
  /** `length` characters of a-z and 0-9. */
  letters(length: number): string;
  state(): IdState;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Draws from a state. The generator is made at the first draw, because most turns draw nothing. */
export function idSource(before: IdState): Ids {
  let source: ReturnType<typeof xoroshiro128plusFromState> | undefined;
  const number = (low: number, high: number) => {
    source ??= xoroshiro128plusFromState(before);
    return uniformInt(source, low, high);
  };
  return {
    number,
    uuid: () =>
      'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => (place === 'x' ? number(0, 15) : number(8, 11)).toString(16)),
    letters: (length) => Array.from({ length }, () => alphabet[number(0, alphabet.length - 1)]).join(''),
    state: () => source?.getState() ?? before,
  };
}

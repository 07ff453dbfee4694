/** Snapshots: a world at one moment, to go back to or to go on from elsewhere. */
import { type ClockState, type Instant, instant, iso, platformTime } from './clock.ts';
import { disarming } from './faults/armed.ts';
import { stateChange, stateIn } from './state.ts';
import type { Changes, Image, Item } from './store.ts';

/** What is noted beside the records: the world's time, ISO 8601, and how many requests it had counted. */
interface Note {
  at: string;
  requests: number;
}

export interface Snapshot extends Note {
  image: Image;
}

export const noteOf = (now: Instant, requests: number): Item & Note => Object.freeze({ at: iso(now), requests });

export function findSnapshot({ saved }: Image, name: string): Snapshot | undefined {
  const found = saved.get(name);
  return found && { image: found.image, ...(found.note as unknown as Note) };
}

/** By name, in alphabetical order. */
export const listSnapshots = ({ saved }: Image): { name: string; at: string }[] =>
  [...saved].map(([name, { note }]) => ({ name, at: note['at'] as string })).sort((one, other) => (one.name < other.name ? -1 : 1));

/** A clock that stands at, or runs on from, the time of a snapshot. */
const resumed = (clock: ClockState, at: string): ClockState =>
  clock.frozen ? clock : { ...clock, advanced: instant(at) - platformTime() };

/** What changes in a snapshot when a world goes on from it: no fault is armed, and a clock that ran runs on from then. */
export function resumption({ image, at }: Snapshot): Changes {
  const state = stateIn(image);
  return [stateChange({ ...state, clock: resumed(state.clock, at) }), ...disarming(image)];
}

/** Snapshots: a world at one moment, to go back to or to go on from elsewhere. */
import { type ClockState, type Instant, instant, iso, platformTime } from './clock.ts';
import { stateChange, stateIn } from './state.ts';
import type { Change, Image, Item, Saved, Store } from './store.ts';

/** What is noted of a world beside its records: its time, ISO 8601, and how many requests it had counted. */
interface Note {
  at: string;
  requests: number;
}

export interface Snapshot extends Note {
  image: Image;
}

export const noteOf = (now: Instant, requests: number): Item & Note => Object.freeze({ at: iso(now), requests });

export const snapshotOf = (store: Store, now: Instant, requests: number): Snapshot => ({ image: store.image(), ...noteOf(now, requests) });

const known = ({ image, note }: Saved): Snapshot => ({ image, ...(note as unknown as Note) });

export function findSnapshot(store: Store, name: string): Snapshot | undefined {
  const found = store.saved().find((one) => one.name === name);
  return found && known(found);
}

export const listSnapshots = (store: Store): { name: string; at: string }[] =>
  store
    .saved()
    .map((one) => ({ name: one.name, at: known(one).at }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));

/** A clock that stands at, or runs on from, the time of a snapshot. */
const resumed = (clock: ClockState, at: string): ClockState =>
  clock.frozen ? clock : { ...clock, advanced: instant(at) - platformTime() };

/** What changes in a snapshot when its world goes on: a clock that ran would have run on. */
export function resumption({ image, at }: Snapshot): Change {
  const state = stateIn(image);
  return stateChange({ ...state, clock: resumed(state.clock, at) });
}

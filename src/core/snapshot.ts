/** Snapshots: a world at one moment, to return to or to continue from in another world. */
import { type Instant, instant, iso, platformTime } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import { disarming } from './faults/armed.ts';
import { knownNames } from './nearest.ts';
import { Refusal } from './refusal.ts';
import { stateChange, stateIn } from './state.ts';
import type { Changes, Image, Item } from './store.ts';

/** Kept beside the records: the world's time, ISO 8601, and the number of its requests. */
interface Note {
  at: string;
  requests: number;
}

export interface Snapshot extends Note {
  image: Image;
}

export const noteOf = (now: Instant, requests: number): Item & Note => Object.freeze({ at: iso(now), requests });

/** Maximum number of snapshots of a world. */
const most = 100;

/** @throws Refusal `conflict` where snapshots of these names would be too many */
export function checkRoom({ saved }: Image, names: readonly string[]): void {
  if (new Set([...saved.keys(), ...names]).size > Math.max(most, saved.size)) {
    throw new Refusal('conflict', { message: `A world has at most ${most} snapshots; forget one first` });
  }
}

/** What undo would take back, and the number of requests that counts again then. @throws Refusal `conflict` if there is nothing */
export function latest({ undo }: Image, requests: number): [Schemas['Undone'], requests: number] {
  const step = undo.at(-1);
  if (!step) throw new Refusal('conflict', { message: 'There is nothing to undo' });
  if (!('image' in step)) return [{ requestId: step.requestId, changes: step.changes.length }, requests];
  return [{ requestId: null, changes: step.image.changes().length }, Number(step.note['requests'] ?? 0)];
}

/** @throws Refusal `not_found` */
export function snapshotNamed(name: string, { saved }: Image, world: string): Snapshot {
  const found = saved.get(name);
  if (!found) {
    const message = `The world '${world}' has no snapshot '${name}'; ${knownNames(name, [...saved.keys()])}`;
    throw new Refusal('not_found', { message });
  }
  return { image: found.image, ...(found.note as unknown as Note) };
}

/** By name, in alphabetical order. */
export const listSnapshots = ({ saved }: Image): Schemas['Snapshot'][] =>
  [...saved].map(([name, { note }]) => ({ name, at: note['at'] as string })).sort((one, other) => (one.name < other.name ? -1 : 1));

/** The changes to a snapshot when a world continues from it: no fault is armed, and a clock that ran runs on from then. */
export function resumption({ image, at }: Snapshot): Changes {
  const state = stateIn(image);
  const { clock } = state;
  const advanced = clock.frozen ? clock.advanced : instant(at) - platformTime();
  return [stateChange({ ...state, clock: { ...clock, advanced } }), ...disarming(image)];
}

/** Snapshots: a world at one moment, under a name, among its records. */
import { type ClockState, type Instant, instant, iso, platformTime } from './clock.ts';
import { stateIn, type WorldState, withState } from './state.ts';
import type { Dump, Item, Store } from './store.ts';

const path = 'countersign/snapshots';

/** What is kept of a world: its records and state, its time, and how many requests it had counted. */
export interface Image {
  changes: Dump;
  at: string;
  requests: number;
}

interface Snapshot extends Image {
  name: string;
}

const isSnapshot = ([collection]: Dump[number]) => collection === path;

/** The world as it is, its snapshots apart. */
export async function imageOf(store: Store, now: Instant, requests: number): Promise<Image> {
  const dump = await store.dump();
  return { changes: dump.filter((change) => !isSnapshot(change)), at: iso(now), requests };
}

export const keepImage = (store: Store, name: string, image: Image): Promise<void> =>
  store.put(path, name, Object.freeze({ name, ...image }) as unknown as Item);

export const findImage = async (store: Store, name: string): Promise<Image | undefined> =>
  (await store.get(path, name)) as unknown as Image | undefined;

export const dropImage = (store: Store, name: string): Promise<void> => store.remove(path, name);

export async function listImages(store: Store): Promise<{ name: string; at: string }[]> {
  const { items } = await store.find(path, { sort: [{ field: 'name', order: 'asc' }] });
  return (items as unknown as Snapshot[]).map(({ name, at }) => ({ name, at }));
}

/** A clock that stands at, or runs on from, the time of an image. */
const resumed = (clock: ClockState, at: string): ClockState =>
  clock.frozen ? clock : { ...clock, advanced: instant(at) - platformTime() };

/** The changes of an image, to go on from its time. */
export function resume({ changes, at }: Image): Dump {
  const state = stateIn(changes) as WorldState;
  return withState(changes, { ...state, clock: resumed(state.clock, at) });
}

/** Empties a world to its beginning; its snapshots stay. */
export async function beginAnew(store: Store, state: WorldState): Promise<void> {
  await store.load(withState((await store.dump()).filter(isSnapshot), state));
}

/** Replaces a world by an image of it; its snapshots stay. */
export async function restoreImage(store: Store, image: Image): Promise<void> {
  const snapshots = (await store.dump()).filter(isSnapshot);
  await store.load([...resume(image), ...snapshots]);
}

/** The state of a world besides its records. It is a record itself, so that a transaction changes both or neither. */
import { type ClockState, instant, iso, platformTime } from './clock.ts';
import { type IdState, seeded } from './ids.ts';
import type { Switched } from './reading.ts';
import type { Entry, Image, Item } from './store.ts';

/** How a world begins. `startTime` is ISO 8601; without it (null) the clock runs with real time. */
export interface Beginning {
  seed: number;
  startTime: string | null;
  readings: Switched;
  /** Name of the scenario whose data it begins with. */
  scenario: string;
}

export interface WorldState {
  clock: ClockState;
  ids: IdState;
  readings: Switched;
  /** Transitions made so far. */
  transitions: number;
  /** How it was made, for `reset`. */
  began: Beginning;
}

const path = 'countersign/world';
const id = 'state';

/** The state of a world as it begins. */
export const beginning = (began: Beginning): WorldState => ({
  clock: { start: began.startTime === null ? platformTime() : instant(began.startTime), frozen: began.startTime !== null, advanced: 0 },
  ids: seeded(began.seed),
  readings: began.readings,
  transitions: 0,
  began,
});

/** The change that keeps a state. */
export const stateChange = (state: WorldState) => [path, id, Object.freeze({ ...state }) as unknown as Item] as const;

export const stateIn = (image: Image): WorldState => image.get(path, id) as unknown as WorldState;

const minute = 60_000;

/** The name of the base that a world begins with. Worlds whose clocks run share the base of the minute they begin in. */
export const baseOf = ({ began, clock }: WorldState): string =>
  `${began.scenario}@${iso(began.startTime === null ? clock.start - (clock.start % minute) : clock.start)}`;

/** The ledger entry that returns a world to its beginning, in its own scenario or another one. */
export function resetEntry(image: Image, scenario: string | undefined): Entry {
  const { began } = stateIn(image);
  const state = beginning(scenario === undefined ? began : { ...began, scenario });
  return { load: baseOf(state), changes: [stateChange(state)] };
}

/** The state of a world besides its records. It is a record itself, so that a transaction changes both or neither. */
import { type ClockState, clockInstant, type Instant, platformTime } from './clock.ts';
import type { Bases } from './fixtures.ts';
import { type IdState, seeded } from './ids.ts';
import type { Switched } from './reading.ts';
import type { Change, Entry, Image, Item, Transaction } from './store.ts';

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

const asItem = (state: WorldState) => Object.freeze({ ...state }) as unknown as Item;

export const keepState = (transaction: Pick<Transaction, 'put'>, state: WorldState) => transaction.put(path, id, asItem(state));

/** The state of a world as it begins. */
export const beginning = (began: Beginning): WorldState => ({
  clock: {
    start: began.startTime === null ? platformTime() : clockInstant(began.startTime),
    frozen: began.startTime !== null,
    advanced: 0,
  },
  ids: seeded(began.seed),
  readings: began.readings,
  transitions: 0,
  began,
});

/** The change that keeps a state. */
export const stateChange = (state: WorldState): Change => [path, id, asItem(state)];

export const stateIn = (image: Image): WorldState => image.get(path, id) as unknown as WorldState;

const minute = 60_000;

/** The instant by which the fixtures of a world are dated. Worlds whose clocks run share those of the minute they begin in. */
export const datedAt = ({ began, clock }: WorldState): Instant =>
  began.startTime === null ? clock.start - (clock.start % minute) : clock.start;

/** The ledger entry that returns a world to its beginning, in its own scenario or another one. */
export function resetEntry(image: Image, bases: Bases, scenario: string | undefined): Entry {
  const { began } = stateIn(image);
  const state = beginning(scenario === undefined ? began : { ...began, scenario });
  return { load: bases.at(state.began.scenario, datedAt(state)).name, changes: [stateChange(state)] };
}

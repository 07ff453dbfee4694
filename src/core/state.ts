/** What a world is besides its records. It is a record itself, so that a transaction changes both or neither. */
import { type ClockState, instant, platformTime } from './clock.ts';
import { type IdState, seeded } from './ids.ts';
import type { Switched } from './reading.ts';
import type { Dump, Item, Reads, Transaction } from './store.ts';

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
  /** How many transitions have happened. */
  transitions: number;
  /** How it was made, for `reset`. */
  began: Beginning;
}

const path = 'countersign/world';
const id = 'state';

const asItem = (state: WorldState) => Object.freeze({ ...state }) as unknown as Item;

export const readState = async (reads: Reads) => (await reads.get(path, id)) as WorldState | undefined;

export const keepState = (transaction: Pick<Transaction, 'put'>, state: WorldState) => transaction.put(path, id, asItem(state));

/** The state of a world as it begins. */
export const beginning = (began: Beginning): WorldState => ({
  clock: { start: began.startTime === null ? platformTime() : instant(began.startTime), frozen: began.startTime !== null, advanced: 0 },
  ids: seeded(began.seed),
  readings: began.readings,
  transitions: 0,
  began,
});

/** A dump that holds this state in place of its own. */
export const withState = (dump: Dump, state: WorldState): Dump => [
  ...dump.filter(([collection]) => collection !== path),
  [path, id, asItem(state)] as const,
];

export const stateIn = (dump: Dump): WorldState | undefined =>
  dump.find(([collection]) => collection === path)?.[2] as unknown as WorldState | undefined;

/** One isolated world: its data, clock, ids and readings, and the transactions that may touch them. */
import { agenda } from './agenda.ts';
import { type ClockState, type Instant, instant, now, platformTime } from './clock.ts';
import { type IdState, type Ids, idSource, seeded } from './ids.ts';
import { type Journal, journal } from './journal.ts';
import type { Persona, Provider } from './provider.ts';
import { type Ask, asking, type Switched } from './reading.ts';
import { Refusal } from './refusal.ts';
import { collection, type Happening, type Scene, sceneOf } from './resource.ts';
import type { Base, Item, Reads, Store, Transaction } from './store.ts';

/** How a world begins. `startTime` is ISO 8601; without it (null) the clock runs with real time. */
export interface Beginning {
  seed: number;
  startTime: string | null;
  readings: Switched;
}

/** What a world is besides its records. It is a record itself, so that a transaction changes both or neither. */
interface WorldState {
  clock: ClockState;
  ids: IdState;
  readings: Switched;
  /** How it was made, for `reset`. */
  began: Beginning;
}

/** On whose behalf something is done; what it came to rest on and what happened is noted in it. */
export interface Errand {
  provider: Provider;
  actor: Persona | null;
  /** Readings asked, as `provider/reading=option`. */
  asked: Set<string>;
  /** Transitions, those that were due before included. */
  happened: Happening[];
  requestId: string | null;
}

export const errand = (provider: Provider, actor: Persona | null = null, requestId: string | null = null): Errand => ({
  provider,
  actor,
  asked: new Set(),
  happened: [],
  requestId,
});

export interface World {
  id: string;
  /** Its last requests and their answers. */
  journal: Journal;
  now(): Instant;
  state(): WorldState;
  /** `request-1`, `request-2` and so on since the world was opened or reset. */
  nextRequestId(): string;
  /** Asks readings outside a transaction: for authentication and the wording of refusals. */
  ask(provider: Provider, asked: Set<string>): Ask;
  /** Fires what is due, then runs `work`, all in one transaction. */
  run<T>(errand: Errand, work: (scene: Scene) => Promise<T>): Promise<T>;
  /** Moves the clock forward by so many milliseconds and answers what came due, in the order it fired. */
  advance(by: number): Promise<Happening[]>;
  /** Switches readings: `provider/reading` -> option. */
  switch(readings: Switched): Promise<void>;
  /** Back to the fixtures, as the world was first made. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** What a world is made of. */
export interface Surroundings {
  providers: ReadonlyMap<string, Provider>;
  /** The fixtures as a world sees them that began at this instant. */
  baseAt(start: Instant): Base;
  /** Opens the store of the world. */
  open(base: () => Base): Promise<Store>;
  /** How many requests its journal holds; without, as many as usual. */
  journalSize?: number | undefined;
}

const statePath = 'countersign/world';
const stateId = 'state';
const readState = async (reads: Reads) => (await reads.get(statePath, stateId)) as WorldState | undefined;
const asItem = (state: WorldState) => Object.freeze({ ...state }) as unknown as Item;

const stateFrom = (began: Beginning): WorldState => ({
  clock: { start: began.startTime === null ? platformTime() : instant(began.startTime), frozen: began.startTime !== null, advanced: 0 },
  ids: seeded(began.seed),
  readings: began.readings,
  began,
});

/** Opens a world, or begins it if its store is empty. */
export async function openWorld(id: string, { providers, baseAt, open, journalSize }: Surroundings, beginning: Beginning): Promise<World> {
  let requests = 0;
  const requestsNoted = journal(journalSize);
  let state = stateFrom(beginning);
  let base: Base = baseAt(state.clock.start);
  const turnTo = (other: WorldState) => {
    if (other.clock.start !== state.clock.start) base = baseAt(other.clock.start);
    state = other;
  };

  const store = await open(() => base);
  const kept = await readState(store);
  if (kept) turnTo(kept);
  else await store.put(statePath, stateId, asItem(state));

  const scene = ({ provider, actor, asked, happened }: Errand, transaction: Transaction, ids: Ids, at: Instant): Scene =>
    sceneOf({ provider, transaction, actor, ids, now: at, happened, reading: asking(provider, state.readings, asked) });

  /** Runs work in a transaction over the state as it is then, and keeps the state it leaves along with the records. */
  const change = <T>(work: (transaction: Transaction, ids: Ids, turn: (changes: Partial<WorldState>) => void) => Promise<T>): Promise<T> =>
    store.transaction(async (transaction) => {
      turnTo((await readState(transaction)) as WorldState);
      const before = state;
      const ids = idSource(before.ids);
      let changes: Partial<WorldState> = {};
      const result = await work(transaction, ids, (more) => {
        changes = { ...changes, ...more };
        state = { ...before, ...changes };
      }).catch((error: unknown) => {
        state = before;
        throw error;
      });
      const drawn = ids.state();
      if (drawn.some((part, place) => part !== before.ids[place])) changes = { ...changes, ids: drawn };
      if (Object.keys(changes).length > 0) await transaction.put(statePath, stateId, asItem({ ...before, ...changes }));
      return result;
    });

  /** Fires everything due by `until`, each at its own time. An event the record no longer allows is dropped. */
  const settle = async (transaction: Transaction, ids: Ids, until: Instant, happened: Happening[]): Promise<void> => {
    for (let due = await agenda.next(transaction, until); due; due = await agenda.next(transaction, until)) {
      await agenda.remove(transaction, due);
      const firing = { ...errand(providers.get(due.provider) as Provider), happened };
      const before = happened.length;
      try {
        await collection(scene(firing, transaction, ids, instant(due.at)), due.resource).fire(due.id, due.event);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        happened.length = before;
      }
    }
  };

  return {
    id,
    journal: requestsNoted,
    now: () => now(state.clock),
    state: () => state,
    nextRequestId: () => {
      requests += 1;
      return `request-${requests}`;
    },
    ask: (provider, asked) => asking(provider, state.readings, asked),
    run: (on, work) =>
      change(async (transaction, ids) => {
        const at = now(state.clock);
        await settle(transaction, ids, at, on.happened);
        return work(scene(on, transaction, ids, at));
      }),
    advance: (by) =>
      change(async (transaction, ids, turn) => {
        const fired: Happening[] = [];
        turn({ clock: { ...state.clock, advanced: state.clock.advanced + by } });
        await settle(transaction, ids, now(state.clock), fired);
        return fired;
      }),
    switch: (readings) => change(async (_, __, turn) => turn({ readings: { ...state.readings, ...readings } })),
    reset: async () => {
      const fresh = stateFrom(state.began);
      await store.load([[statePath, stateId, asItem(fresh)]]);
      turnTo(fresh);
      requests = 0;
      requestsNoted.reset();
    },
    close: async () => {
      requestsNoted.close();
      await store.close();
    },
  };
}

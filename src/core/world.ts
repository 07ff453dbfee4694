/** One isolated world: its data, clock, ids and readings, and the transactions that may touch them. */
import { agenda } from './agenda.ts';
import { type ClockState, type Instant, instant, now } from './clock.ts';
import { type Faults, faultsOf } from './faults/armed.ts';
import type { Bases } from './fixtures.ts';
import { type HistoryEntry, note, recall } from './history.ts';
import { type Ids, idSource } from './ids.ts';
import { type Journal, journal } from './journal/ring.ts';
import type { Persona, Provider } from './provider.ts';
import { type Ask, asking, type Switched } from './reading.ts';
import { Refusal } from './refusal.ts';
import { collection, sceneOf } from './resource.ts';
import type { Scene, Transition } from './scene.ts';
import { findSnapshot, listSnapshots, noteOf, resumption, type Snapshot, snapshotOf } from './snapshot.ts';
import { type Beginning, beginning, datedAt, keepState, readState, stateChange, stateIn, type WorldState } from './state.ts';
import type { Page, Query, Stores, Transaction } from './store.ts';
import { putBack, type Replaced, recording, undoable } from './undo.ts';

/** On whose behalf something is done; what it came to rest on and what transitions is noted in it. */
export interface Cause {
  provider: Provider;
  actor: Persona | null;
  /** Readings asked, as `provider/reading=option`. */
  asked: Set<string>;
  /** Transitions, those that were due before included. */
  transitions: Transition[];
  requestId: string | null;
}

export const causeOf = (provider: Provider, actor: Persona | null = null, requestId: string | null = null): Cause => ({
  provider,
  actor,
  asked: new Set(),
  transitions: [],
  requestId,
});

export interface World {
  id: string;
  faults: Faults;
  /** Its last requests and their answers. */
  journal: Journal;
  now(): Instant;
  state(): WorldState;
  /** `request-1`, `request-2` and so on since the world began. */
  nextRequestId(): string;
  /** Asks readings outside a transaction: for authentication and the wording of refusals. */
  ask(provider: Provider, asked: Set<string>): Ask;
  /** Fires what is due, then runs `work`, all in one transaction. */
  run<T>(causeOf: Cause, work: (scene: Scene) => Promise<T>): Promise<T>;
  /** Sets the clock and answers what came due, in the order it fired. @throws Refusal `conflict` if it would go back */
  turn(clock: (before: ClockState) => ClockState): Promise<Transition[]>;
  /** Sets the clock, back too, and fires nothing. */
  setClock(clock: ClockState): Promise<void>;
  /** Switches readings: `provider/reading` -> option. */
  switch(readings: Switched): Promise<void>;
  /** Transitions that match, the newest first. */
  history(query: Query): Promise<Page<HistoryEntry>>;
  /** Takes back the last change. @throws Refusal `conflict` if there is none to take back */
  undo(): Promise<{ requestId: string | null; changes: number }>;
  /** Back to the beginning, in its own scenario or another one. */
  reset(scenario?: string): Promise<void>;
  /** Keeps the world as it is under a name, in place of an earlier snapshot of that name. */
  save(name: string): Promise<void>;
  snapshots(): { name: string; at: string }[];
  /** @throws Refusal `not_found` */
  restore(name: string): Promise<void>;
  /** Drops a snapshot. @throws Refusal `not_found` */
  forget(name: string): Promise<void>;
  /** The world as it is or as a snapshot has it, for a fork. @throws Refusal `not_found` */
  snapshot(name?: string): Snapshot;
  close(): Promise<void>;
}

/** What a world is made of. */
export interface Surroundings {
  providers: ReadonlyMap<string, Provider>;
  bases: Bases;
  stores: Stores;
  /** How many requests its journal holds; without, as many as usual. */
  journalSize?: number | undefined;
}

/** Opens a world that is kept, or begins it, as said or where a snapshot has it. */
export async function openWorld(
  id: string,
  { providers, bases, stores, journalSize }: Surroundings,
  began: Beginning | Snapshot,
): Promise<World> {
  const baseOf = (state: WorldState) => bases.at(state.began.scenario, datedAt(state));
  const anew = (state: WorldState) => stores.over(baseOf(state)).with([stateChange(state)]);
  const image = 'image' in began ? began.image.with([resumption(began)]) : anew(beginning(began));
  const store = await stores.open(id, bases.named, image);
  let requests = 'image' in began ? began.requests : 0;
  let state = stateIn(store.image());
  const undos = undoable();
  const faults = faultsOf(providers, () => state.began.seed);
  const requestsNoted = journal(journalSize);

  const scene = ({ provider, actor, asked, transitions }: Cause, transaction: Transaction, ids: Ids, at: Instant): Scene =>
    sceneOf({ provider, transaction, actor, ids, now: at, transitions, reading: asking(provider, state.readings, asked) });

  type Noted = Pick<Cause, 'asked' | 'transitions' | 'requestId'>;

  /** Runs work in a transaction over the state as it is then; keeps the state it leaves and the history along with the records. */
  const change = async <T>(
    on: Noted,
    work: (transaction: Transaction, ids: Ids, turn: (more: Partial<WorldState>) => void) => Promise<T>,
  ) => {
    let undo: Replaced | undefined;
    const attempt = store.transaction(async (raw) => {
      const { transaction, replaced } = recording(raw);
      state = await readState(transaction);
      const before = state;
      const ids = idSource(before.ids);
      try {
        const result = await work(transaction, ids, (more) => {
          state = { ...state, ...more };
        });
        const drawn = ids.state();
        if (drawn.some((part, place) => part !== before.ids[place])) state = { ...state, ids: drawn };
        if (on.transitions.length > 0) {
          await note(transaction, before.transitions, on.transitions, { requestId: on.requestId, readings: [...on.asked].sort() });
          state = { ...state, transitions: before.transitions + on.transitions.length };
        }
        if (state !== before) await keepState(transaction, state);
        undo = undos.push({ requestId: on.requestId, changes: replaced });
        return result;
      } catch (error) {
        state = before;
        on.transitions.length = 0;
        throw error;
      }
    });
    return attempt.catch((error: unknown) => {
      // It was done, but could not be kept.
      if (undo) {
        undos.drop(undo);
        state = stateIn(store.image());
        on.transitions.length = 0;
      }
      throw error;
    });
  };

  const unnoted = (): Noted => ({ asked: new Set(), transitions: [], requestId: null });

  /** Fires everything due by `until`, each at its own time. An event the record no longer allows is dropped. */
  const settle = async (transaction: Transaction, ids: Ids, until: Instant, transitions: Transition[]): Promise<void> => {
    for (let due = await agenda.next(transaction, until); due; due = await agenda.next(transaction, until)) {
      await agenda.remove(transaction, due);
      const firing = { ...causeOf(providers.get(due.provider) as Provider), transitions };
      const before = transitions.length;
      try {
        await collection(scene(firing, transaction, ids, instant(due.at)), due.resource).fire(due.id, due.event);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        transitions.length = before;
      }
    }
  };

  /** Replaces everything, and forgets what could be undone. */
  const replace = async (load: Promise<void>, counted: number) => {
    await load;
    state = stateIn(store.image());
    undos.clear();
    faults.clear();
    requests = counted;
  };

  const snapshotNamed = (name: string): Snapshot => {
    const snapshot = findSnapshot(store, name);
    if (!snapshot) throw new Refusal('not_found', { message: `The world '${id}' has no snapshot '${name}'` });
    return snapshot;
  };

  return {
    id,
    faults,
    journal: requestsNoted,
    now: () => now(state.clock),
    state: () => state,
    nextRequestId: () => {
      requests += 1;
      return `request-${requests}`;
    },
    ask: (provider, asked) => asking(provider, state.readings, asked),
    run: (on, work) =>
      change(on, async (transaction, ids) => {
        const at = now(state.clock);
        await settle(transaction, ids, at, on.transitions);
        return work(scene(on, transaction, ids, at));
      }),
    turn: (clock) => {
      const on = unnoted();
      return change(on, async (transaction, ids, turn) => {
        const next = clock(state.clock);
        if (now(next) < now(state.clock)) throw new Refusal('conflict', { message: 'The clock goes forward only; reset it to go back' });
        turn({ clock: next });
        await settle(transaction, ids, now(next), on.transitions);
        return on.transitions;
      });
    },
    setClock: (clock) => change(unnoted(), async (_, __, turn) => turn({ clock })),
    switch: (readings) => change(unnoted(), async (_, __, turn) => turn({ readings: { ...state.readings, ...readings } })),
    history: (query) => recall(store, query),
    undo: async () => {
      let last: Replaced | undefined;
      const undoing = store.transaction(async (transaction) => {
        last = undos.pop();
        if (!last) throw new Refusal('conflict', { message: 'There is nothing to undo' });
        await putBack(transaction, last);
        return { requestId: last.requestId, changes: last.changes.length };
      });
      return undoing
        .catch((error: unknown) => {
          if (last) undos.push(last);
          throw error;
        })
        .finally(() => {
          state = stateIn(store.image());
        });
    },
    reset: async (scenario = state.began.scenario) => {
      const begun = beginning({ ...state.began, scenario });
      await replace(store.load([stateChange(begun)], baseOf(begun)), 0);
      requestsNoted.reset();
    },
    save: (name) => store.save(name, noteOf(now(state.clock), requests)),
    snapshots: () => listSnapshots(store),
    restore: async (name) => {
      const snapshot = snapshotNamed(name);
      await replace(store.restore(name, [resumption(snapshot)]), snapshot.requests);
    },
    forget: async (name) => {
      snapshotNamed(name);
      await store.forget(name);
    },
    snapshot: (name) => (name === undefined ? snapshotOf(store, now(state.clock), requests) : snapshotNamed(name)),
    close: async () => {
      requestsNoted.close();
      await store.close();
    },
  };
}

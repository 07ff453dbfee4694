/** One isolated world: its data, clock, ids, readings and faults, and the turns that may change them. */
import { agenda } from './agenda.ts';
import { type ClockState, type Instant, now } from './clock.ts';
import { draftOf } from './draft.ts';
import { type Faults, faultsOf } from './faults/armed.ts';
import type { Bases } from './fixtures.ts';
import { type HistoryEntry, recall } from './history.ts';
import { type Journal, journal } from './journal/ring.ts';
import type { Provider } from './provider.ts';
import { type Ask, asking, type Switched } from './reading.ts';
import { Refusal } from './refusal.ts';
import type { Scene, Transition } from './scene.ts';
import { findSnapshot, listSnapshots, noteOf, resumption, type Snapshot } from './snapshot.ts';
import { beginning, datedAt, stateChange, stateIn, type WorldState } from './state.ts';
import type { Entry, Image, Page, Query, Store, Stores } from './store.ts';
import { type Cause, type Noted, readingScene, Turn } from './turn.ts';

/** What the worlds of a sandbox share. */
export interface WorldServices {
  providers: ReadonlyMap<string, Provider>;
  bases: Bases;
  stores: Stores;
  /** How many requests the journal of a world holds; the usual number unless given. */
  journalSize?: number | undefined;
}

export class World {
  readonly id: string;
  readonly faults: Faults;
  /** Its last requests and their answers. */
  readonly journal: Journal;
  readonly #providers: ReadonlyMap<string, Provider>;
  readonly #bases: Bases;
  readonly #store: Store;
  /** Number of requests counted since the world began. */
  #requests: number;
  /** When the next timed event of an image is due. */
  #due: { image: Image; at: Instant } | undefined;

  constructor(id: string, { providers, bases, journalSize }: WorldServices, store: Store, requests: number) {
    this.id = id;
    this.#providers = providers;
    this.#bases = bases;
    this.#store = store;
    this.#requests = requests;
    this.faults = faultsOf(store, providers);
    this.journal = journal(journalSize);
  }

  now(): Instant {
    return now(this.state().clock);
  }

  state(): WorldState {
    return stateIn(this.#store.image());
  }

  /** `request-1`, `request-2` and so on since the world began. */
  nextRequestId(): string {
    this.#requests += 1;
    return `request-${this.#requests}`;
  }

  /** Asks readings outside a transaction: for authentication and the wording of refusals. */
  ask(provider: Provider, asked: Set<string>): Ask {
    return asking(provider, this.state().readings, asked);
  }

  /** Fires what is due, then runs `work`, all in one transaction. */
  run<T>(cause: Cause, work: (scene: Scene) => Promise<T>): Promise<T> {
    return this.#change(cause, async (turn) => {
      const at = now(turn.state.clock);
      await turn.settle(at, cause.transitions, this.#providers);
      return work(turn.scene(cause, at));
    });
  }

  /** As `run`, for work that only reads: unless something is due, it does not wait for other calls. */
  read<T>(cause: Cause, work: (scene: Scene) => Promise<T>): Promise<T> {
    const image = this.#store.image();
    const at = now(stateIn(image).clock);
    if (this.#due?.image !== image) this.#due = { image, at: agenda.due(image) };
    return this.#due.at <= at ? this.run(cause, work) : work(readingScene(image, cause, at));
  }

  /** Sets the clock and returns what came due, in the order it fired. @throws Refusal `conflict` if it would go back */
  turnClock(change: (before: ClockState) => ClockState): Promise<Transition[]> {
    const noted: Noted = { asked: new Set(), transitions: [], requestId: null };
    return this.#change(noted, async (turn) => {
      const { clock } = turn.state;
      const next = change(clock);
      if (now(next) < now(clock)) throw new Refusal('conflict', { message: 'The clock goes forward only; reset it to go back' });
      turn.state = { ...turn.state, clock: next };
      await turn.settle(now(next), noted.transitions, this.#providers);
      return noted.transitions;
    });
  }

  /** Sets the clock to how the world's clock began, and fires nothing. */
  resetClock(): Promise<void> {
    return this.#restate(({ began, clock }) => ({ clock: { ...beginning(began).clock, start: clock.start } }));
  }

  /** Switches readings: `provider/reading` -> option. */
  switch(switched: Switched): Promise<void> {
    return this.#restate(({ readings }) => ({ readings: { ...readings, ...switched } }));
  }

  /** Transitions that match, the newest first. */
  history(query: Query): Page<HistoryEntry> {
    return recall(this.#store.image(), query);
  }

  /** Takes back the last change. @throws Refusal `conflict` if there is none to take back */
  undo(): Promise<{ requestId: string | null; changes: number }> {
    return this.#store.turn(async ({ undo }) => {
      const last = undo.at(-1);
      if (!last) throw new Refusal('conflict', { message: 'There is nothing to undo' });
      return [{ requestId: last.requestId, changes: last.changes.length }, { undo: true }];
    });
  }

  /** Back to the beginning, in its own scenario or another one. */
  async reset(scenario?: string): Promise<void> {
    await this.#replace((image) => {
      const { began } = stateIn(image);
      const state = beginning(scenario === undefined ? began : { ...began, scenario });
      return [{ load: this.#bases.at(state.began.scenario, datedAt(state)).name, changes: [stateChange(state)] }, 0];
    });
    this.journal.reset();
  }

  /** Keeps the world as it is under a name, in place of an earlier snapshot of that name. Returns the world's time, ISO 8601. */
  save(name: string): Promise<string> {
    return this.#store.turn(async (image) => {
      const note = noteOf(now(stateIn(image).clock), this.#requests);
      return [note.at, { save: name, note }];
    });
  }

  snapshots(): { name: string; at: string }[] {
    return listSnapshots(this.#store.image());
  }

  /** @throws Refusal `not_found` */
  restore(name: string): Promise<void> {
    return this.#replace((image) => {
      const snapshot = this.#named(image, name);
      return [{ restore: name, changes: resumption(snapshot) }, snapshot.requests];
    });
  }

  /** Drops a snapshot. @throws Refusal `not_found` */
  forget(name: string): Promise<void> {
    return this.#store.turn(async (image) => {
      this.#named(image, name);
      return [undefined, { forget: name }];
    });
  }

  /** The world as it is or as a snapshot has it, for a fork. @throws Refusal `not_found` */
  snapshot(name?: string): Snapshot {
    const image = this.#store.image();
    return name === undefined ? { image, ...noteOf(this.now(), this.#requests) } : this.#named(image, name);
  }

  async close(): Promise<void> {
    this.journal.close();
    await this.#store.close();
  }

  async #change<T>(noted: Noted, work: (turn: Turn) => Promise<T>): Promise<T> {
    try {
      return await this.#store.turn(async (before) => {
        const draft = draftOf(before);
        const turn = new Turn(draft, before);
        const result = await work(turn);
        await turn.end(noted);
        const { changes } = draft;
        return changes.length === 0 ? [result] : [result, { changes, requestId: noted.requestId }, draft.image()];
      });
    } catch (error) {
      // Nothing of it remains.
      noted.transitions.length = 0;
      throw error;
    }
  }

  #restate(change: (state: WorldState) => Partial<WorldState>): Promise<void> {
    return this.#change({ asked: new Set(), transitions: [], requestId: null }, async (turn) => {
      turn.state = { ...turn.state, ...change(turn.state) };
    });
  }

  /** Replaces everything, the count of requests too. */
  async #replace(decide: (image: Image) => readonly [entry: Entry, requests: number]): Promise<void> {
    let dropped = 0;
    try {
      await this.#store.turn(async (image) => {
        const [entry, requests] = decide(image);
        dropped = this.#requests - requests;
        this.#requests = requests;
        return [undefined, entry];
      });
    } catch (error) {
      this.#requests += dropped;
      throw error;
    }
  }

  #named(image: Image, name: string): Snapshot {
    const snapshot = findSnapshot(image, name);
    if (!snapshot) throw new Refusal('not_found', { message: `The world '${this.id}' has no snapshot '${name}'` });
    return snapshot;
  }
}

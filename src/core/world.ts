/** One isolated world: its data, clock, ids, readings and faults, and the turns that may change them. */
import { agenda } from './agenda.ts';
import { type ClockState, type Instant, isBeyond, now } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import { imported } from './export.ts';
import { Faults, faultsRecord } from './faults/armed.ts';
import { type HistoryEntry, recall } from './history.ts';
import type { Journal } from './journal/ring.ts';
import type { Provider } from './provider.ts';
import { type Ask, asking, type Switched } from './reading.ts';
import { Refusal } from './refusal.ts';
import type { Scene, Transition } from './scene.ts';
import { checkRoom, latest, listSnapshots, noteOf, resumption, type Snapshot, snapshotNamed } from './snapshot.ts';
import { beginning, resetEntry, stateIn, type WorldState } from './state.ts';
import type { Entry, Image, Page, Query, Store, Stores } from './store.ts';
import { type Cause, type Noted, readingScene, Turn, unnoted } from './turn.ts';

/** What the worlds of a sandbox share. */
export interface WorldServices {
  providers: ReadonlyMap<string, Provider>;
  stores: Stores;
  /** Makes the journal of a world. */
  journal: () => Journal;
}

/** What a world begins with: its image, and the number of requests counted so far. */
export type Begun = Omit<Snapshot, 'at'>;

export class World {
  readonly id: string;
  readonly faults: Faults;
  /** Its last requests and their answers. */
  readonly journal: Journal;
  readonly #providers: ReadonlyMap<string, Provider>;
  readonly #store: Store;
  /** The image of a base. */
  readonly #over: Stores['over'];
  /** Number of requests counted since the world began. */
  #requests: number;

  constructor(id: string, { providers, stores, journal }: WorldServices, store: Store, requests: number) {
    this.id = id;
    this.#providers = providers;
    this.#store = store;
    this.#over = stores.over;
    this.#requests = requests;
    this.faults = new Faults(store, providers.values());
    this.journal = journal();
  }

  /** Whether a fault may be armed. */
  get armed(): boolean {
    return this.#store.image().get(...faultsRecord) !== undefined;
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
      await turn.settle(at, cause.transitions);
      return work(turn.scene(cause, at));
    });
  }

  /** As `run`, for work that only reads: unless something is due, it does not wait for other calls. */
  read<T>(cause: Cause, work: (scene: Scene) => Promise<T>): Promise<T> {
    const image = this.#store.image();
    const at = now(stateIn(image).clock);
    return agenda.next(image, at) ? this.run(cause, work) : work(readingScene(image, cause, at));
  }

  /**
   * Sets the clock.
   * @param answer what is made, within the transaction, of the clock and of what came due, in the order it fired
   * @throws Refusal `conflict` if the clock would go back, or too far
   */
  turnClock<T>(change: (before: ClockState) => ClockState, answer: (clock: ClockState, fired: Transition[]) => T): Promise<T> {
    const noted = unnoted();
    return this.#change(noted, async (turn) => {
      const at = now(turn.state.clock);
      const next = change(turn.state.clock);
      if (now(next) < at) throw new Refusal('conflict', { message: 'The clock goes forward only; reset it to go back' });
      if (isBeyond(next)) throw new Refusal('conflict', { message: 'The clock goes no further than the year 9989' });
      turn.state = { ...turn.state, clock: next };
      await turn.settle(now(next), noted.transitions);
      return answer(next, noted.transitions);
    });
  }

  /** Sets the clock to how the world's clock began, and fires nothing. */
  resetClock(): Promise<void> {
    return this.#change(unnoted(), async (turn) => {
      const { began, clock } = turn.state;
      turn.state = { ...turn.state, clock: { ...beginning(began).clock, start: clock.start } };
    });
  }

  /** Switches readings: `provider/reading` -> option. */
  switch(switched: Switched): Promise<void> {
    return this.#change(unnoted(), async (turn) => {
      turn.state = { ...turn.state, readings: { ...turn.state.readings, ...switched } };
    });
  }

  /** Transitions that match, the newest first. */
  history(query: Query): Page<HistoryEntry> {
    return recall(this.#store.image(), query);
  }

  /** Takes back the last change, a reset or a restored snapshot too. @throws Refusal `conflict` if there is none to take back */
  async undo(): Promise<Schemas['Undone']> {
    const [undone, requests] = await this.#store.turn(async (image) => [latest(image, this.#requests), { undo: true }]);
    this.#requests = requests;
    return undone;
  }

  /** Back to the beginning, in its own scenario or another one. */
  async reset(scenario?: string): Promise<void> {
    await this.#replace((image) => [0, resetEntry(image, scenario)]);
    this.journal.reset();
  }

  /** The world as it is, for a file. */
  moment(): Snapshot {
    const image = this.#store.image();
    return { image, ...this.#note(image) };
  }

  /** Makes the world what a file holds, which must have no findings. @throws Refusal `conflict` if it has too many snapshots then */
  import(file: Schemas['WorldExport']): Promise<void> {
    const entry = imported(file, this.#over, this.#providers.values());
    return this.#replace((image) => {
      checkRoom(
        image,
        file.snapshots.map(({ name }) => name),
      );
      return [file.state.requests, entry];
    });
  }

  /** Keeps the world as it is under a name, in place of an earlier snapshot of that name. Returns the world's time, ISO 8601. */
  save(name: string): Promise<string> {
    return this.#store.turn(async (image) => {
      checkRoom(image, [name]);
      const note = this.#note(image);
      return [note.at, { save: name, note }];
    });
  }

  snapshots(): Schemas['Snapshot'][] {
    return listSnapshots(this.#store.image());
  }

  /** @throws Refusal `not_found` */
  restore(name: string): Promise<void> {
    return this.#replace((image) => {
      const snapshot = snapshotNamed(name, image, this.id);
      return [snapshot.requests, { restore: name, changes: resumption(snapshot) }];
    });
  }

  /** Drops a snapshot. @throws Refusal `not_found` */
  forget(name: string): Promise<void> {
    return this.#store.turn(async (image) => {
      snapshotNamed(name, image, this.id);
      return [undefined, { forget: name }];
    });
  }

  /** What a fork of the world, or of a snapshot of it, begins with. @throws Refusal `not_found` */
  forked(name?: string): Begun {
    const from = name === undefined ? this.moment() : snapshotNamed(name, this.#store.image(), this.id);
    return { image: from.image.alone().with(resumption(from)), requests: from.requests };
  }

  async close(): Promise<void> {
    this.journal.close();
    await this.#store.close();
  }

  /** What is kept about an image that the world may return to. */
  #note(image: Image) {
    return noteOf(now(stateIn(image).clock), this.#requests);
  }

  /** Replaces everything, and keeps the way back. @param work gives the number of requests that counts then, and the entry */
  async #replace(work: (image: Image) => [requests: number, Entry]): Promise<void> {
    this.#requests = await this.#store.turn(async (image) => {
      const [requests, entry] = work(image);
      return [requests, { ...entry, note: this.#note(image) } as Entry];
    });
  }

  async #change<T>(noted: Noted, work: (turn: Turn) => Promise<T>): Promise<T> {
    try {
      return await this.#store.turn(async (before) => {
        const turn = new Turn(before, this.#providers);
        const result = await work(turn);
        return [result, ...(await turn.end(noted))];
      });
    } catch (error) {
      // The transaction was rolled back.
      noted.transitions.length = 0;
      throw error;
    }
  }
}

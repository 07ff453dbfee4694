/** One isolated world: its data, clock, ids, readings and faults, and the turns that may change them. */
import { agenda } from './agenda.ts';
import { type ClockState, type Instant, isBeyond, now } from './clock.ts';
import { Faults, faultsRecord } from './faults/armed.ts';
import { type HistoryEntry, recall } from './history.ts';
import type { Provider } from './provider.ts';
import { type Ask, asking, type Switched } from './reading.ts';
import { Refusal } from './refusal.ts';
import type { Scene, Transition } from './scene.ts';
import { beginning, stateIn, type WorldState } from './state.ts';
import type { Page, Query, Store } from './store.ts';
import { type Cause, type Noted, readingScene, Turn, unnoted } from './turn.ts';
import { WholeWorld, type WorldServices } from './whole-world.ts';

export class World extends WholeWorld {
  readonly faults: Faults;
  readonly #providers: ReadonlyMap<string, Provider>;

  constructor(id: string, services: WorldServices, store: Store, requests: number) {
    super(id, services, store, requests);
    this.#providers = services.providers;
    this.faults = new Faults(store, services.providers.values());
  }

  /** Whether a fault may be armed. */
  get armed(): boolean {
    return this.store.image().get(...faultsRecord) !== undefined;
  }

  now(): Instant {
    return now(this.state().clock);
  }

  state(): WorldState {
    return stateIn(this.store.image());
  }

  /** `request-1`, `request-2` and so on since the world began. */
  nextRequestId(): string {
    this.requests += 1;
    return `request-${this.requests}`;
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
    const image = this.store.image();
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
    return recall(this.store.image(), query);
  }

  async close(): Promise<void> {
    this.journal.close();
    await this.store.close();
  }

  async #change<T>(noted: Noted, work: (turn: Turn) => Promise<T>): Promise<T> {
    try {
      return await this.store.turn(async (before) => {
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

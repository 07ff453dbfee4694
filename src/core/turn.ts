/** One transaction of a world: events that are due fire first, then work runs. Ids, clock and history are kept along with the records. */
import { agenda } from './agenda.ts';
import { type Instant, instant } from './clock.ts';
import { type HistoryEntry, history } from './history.ts';
import { type Ids, idSource } from './ids.ts';
import type { Persona, Provider } from './provider.ts';
import { asking } from './reading.ts';
import { Refusal } from './refusal.ts';
import { collection, sceneOf } from './resource.ts';
import type { Scene, Transition } from './scene.ts';
import { stateChange, stateIn, type WorldState } from './state.ts';
import type { Change, Entry, Image, Transaction } from './store.ts';

/** On whose behalf something is done. It collects the readings asked and the transitions made. */
export interface Cause {
  provider: Provider;
  actor: Persona | null;
  /** Readings asked, as `provider/reading=option`. */
  asked: Set<string>;
  /** Transitions, those that were due before included. */
  transitions: Transition[];
  requestId: string | null;
  /** Whether nothing of it is kept. */
  dryRun?: boolean;
}

/** The part of a cause that goes into the history. */
export type Noted = Omit<Cause, 'provider' | 'actor'>;

/** For turns that no request has caused. */
export const unnoted = (): Noted => ({ asked: new Set(), transitions: [], requestId: null });

export const causeOf = (provider: Provider): Cause => ({ provider, actor: null, ...unnoted() });

/** A transaction over an image: it reads its own changes, and nobody else sees them. */
export interface Draft extends Transaction {
  readonly changes: readonly Change[];
  /** The image with the changes made so far. */
  image(): Image;
}

export function draftOf(before: Image): Draft {
  const changes: Change[] = [];
  let image = before;
  const change = (one: Change) => {
    changes.push(one);
    image = image.with([one]);
  };
  return {
    changes,
    image: () => image,
    get: async (collection, id) => image.get(collection, id),
    find: async (collection, query) => image.find(collection, query),
    put: async (collection, id, item) => change([collection, id, item]),
    remove: async (collection, id) => change([collection, id, null]),
  };
}

const never = (): never => {
  throw new Error('An operation that only reads changed a record or drew an id');
};

const noIds: Ids = { number: never, uuid: never, letters: never, state: never };

/** The scene of work that only reads, straight on an image. */
export function readingScene(image: Image, { provider, actor, asked, transitions }: Cause, now: Instant): Scene {
  const transaction: Transaction = { ...draftOf(image), put: never, remove: never };
  return sceneOf({ provider, actor, transitions, transaction, now, ids: noIds, reading: asking(provider, stateIn(image).readings, asked) });
}

export class Turn {
  /** The state the turn will leave. */
  state: WorldState;
  readonly #before: WorldState;
  readonly #draft: Draft;
  readonly #ids: Ids;

  constructor(before: Image) {
    this.state = stateIn(before);
    this.#before = this.state;
    this.#draft = draftOf(before);
    this.#ids = idSource(this.state.ids);
  }

  scene({ provider, actor, asked, transitions }: Cause, now: Instant): Scene {
    const reading = asking(provider, this.state.readings, asked);
    return sceneOf({ provider, actor, transitions, now, reading, transaction: this.#draft, ids: this.#ids });
  }

  /** Fires everything due by `until`, each at its own time. An event the record no longer allows is dropped. */
  async settle(until: Instant, transitions: Transition[], providers: ReadonlyMap<string, Provider>): Promise<void> {
    const next = () => agenda.next(this.#draft.image(), until);
    for (let due = next(); due; due = next()) {
      await agenda.remove(this.#draft, due);
      const cause = { ...causeOf(providers.get(due.provider) as Provider), transitions };
      const before = transitions.length;
      try {
        await collection(this.scene(cause, instant(due.at)), due.resource).fire(due.id, due.event);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        transitions.length = before;
      }
    }
  }

  /** Keeps the history of the turn, and the state it leaves. @returns the ledger entry if anything changed, and the image with it */
  async end({ asked, transitions, requestId, dryRun }: Noted): Promise<[] | [Entry, Image]> {
    const before = this.#before;
    const drawn = this.#ids.state();
    if (dryRun) transitions.length = 0;
    if (drawn !== before.ids) this.state = { ...this.state, ids: drawn };
    const readings = [...asked].sort();
    for (const transition of transitions) {
      const number = this.state.transitions + 1;
      const entry: HistoryEntry = { number, ...transition, requestId, readings };
      await this.#draft.put(history.path, String(number), Object.freeze({ ...entry }));
      if (number > history.kept) await this.#draft.remove(history.path, String(number - history.kept));
      this.state = { ...this.state, transitions: number };
    }
    if (this.state !== before) await this.#draft.put(...stateChange(this.state));
    const { changes } = this.#draft;
    return dryRun || changes.length === 0 ? [] : [{ changes, requestId }, this.#draft.image()];
  }
}

/** A world as a whole: taken back, reset, saved, restored, forked, exported and imported. `World` adds what happens in it. */
import { now } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import { imported } from './export.ts';
import type { Journal } from './journal/ring.ts';
import type { Provider } from './provider.ts';
import { checkRoom, latest, listSnapshots, noteOf, resumption, type Snapshot, snapshotNamed } from './snapshot.ts';
import { resetEntry, stateIn } from './state.ts';
import type { Entry, Image, Store, Stores } from './store.ts';

/** What the worlds of a sandbox share. */
export interface WorldServices {
  providers: ReadonlyMap<string, Provider>;
  stores: Stores;
  /** Makes the journal of a world. */
  journal: () => Journal;
}

/** What a world begins with: its image, and the number of requests counted so far. */
export type Begun = Omit<Snapshot, 'at'>;

export abstract class WholeWorld {
  readonly id: string;
  /** Its last requests and their answers. */
  readonly journal: Journal;
  protected readonly store: Store;
  /** Number of requests counted since the world began. */
  protected requests: number;
  readonly #services: WorldServices;

  constructor(id: string, services: WorldServices, store: Store, requests: number) {
    this.id = id;
    this.journal = services.journal();
    this.store = store;
    this.requests = requests;
    this.#services = services;
  }

  /** Takes back the last change, a reset or a restored snapshot too. @throws Refusal `conflict` if there is none to take back */
  async undo(): Promise<Schemas['Undone']> {
    const [undone, requests] = await this.store.turn(async (image) => [latest(image, this.requests), { undo: true }]);
    this.requests = requests;
    return undone;
  }

  /** Back to the beginning, in its own scenario or another one. */
  async reset(scenario?: string): Promise<void> {
    await this.#replace((image) => [0, resetEntry(image, scenario)]);
    this.journal.reset();
  }

  /** The world as it is, for a file. */
  moment(): Snapshot {
    const image = this.store.image();
    return { image, ...this.#note(image) };
  }

  /** Makes the world what a file holds, which must have no findings. @throws Refusal `conflict` if it has too many snapshots then */
  importFile(file: Schemas['WorldExport']): Promise<void> {
    const entry = imported(file, (base) => this.#services.stores.over(base), this.#services.providers.values());
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
    return this.store.turn(async (image) => {
      checkRoom(image, [name]);
      const note = this.#note(image);
      return [note.at, { save: name, note }];
    });
  }

  snapshots(): Schemas['Snapshot'][] {
    return listSnapshots(this.store.image());
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
    return this.store.turn(async (image) => {
      snapshotNamed(name, image, this.id);
      return [undefined, { forget: name }];
    });
  }

  /** What a fork of the world, or of a snapshot of it, begins with. @throws Refusal `not_found` */
  forked(name?: string): Begun {
    const from = name === undefined ? this.moment() : snapshotNamed(name, this.store.image(), this.id);
    return { image: from.image.alone().with(resumption(from)), requests: from.requests };
  }

  /** What is kept about an image that the world may return to. */
  #note(image: Image) {
    return noteOf(now(stateIn(image).clock), this.requests);
  }

  /** Replaces everything, and keeps the way back. @param work gives the number of requests that counts then, and the entry */
  async #replace(work: (image: Image) => [requests: number, Entry]): Promise<void> {
    this.requests = await this.store.turn(async (image) => {
      const [requests, entry] = work(image);
      return [requests, { ...entry, note: this.#note(image) } as Entry];
    });
  }
}

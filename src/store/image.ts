/** Everything of a world at one moment: its records over a base, what is saved, and what can be undone. */
import type { Base, Bases, Change, Changes, Entry, Image, Item, Page, Query, Saved, UndoStep } from '../core/store.ts';
import { baseCollection, type Collection, changesOf, rowOf, withChange } from './collection.ts';
import { answer } from './plan.ts';

/** Maximum number of steps that can be undone. */
const depth = 100;

type Parts = Partial<Pick<Image, 'saved' | 'undo'>> & { collections?: ReadonlyMap<string, Collection> };

export class WorldImage implements Image {
  readonly base: Base;
  readonly saved: ReadonlyMap<string, Saved>;
  readonly undo: readonly UndoStep[];
  readonly #collections: ReadonlyMap<string, Collection>;

  constructor(base: Base, { collections = new Map(), saved = new Map(), undo = [] }: Parts = {}) {
    this.base = base;
    this.saved = saved;
    this.undo = undo;
    this.#collections = collections;
  }

  get(collection: string, id: string): Item | undefined {
    return rowOf(this.#collection(collection), id)?.item;
  }

  find(collection: string, query: Query): Page {
    return answer(this.#collection(collection), query);
  }

  first(collection: string, field: string): Item | undefined {
    return this.#collection(collection)
      .indexes.find(({ fields }) => fields[0] === field)
      ?.listed.get(() => 0)?.item;
  }

  changes(): Change[] {
    return [...this.#collections].flatMap(([name, collection]) => changesOf(name, collection, baseCollection(this.base, name)));
  }

  with(changes: Changes, parts: Pick<Parts, 'saved' | 'undo'> = {}): WorldImage {
    const collections = new Map(this.#collections);
    for (const [name, id, item] of changes) {
      const base = baseCollection(this.base, name);
      collections.set(name, withChange(collections.get(name) ?? base, base, id, item));
    }
    return this.#with({ collections, ...parts });
  }

  alone(): WorldImage {
    return this.#with({ saved: new Map(), undo: [] });
  }

  after(entry: Entry, bases: Bases, changed?: WorldImage): WorldImage {
    if ('undo' in entry) {
      const step = this.undo.at(-1);
      if (!step) throw new RangeError('there is nothing to undo');
      const undo = this.undo.slice(0, -1);
      return 'image' in step ? (step.image as WorldImage).with([], { saved: this.saved, undo }) : this.with(step.changes, { undo });
    }
    if ('save' in entry) return this.#with({ saved: new Map(this.saved).set(entry.save, { note: entry.note, image: this.alone() }) });
    if ('forget' in entry) return this.#with({ saved: new Map([...this.saved].filter(([name]) => name !== entry.forget)) });
    if ('load' in entry) {
      const image = new WorldImage(bases(entry.load)).with(entry.changes);
      const saved = (entry.saved ?? []).map(({ name, note, changes }) => [name, { note, image: image.with(changes) }] as const);
      const { undo } = this.#replaced(entry.note);
      return image.#with({ undo, saved: new Map([...this.saved, ...saved]) });
    }
    if ('restore' in entry) {
      const saved = this.saved.get(entry.restore);
      if (!saved) throw new RangeError(`nothing is saved as '${entry.restore}'`);
      return (saved.image as WorldImage).with(entry.changes, this.#replaced(entry.note));
    }
    const next = changed ?? this.with(entry.changes);
    if (!('requestId' in entry)) return next;
    // The records that changes replace, each once, as they are here.
    const reverse = new Map(entry.changes.map(([name, id]): [string, Change] => [`${name} ${id}`, [name, id, this.get(name, id) ?? null]]));
    return next.#with({ undo: [...this.undo.slice(1 - depth), { requestId: entry.requestId, changes: [...reverse.values()] }] });
  }

  /** What stays where all records are replaced: what is saved, and the way back. */
  #replaced(note: Item = {}) {
    const step = { requestId: null, note, image: this.alone() };
    return { saved: this.saved, undo: [...this.undo.slice(1 - depth), step] };
  }

  #collection(name: string): Collection {
    return this.#collections.get(name) ?? baseCollection(this.base, name);
  }

  #with(parts: Parts): WorldImage {
    return new WorldImage(this.base, { collections: this.#collections, saved: this.saved, undo: this.undo, ...parts });
  }
}

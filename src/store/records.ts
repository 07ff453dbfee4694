/** All records of a world at one moment: a base, and a table for each collection that is no longer as in the base. It never changes. */
import type { Base, Change, Dump, Image, Item, Page, Query } from '../core/store.ts';
import { answer } from './plan.ts';
import { baseTable, changed, changesOf, rowOf, type Table } from './table.ts';

export class Records implements Image {
  readonly base: Base;
  readonly #tables: ReadonlyMap<string, Table>;

  private constructor(base: Base, tables: ReadonlyMap<string, Table>) {
    this.base = base;
    this.#tables = tables;
  }

  static over(base: Base): Records {
    return new Records(base, new Map());
  }

  #table(collection: string): Table {
    return this.#tables.get(collection) ?? baseTable(this.base, collection);
  }

  get(collection: string, id: string): Item | undefined {
    return rowOf(this.#table(collection), id)?.item;
  }

  find(collection: string, query: Query): Page {
    return answer(this.#table(collection), query);
  }

  *changes(): Generator<Change> {
    for (const [collection, table] of this.#tables) yield* changesOf(collection, table);
  }

  with(changes: Dump): Records {
    const tables = new Map(this.#tables);
    for (const [collection, id, item] of changes) {
      const base = baseTable(this.base, collection);
      tables.set(collection, changed(tables.get(collection) ?? base, base, id, item));
    }
    return new Records(this.base, tables);
  }
}

/** What can happen to a world's records, as data: what the log keeps a line of, and what a restart goes through again. */
import type { Base, Dump, Item, Saved } from '../core/store.ts';
import { Records } from './records.ts';

/** Changes; changes to what is loaded in place of all, a bare base or what was saved; a save; a save forgotten. */
export type Entry =
  | { changes: Dump }
  | { load: string; changes: Dump }
  | { restore: string; changes: Dump }
  | { save: string; note: Item }
  | { forget: string };

export interface SavedRecords extends Saved {
  image: Records;
}

/** A store at one moment. It never changes. */
export interface State {
  records: Records;
  saved: ReadonlyMap<string, SavedRecords>;
}

/** @throws RangeError if nothing is saved under the name */
function savedAs({ saved }: State, name: string): SavedRecords {
  const found = saved.get(name);
  if (!found) throw new RangeError(`nothing is saved as '${name}'`);
  return found;
}

/**
 * The state after an entry.
 * @param base finds a base by name
 * @throws RangeError for an entry that cannot follow on the state
 */
export function after(state: State, entry: Entry, base: (name: string) => Base): State {
  const { records, saved } = state;
  if ('save' in entry) return { records, saved: new Map(saved).set(entry.save, { name: entry.save, note: entry.note, image: records }) };
  if ('forget' in entry) return { records, saved: new Map([...saved].filter(([name]) => name !== entry.forget)) };
  if ('load' in entry) return { records: Records.over(base(entry.load)).with(entry.changes), saved };
  if ('restore' in entry) return { records: savedAs(state, entry.restore).image.with(entry.changes), saved };
  return { records: records.with(entry.changes), saved };
}

/** History: the last thousand transitions of a world, as records kept along with what they changed. */
import type { Schemas } from './control/api.d.ts';
import type { Image, Page, Query } from './store.ts';

/** `kept` is the maximum number of entries. */
export const history = { path: 'countersign/history', indexes: [['number']], kept: 1000 };

/** How the history names edits by hand. No event of a life cycle has a dot in its name. */
export const editEvents = { create: 'record.create', edit: 'record.edit', remove: 'record.remove' } as const;

/** A history entry: a transition, numbered from 1 in its world, with its request and the readings it depends on. */
export type HistoryEntry = Schemas['HistoryEntry'];

/** Entries that match, the newest first. */
export const recall = (image: Image, query: Query): Page<HistoryEntry> =>
  image.find(history.path, { ...query, sort: [{ field: 'number', order: 'desc' }] }) as unknown as Page<HistoryEntry>;

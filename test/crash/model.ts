/** Worlds as their callers know them, to be held against what is there after a restart. */
import { isDeepStrictEqual } from 'node:util';
import type { Connection } from '../connection.ts';

export type Item = Record<string, any>;

/** Collections whose records are compared whole, with the field a record is told by. */
const collections = {
  'b2core/requests': ({ id }: Item) => id,
  'b2core/transactions': ({ transactionId }: Item) => transactionId,
  'b2core/clients': ({ clientId }: Item) => clientId,
  // The server draws the ids of new ones, so they are told by the caller's own reference.
  'aquanow/approvals': ({ approvalId, payload }: Item) => (payload.tag?.startsWith('call-') ? payload.tag : approvalId),
} as const;

export type Collection = keyof typeof collections;

/** A transition, without its number. */
export interface Happened {
  requestId: string | null;
  provider: string;
  resource: string;
  id: string;
  event: string;
  from: unknown;
  to: unknown;
  by: string | null;
}

/** Everything of a world that is compared. Records by `collection/key`; a value that is undefined may be any. */
export interface Seen {
  records: Map<string, Item>;
  history: Happened[];
  now: string;
  snapshots: string[];
}

/** What a call changes, all of it or nothing. */
export interface Change {
  id: string;
  records: readonly (readonly [key: string, item: Item])[];
  history: readonly Happened[];
}

export const keyOf = (collection: Collection, id: unknown) => `${collection}/${id}`;

export const parsed = ({ status, text }: { status: number; text: string }): any => {
  if (status >= 300) throw new Error(`answered ${status}: ${text.slice(0, 500)}`);
  return text === '' ? undefined : JSON.parse(text);
};

/** Looks at a world over the control plane. Throws if its history is not numbered from 1 without a gap. */
export async function look({ send }: Connection, world: string): Promise<Seen> {
  const read = async (path: string) => parsed(await send('GET', `/__admin/${path}`, { 'X-World': world }));
  const records = new Map<string, Item>();
  for (const collection of Object.keys(collections) as Collection[]) {
    const { items } = await read(`${collection}?limit=1000`);
    for (const item of items) records.set(keyOf(collection, collections[collection](item)), item);
  }
  const { total, items } = await read('history?limit=1000');
  items.forEach(({ number }: { number: number }, place: number) => {
    if (number !== total - place) throw new Error(`world '${world}': entry ${place} of ${total} in its history has the number ${number}`);
  });
  const history = items.map(({ number: _, at: __, readings: ___, ...rest }: Item) => rest as Happened);
  return {
    records,
    history: history.reverse(),
    now: (await read('clock')).now,
    snapshots: (await read('snapshots')).map(({ name }: Item) => name),
  };
}

const copy = (seen: Seen): Seen => ({
  ...seen,
  records: new Map(seen.records),
  history: [...seen.history],
  snapshots: [...seen.snapshots],
});

export function apply(seen: Seen, { records, history }: Change): Seen {
  const after = copy(seen);
  for (const [key, item] of records) after.records.set(key, item);
  after.history.push(...history);
  return after;
}

const order = (one: Happened) => `${one.requestId} ${one.provider} ${one.resource} ${one.id} ${one.event}`;
const sorted = (history: readonly Happened[]) => history.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));

/**
 * Whether a record is as expected. Of an approval whose creation was not answered the id is not known, and of any approval the
 * milliseconds by which it follows the one before. No review is dated before it.
 */
function same(expected: Item, found: Item | undefined): boolean {
  if (!found || !('approvalId' in expected)) return isDeepStrictEqual(expected, found);
  const later = Date.parse(found['created']) - Date.parse(expected['created']);
  const { created } = found;
  const reviewRecords = expected['reviewRecords'].map((review: Item) => ({
    ...review,
    reviewedAt: review['reviewedAt'] < created ? created : review['reviewedAt'],
  }));
  const own = { approvalId: expected['approvalId'] ?? found['approvalId'], created, reviewRecords };
  return later >= 0 && later < 60_000 && isDeepStrictEqual({ ...expected, ...own }, found);
}

/** What is not as expected; empty if all is. */
function differences(expected: Seen, found: Seen): string[] {
  const keys = new Set([...expected.records.keys(), ...found.records.keys()]);
  const told = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 2000);
  const different = [...keys]
    .filter((key) => !(expected.records.has(key) && same(expected.records.get(key) as Item, found.records.get(key))))
    .map((key) => `${key} should be ${told(expected.records.get(key))}, is ${told(found.records.get(key))}`);
  const [wanted, is] = [sorted(expected.history), sorted(found.history)];
  if (!isDeepStrictEqual(wanted, is)) {
    const [known, there] = [new Set(wanted.map(order)), new Set(is.map(order))];
    different.push(
      `history lacks ${told(wanted.filter((one) => !there.has(order(one))))}, has ${told(is.filter((one) => !known.has(order(one))))}`,
    );
  }
  if (expected.now !== found.now) different.push(`the time should be ${expected.now}, is ${found.now}`);
  if (!isDeepStrictEqual(expected.snapshots.toSorted(), found.snapshots.toSorted()))
    different.push(`snapshots should be ${expected.snapshots}, are ${found.snapshots}`);
  return different;
}

/** Whether a call that was not answered has left anything: its transition, or else its record. */
function transitions({ id, records, history }: Change, found: Seen): boolean {
  if (history.length > 0) return found.history.some(({ requestId }) => requestId === id);
  return records.some(([key, item]) => same(item, found.records.get(key)));
}

/** A world of the model. */
export interface Known {
  id: string;
  /** Undefined where there is no such world. */
  now: Seen | undefined;
  /** What was saved, by name: one state, or while a call that saves is not answered what it may be. */
  saved: Map<string, Seen[]>;
  /** Calls sent and not answered. */
  sent: Set<Change>;
  /** A call on the whole world that was sent and not answered: what the world is once it is done. */
  turning: { after: Seen | undefined } | undefined;
}

/**
 * Holds a world against what was found, and takes over what has become of calls that were not answered.
 * @throws Error naming everything that is not as any of them could have left it
 */
export function reconcile(known: Known, found: Seen | undefined): void {
  const { id, turning } = known;
  const possible = [known.now, ...(turning ? [turning.after] : [])];
  const fits = possible.findIndex((one) => {
    if (!one || !found) return one === found;
    return differences([...known.sent].filter((change) => transitions(change, found)).reduce(apply, one), found).length === 0;
  });
  if (fits === -1) {
    const expected = known.now && found && [...known.sent].filter((change) => transitions(change, found)).reduce(apply, known.now);
    const what = expected && found ? differences(expected, found) : [`should ${known.now ? '' : 'not '}be there`];
    throw new Error(`world '${id}'${turning ? ' (during a call on the whole of it)' : ''}:\n  ${what.join('\n  ')}`);
  }
  known.turning = undefined;
  known.sent.clear();
  known.now = found;
  for (const name of known.saved.keys()) if (!found?.snapshots.includes(name)) known.saved.delete(name);
}

/**
 * Holds what is saved in a world against what was found saved there.
 * @throws Error naming what is not as it was saved
 */
export function reconcileSaved({ id, saved }: Known, name: string, found: Seen): void {
  const possible = saved.get(name) ?? [];
  const compared = possible.map((one) => differences({ ...one, snapshots: [] }, { ...found, snapshots: [] }));
  const fits = compared.findIndex((different) => different.length === 0);
  if (fits === -1) throw new Error(`what is saved in world '${id}' as '${name}':\n  ${compared.flat().join('\n  ')}`);
  saved.set(name, [possible[fits] as Seen]);
}

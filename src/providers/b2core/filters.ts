/** B2Core's list parameters as queries. */
import { instant, isoOffset, lastInstant } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Condition, Query } from '../../core/store.ts';
import type { Context } from './resources.ts';

interface Listing {
  limit?: number;
  offset?: number;
  sort_by?: string;
  sort_order?: 'asc' | 'desc';
}

/** Page and order of a list: by `sort_by`, records of the same instant by id, descending unless asked otherwise. */
export function page({ limit = 20, offset = 0, sort_by, sort_order = 'desc' }: Listing, by: string, key: string): Query {
  const fields = [...new Set([sort_by ?? by, key])];
  return { limit, offset, sort: fields.map((field) => ({ field, order: sort_order })) };
}

/** The clients that the administrator may view: all, or those with their tag. */
export async function view<Name extends 'requests' | 'transactions' | 'monitoring'>(context: Context, name: Name): Promise<Context[Name]> {
  const { actor, clients, [name]: all } = context;
  if (!actor?.tag) return all;
  const { items } = await clients.find({ where: { tags: { contains: actor.tag } } });
  return all.within({ clientId: { in: items.map(({ clientId }) => clientId) } }) as Context[Name];
}

/**
 * The view that holds one record, for a call on it.
 * @throws Refusal `not_permitted` for a record of a client the administrator may not view, where the world reads it so; otherwise it is not found
 */
export async function viewOf<Name extends 'requests' | 'transactions' | 'monitoring'>(
  context: Context,
  name: Name,
  id: number,
): Promise<Context[Name]> {
  const seen = await view(context, name);
  if (!context.actor?.tag || context.reading('hidden-client') === '404') return seen;
  const where = { [name === 'transactions' ? 'transactionId' : 'id']: id };
  const [all, own] = [context[name], seen] as { first(where: object): Promise<unknown> }[];
  if ((await all?.first(where)) && !(await own?.first(where))) {
    throw new Refusal('not_permitted', { message: 'This administrator may not view the client' });
  }
  return seen;
}

/** A bound of time in the format of records. Records have whole seconds, so a lower bound is rounded up. */
function bound(text: string, up: number): string {
  try {
    // A plus that is not escaped in a query arrives as a space.
    const at = instant(text.length === 10 ? `${text}T00:00:00Z` : text.replace(' ', '+'));
    return isoOffset(Math.min(at + up, lastInstant));
  } catch {
    const message = `'${text}' is neither a date nor an instant with a zone`;
    throw new Refusal('invalid_request', { findings: [{ path: '/query/filter', message }] });
  }
}

/** A range with both ends included; undefined if neither is sent. */
export const between = (from: string | undefined, to: string | undefined): Condition | undefined =>
  from === undefined && to === undefined
    ? undefined
    : { ...(from !== undefined && { gte: bound(from, 999) }), ...(to !== undefined && { lte: bound(to, 0) }) };

/** The journal of a world: listed, counted, searched, exported, and followed live. */
import { journalEntry, type KeptEntry, withoutQuery } from '../core/journal/entry.ts';
import type { Journal } from '../core/journal/ring.ts';
import { checkNames } from '../core/known.ts';
import { Refusal } from '../core/refusal.ts';
import { type Context, type Part, providersOf, type Schemas } from './context.ts';
import { har, harEntry } from './har.ts';
import { nearMisses } from './near-misses.ts';

function page({ journal }: { journal: Journal }, { limit = 100, ...criteria }: Schemas['Criteria']) {
  const { total, ids } = journal.find(criteria, limit);
  const { size, followers: streams, bytes, budget, dropped } = journal;
  const meta = { total, size, streams, bytes, budget: budget.limit, dropped };
  const body: { requests: Schemas['JournalEntry'][]; meta: typeof meta } = { requests: [], meta };
  return { status: 200 as const, body, items: journal.entries(ids).map(journalEntry) };
}

/** The criteria, if they name what there is. @throws Refusal `invalid_request` */
function known<T extends Schemas['Criteria']>(context: Context, place: string, criteria: T): T {
  checkNames(providersOf(context), place, criteria);
  return criteria;
}

/** @throws Refusal `not_found` */
async function entryNamed(id: number, { world }: Context): Promise<KeptEntry> {
  const { id: name, journal } = await world();
  const found = journal.get(id);
  if (!found) throw new Refusal('not_found', { message: `The journal of world '${name}' has no request ${id}` });
  return found;
}

const missesOf = ({ id, request: { method, path } }: KeptEntry, { vendors }: Context): Schemas['NearMisses'] => ({
  id,
  method,
  path,
  operations: nearMisses(vendors, method, withoutQuery(path)),
});

async function* events(entries: AsyncIterable<KeptEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `id: ${entry.id}\ndata: ${JSON.stringify(journalEntry(entry))}\n\n`;
}

export const requests = {
  listRequests: async ({ query = {} }, context) => page(await context.world(), known(context, '/query', query)),
  clearRequests: async (_, { world }) => {
    (await world()).journal.clear();
    return { status: 204 };
  },
  getRequestEntry: async ({ path: { id } }, context) => ({ status: 200, body: journalEntry(await entryNamed(id, context)) }),
  countRequests: async ({ body = {} }, context) => {
    const { journal } = await context.world();
    return { status: 200, body: { count: journal.find(known(context, '/body', body)).total } };
  },
  findRequests: async ({ body = {} }, context) => page(await context.world(), known(context, '/body', body)),
  listUnmatchedRequests: async ({ query = {} }, { world }) => page(await world(), { ...query, matched: false }),
  listNearMisses: async ({ query: { limit = 20 } = {} }, context) => {
    const { journal } = await context.world();
    const { ids } = journal.find({ matched: false }, limit);
    return { status: 200, body: { nearMisses: [] }, items: journal.entries(ids).map((entry) => missesOf(entry, context)) };
  },
  getNearMisses: async ({ path: { id } }, context) => ({ status: 200, body: missesOf(await entryNamed(id, context), context) }),
  exportHar: async ({ query: { limit = 1000, ...criteria } = {} }, context) => {
    const { journal } = await context.world();
    const { ids } = journal.find(known(context, '/query', criteria), limit);
    return { status: 200, body: har(context.version), items: journal.entries(ids.reverse()).map(harEntry) };
  },
  streamRequests: async ({ headers }, { world }) => {
    const { journal } = await world();
    const after = Number(headers['last-event-id'] ?? journal.last);
    // An id from before a reset is none of this journal's: everything is new then.
    const known = after <= journal.last ? after : 0;
    return { status: 200, stream: (gone) => events(journal.follow(known, gone)) };
  },
} satisfies Part;

/** The journal of a world: listed, counted, searched, exported, and followed live. */
import { type Criteria, type Noted, pathOf, told } from '../core/journal/entry.ts';
import type { Journal } from '../core/journal/ring.ts';
import { Refusal } from '../core/refusal.ts';
import type { Context, Part, Schemas } from './context.ts';
import { har } from './har.ts';
import { nearMisses } from './near-misses.ts';

const pageSize = 100;

const entryOf = (entry: Noted) => told(entry) as Schemas['Entry'];

function page({ journal }: { journal: Journal }, { limit = pageSize, ...criteria }: Criteria & { limit?: number }) {
  const found = journal.find(criteria);
  const meta = { total: found.length, size: journal.size, streams: journal.followers() };
  return { status: 200, body: { requests: found.slice(0, limit).map(entryOf), meta } } as const;
}

/** @throws Refusal `not_found` */
async function entryNamed(id: number, { world }: Context): Promise<Noted> {
  const { id: name, journal } = await world();
  const found = journal.get(id);
  if (!found) throw new Refusal('not_found', { message: `The journal of world '${name}' has no request ${id}` });
  return found;
}

const missesOf = (entry: Noted, { vendors }: Context): Schemas['NearMisses'] => ({
  id: entry.id,
  method: entry.request.method,
  path: entry.request.path,
  operations: nearMisses(vendors, entry.request.method, pathOf(entry)),
});

async function* events(entries: AsyncIterable<Noted>): AsyncGenerator<string> {
  for await (const entry of entries) yield `id: ${entry.id}\ndata: ${JSON.stringify(entryOf(entry))}\n\n`;
}

export const requests = {
  listRequests: async ({ query = {} }, { world }) => page(await world(), query),
  clearRequests: async (_, { world }) => {
    (await world()).journal.clear();
    return { status: 204 };
  },
  getRequestEntry: async ({ path: { id } }, context) => ({ status: 200, body: entryOf(await entryNamed(id, context)) }),
  countRequests: async ({ body = {} }, { world }) => ({ status: 200, body: { count: (await world()).journal.find(body).length } }),
  findRequests: async ({ body = {} }, { world }) => page(await world(), body),
  listUnmatchedRequests: async ({ query = {} }, { world }) => page(await world(), { ...query, matched: false }),
  listNearMisses: async ({ query: { limit = 20 } = {} }, context) => {
    const unmatched = (await context.world()).journal.find({ matched: false });
    return { status: 200, body: { nearMisses: unmatched.slice(0, limit).map((entry) => missesOf(entry, context)) } };
  },
  getNearMisses: async ({ path: { id } }, context) => ({ status: 200, body: missesOf(await entryNamed(id, context), context) }),
  exportHar: async ({ query = {} }, { world, version }) => ({ status: 200, body: har((await world()).journal.find(query), version) }),
  streamRequests: async ({ headers }, { world }) => {
    const { journal } = await world();
    const after = Number(headers['last-event-id'] ?? journal.last());
    // An id of before a reset is none of this journal's: everything is new then.
    const known = after <= journal.last() ? after : 0;
    return { status: 200, stream: (gone) => events(journal.follow(known, gone)) };
  },
} satisfies Part;

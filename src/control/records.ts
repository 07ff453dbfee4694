/** The records of a world, and events played on them. */
import { simulate } from '../core/simulate.ts';
import { type Part, providerNamed, records as read, type Schemas } from './context.ts';

export const records = {
  listRecords: async ({ path: { provider, resource }, query: { limit = 100, offset = 0 } = {} }, context) => {
    const { total, items } = await read(provider, resource, context, (all) => all.find({ limit, offset }));
    return { status: 200, body: { total, items } };
  },
  getRecord: async ({ path: { provider, resource, id } }, context) => ({
    status: 200,
    body: await read(provider, resource, context, (all) => all.get(id)),
  }),
  simulateEvent: async ({ path, body: { as, given } = {} }, context) => {
    const provider = providerNamed(path.provider, context);
    const { from, to, record } = await simulate(await context.world(), { ...path, provider, as, given });
    return { status: 200, body: { ...path, from: from as Schemas['Status'], to: to as Schemas['Status'], record } };
  },
} satisfies Part;

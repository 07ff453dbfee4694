/** The records of a world, and events played on them. */

import { type Part, providerNamed, records as read, type Schemas, vendorNamed } from './context.ts';
import { goTo } from './goto.ts';
import { next } from './next.ts';
import { simulate } from './simulate.ts';

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
    const { from, to, record } = await simulate(await context.world(), provider, { ...path, as, given });
    return { status: 200, body: { ...path, from: from as Schemas['Status'], to: to as Schemas['Status'], record } };
  },
  getNext: async ({ path: { provider, resource, id }, query = {} }, context) => {
    const found = await next(await context.world(), vendorNamed(provider, context), resource, id, query.as);
    return { status: 200, body: found as Schemas['Next'] };
  },
  goToStatus: async ({ path: { provider, resource, id, status } }, context) => {
    const went = await goTo(await context.world(), providerNamed(provider, context), resource, id, status);
    return { status: 200, body: { fired: went.fired as Schemas['Fired'][], record: went.record } };
  },
} satisfies Part;

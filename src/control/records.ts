/** The records of a world, and events played on them. */
import { type Part, providerNamed, records as read, vendorNamed } from './context.ts';
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
    return simulate(await context.world(), provider, { ...path, as, given }, (played) =>
      context.checked({ status: 200, body: { ...path, ...played } }),
    );
  },
  getNext: async ({ path: { provider, resource, id }, query = {} }, context) => {
    return { status: 200, body: await next(await context.world(), vendorNamed(provider, context), resource, id, query.as) };
  },
  goToStatus: async ({ path: { provider, resource, id, status } }, context) => {
    return goTo(await context.world(), providerNamed(provider, context), { resource, id, to: status }, (body) =>
      context.checked({ status: 200, body }),
    );
  },
} satisfies Part;

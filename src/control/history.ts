/** The history of a world, and undo. */
import { checkNames } from '../core/known.ts';
import type { Query } from '../core/store.ts';
import { type Context, type Part, providersOf } from './context.ts';

const found = async ({ world }: Context, query: Query) => ({
  status: 200 as const,
  body: (await world()).history(query),
});

export const history = {
  listHistory: ({ query: { limit = 100, offset = 0, ...where } = {} }, context) => {
    checkNames(providersOf(context), '/query', where);
    return found(context, { where, limit, offset });
  },
  listRecordHistory: ({ path, query: { limit = 100, offset = 0 } = {} }, context) => found(context, { where: { ...path }, limit, offset }),
  undo: async (_, { world }) => ({ status: 200, body: await (await world()).undo() }),
} satisfies Part;

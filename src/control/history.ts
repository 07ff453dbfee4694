/** The history of a world, and undo. */
import type { Query } from '../core/store.ts';
import type { Context, Part, Schemas } from './context.ts';

const told = async ({ world }: Context, query: Query) => ({
  status: 200 as const,
  body: (await world()).history(query) as unknown as Schemas['History'],
});

export const history = {
  listHistory: ({ query: { limit = 100, offset = 0, ...where } = {} }, context) => told(context, { where, limit, offset }),
  listRecordHistory: ({ path, query: { limit = 100, offset = 0 } = {} }, context) => told(context, { where: { ...path }, limit, offset }),
  undo: async (_, { world }) => ({ status: 200, body: await (await world()).undo() }),
} satisfies Part;

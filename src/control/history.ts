/** What has happened in a world, and taking it back. */
import type { Condition, Query } from '../core/store.ts';
import type { Part, Schemas } from './context.ts';

/** The conditions of those that were given. */
const given = (conditions: Record<string, Condition | undefined>) =>
  Object.fromEntries(Object.entries(conditions).filter((entry): entry is [string, Condition] => entry[1] !== undefined));

const page = ({ limit = 100, offset = 0 }: { limit?: number; offset?: number }): Query => ({ limit, offset });

export const history = {
  listHistory: async ({ query: { limit, offset, ...conditions } = {} }, { world }) => {
    const found = await (await world()).history({
      where: given(conditions),
      ...page({ ...(limit && { limit }), ...(offset && { offset }) }),
    });
    return { status: 200, body: found as unknown as Schemas['History'] };
  },
  listRecordHistory: async ({ path, query = {} }, { world }) => {
    const found = await (await world()).history({ where: { ...path }, ...page(query) });
    return { status: 200, body: found as unknown as Schemas['History'] };
  },
  undo: async (_, { world }) => ({ status: 200, body: await (await world()).undo() }),
} satisfies Part;

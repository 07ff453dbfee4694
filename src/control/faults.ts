/** The armed faults of a world. */
import { Refusal } from '../core/refusal.ts';
import type { Part } from './context.ts';

export const faults = {
  listFaults: async (_, { world }) => {
    const named = await world();
    return { status: 200, body: named.faults.list(named.now()) };
  },
  armFault: async ({ body }, { world }) => {
    const named = await world();
    return { status: 201, body: named.faults.arm(body, named.now()) };
  },
  disarmFaults: async (_, { world }) => {
    (await world()).faults.disarmAll();
    return { status: 204 };
  },
  disarmFault: async ({ path: { id } }, { world }) => {
    if (!(await world()).faults.disarm(id)) throw new Refusal('not_found', { message: `There is no armed fault '${id}'` });
    return { status: 204 };
  },
} satisfies Part;

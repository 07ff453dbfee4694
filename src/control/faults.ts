/** The armed faults of a world. */
import { Refusal } from '../core/refusal.ts';
import type { Part } from './context.ts';

export const faults = {
  listFaults: async (_, { world }) => ({ status: 200, body: (await world()).faults.list() }),
  armFault: async ({ body }, { world }) => ({ status: 201, body: await (await world()).faults.arm(body) }),
  disarmFaults: async (_, { world }) => {
    await (await world()).faults.disarm();
    return { status: 204 };
  },
  disarmFault: async ({ path: { id } }, { world }) => {
    if (!(await (await world()).faults.disarm(id))) throw new Refusal('not_found', { message: `There is no armed fault '${id}'` });
    return { status: 204 };
  },
} satisfies Part;

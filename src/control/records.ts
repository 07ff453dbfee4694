/** The records of a world, and events played on them. */
import { createRecord, editRecord, removeRecord } from '../core/edit.ts';
import { knownNames } from '../core/nearest.ts';
import type { Vendor } from '../core/provider.ts';
import { Refusal } from '../core/refusal.ts';
import { collectionNamed } from '../core/resource.ts';
import type { Scene } from '../core/scene.ts';
import { causeOf } from '../core/turn.ts';
import type { Context, Part, Schemas } from './context.ts';
import { goTo } from './goto.ts';
import { listRecords, resourcesOf } from './listing.ts';
import { next } from './next.ts';
import { play } from './simulate.ts';

/** @throws Refusal `not_found` */
function vendorNamed(name: string, { vendors }: Context): Vendor {
  const found = vendors.find(({ implementation }) => implementation.name === name);
  if (!found) {
    const known = vendors.map(({ implementation }) => implementation.name);
    throw new Refusal('not_found', { message: `No vendor '${name}'; ${knownNames(name, known)}` });
  }
  return found;
}

/** Answers what `look` finds among a vendor's records, in the world of the call. */
async function read<T>(name: string, context: Context, look: (scene: Scene, vendor: Vendor) => Promise<T>) {
  const world = await context.world();
  const vendor = vendorNamed(name, context);
  return { status: 200 as const, body: await world.read(causeOf(vendor.implementation), (scene) => look(scene, vendor)) };
}

/** Changes a vendor's records, in a transaction of the world of the call. The answer is checked before the transaction ends. */
async function write<T extends { status: 200 | 201; body: object } | { status: 204 }>(
  name: string,
  context: Context,
  work: (scene: Scene) => Promise<T>,
): Promise<T> {
  const cause = { ...causeOf(vendorNamed(name, context).implementation), transitions: context.transitions };
  return (await context.world()).run(cause, async (scene) => context.checked(await work(scene)));
}

export const records = {
  listResources: async ({ query: { provider } = {} }, context) => {
    const world = await context.world();
    const asked = provider === undefined ? context.vendors : [vendorNamed(provider, context)];
    const body: Schemas['Resource'][] = [];
    for (const vendor of asked) body.push(...(await resourcesOf(world, vendor)));
    return { status: 200, body };
  },
  listRecords: ({ path: { provider, resource }, query = {} }, context) =>
    read(provider, context, (scene, vendor) => listRecords(scene, vendor, resource, query)),
  getRecord: ({ path: { provider, resource, id } }, context) =>
    read(provider, context, (scene) => collectionNamed(scene, resource).get(id)),
  createRecord: ({ path: { provider, resource }, body }, context) =>
    write(provider, context, async (scene) => ({ status: 201 as const, body: await createRecord(scene, resource, body) })),
  editRecord: ({ path: { provider, resource, id }, body }, context) =>
    write(provider, context, async (scene) => ({ status: 200 as const, body: await editRecord(scene, resource, id, body) })),
  removeRecord: ({ path: { provider, resource, id } }, context) =>
    write(provider, context, async (scene) => {
      await removeRecord(scene, resource, id);
      return { status: 204 as const };
    }),
  getNext: async ({ path: { provider, resource, id }, query = {} }, context) => ({
    status: 200,
    body: await next(await context.world(), vendorNamed(provider, context), { resource, id, as: query.as }),
  }),
  simulateEvent: async ({ path, body: { as, given } = {} }, context) => {
    const cause = causeOf(vendorNamed(path.provider, context).implementation);
    const reply = await (await context.world()).run(cause, async (scene) => {
      const played = await play(scene, { ...path, as, given });
      return context.checked({ status: 200 as const, body: { ...path, ...played } });
    });
    context.transitions.push(...cause.transitions);
    return reply;
  },
  goToStatus: async ({ path: { provider, resource, id, status } }, context) => {
    const vendor = vendorNamed(provider, context);
    const reply = await goTo(await context.world(), vendor, { resource, id, to: status }, (body) =>
      context.checked({ status: 200 as const, body }),
    );
    context.transitions.push(...reply.body.fired);
    return reply;
  },
} satisfies Part;

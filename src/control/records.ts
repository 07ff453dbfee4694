/** The records of a world, and events played on them. */
import type { Vendor } from '../core/provider.ts';
import { Refusal } from '../core/refusal.ts';
import { collectionNamed } from '../core/resource.ts';
import type { Scene } from '../core/scene.ts';
import { causeOf } from '../core/turn.ts';
import type { Context, Part } from './context.ts';
import { goTo } from './goto.ts';
import { next } from './next.ts';
import { play } from './simulate.ts';

/** @throws Refusal `not_found` */
function vendorNamed(name: string, { vendors }: Context): Vendor {
  const found = vendors.find(({ implementation }) => implementation.name === name);
  if (!found) throw new Refusal('not_found', { message: `No vendor '${name}'` });
  return found;
}

/** Answers what `look` finds among a vendor's records, in the world of the call. */
async function read<T>(name: string, context: Context, look: (scene: Scene, vendor: Vendor) => Promise<T>) {
  const world = await context.world();
  const vendor = vendorNamed(name, context);
  return { status: 200 as const, body: await world.read(causeOf(vendor.implementation), (scene) => look(scene, vendor)) };
}

export const records = {
  listRecords: ({ path: { provider, resource }, query: { limit = 100, offset = 0 } = {} }, context) =>
    read(provider, context, (scene) => collectionNamed(scene, resource).find({ limit, offset })),
  getRecord: ({ path: { provider, resource, id } }, context) =>
    read(provider, context, (scene) => collectionNamed(scene, resource).get(id)),
  getNext: ({ path: { provider, resource, id }, query = {} }, context) =>
    read(provider, context, (scene, vendor) => next(vendor, scene, resource, id, query.as)),
  simulateEvent: async ({ path, body: { as, given } = {} }, context) => {
    const cause = causeOf(vendorNamed(path.provider, context).implementation);
    const played = await (await context.world()).run(cause, (scene) => play(scene, { ...path, as, given }));
    return { status: 200, body: { ...path, ...played } };
  },
  goToStatus: async ({ path: { provider, resource, id, status } }, context) => {
    const { implementation } = vendorNamed(provider, context);
    return { status: 200, body: await goTo(await context.world(), implementation, resource, id, status) };
  },
} satisfies Part;

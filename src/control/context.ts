/** What an operation of the control plane works with. */
import type { AnyCollection } from '../core/binding.ts';
import type { operations as Documented } from '../core/control/api.d.ts';
import type { Operations } from '../core/operation.ts';
import type { ControlCall, Provider, Vendor } from '../core/provider.ts';
import { Refusal } from '../core/refusal.ts';
import { collectionNamed } from '../core/resource.ts';
import { causeOf } from '../core/turn.ts';
import type { World } from '../core/world.ts';
import type { Worlds } from '../core/worlds.ts';

export type { Schemas } from '../core/control/api.d.ts';

export interface Context extends Pick<ControlCall, 'checked'> {
  /** The world the call names; begun when it is first asked for. */
  world(): Promise<World>;
  worlds: Worlds;
  vendors: readonly Vendor[];
  version: string;
}

/** Some operations of the control plane; `operations.ts` puts them together. */
export type Part = Partial<Operations<Documented, Context>>;

/** What `parse` makes of a text at a path such as `/body/by`. @throws Refusal `invalid_request` with what `parse` throws */
export function parsed<T>(path: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    throw new Refusal('invalid_request', { findings: [{ path, message: (error as Error).message }] });
  }
}

/** @throws Refusal `not_found` */
export function vendorNamed(name: string, { vendors }: Context): Vendor {
  const found = vendors.find(({ implementation }) => implementation.name === name);
  if (!found) throw new Refusal('not_found', { message: `No vendor '${name}'` });
  return found;
}

/** @throws Refusal `not_found` */
export const providerNamed = (name: string, context: Context): Provider => vendorNamed(name, context).implementation;

/** Reads the records of a resource in the world the call names. */
export async function records<T>(
  provider: string,
  resource: string,
  context: Context,
  read: (all: AnyCollection) => Promise<T>,
): Promise<T> {
  return (await context.world()).read(causeOf(providerNamed(provider, context)), (scene) => read(collectionNamed(scene, resource)));
}

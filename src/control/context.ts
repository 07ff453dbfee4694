/** What an operation of the control plane works with. */
import type { operations as Documented } from '../core/control/api.d.ts';
import type { Examine } from '../core/import-findings.ts';
import type { Operations } from '../core/operation.ts';
import type { ControlCall, Provider, Vendor } from '../core/provider.ts';
import { Refusal } from '../core/refusal.ts';
import type { World } from '../core/world.ts';
import type { Worlds } from '../core/worlds.ts';

export type { Schemas } from '../core/control/api.d.ts';

export interface Context extends Pick<ControlCall, 'checked' | 'transitions'> {
  /** The world the call names; begun when it is first asked for. */
  world(): Promise<World>;
  worlds: Worlds;
  vendors: readonly Vendor[];
  version: string;
  /** Checks data that is imported. */
  examine: Examine;
}

/** Some operations of the control plane; `operations.ts` puts them together. */
export type Part = Partial<Operations<Documented, Context>>;

/** The vendors' code. */
export const providersOf = ({ vendors }: Pick<Context, 'vendors'>): Provider[] => vendors.map(({ implementation }) => implementation);

/** What `parse` makes of a text at a path such as `/body/by`. @throws Refusal `invalid_request` with what `parse` throws */
export function parsed<T>(path: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    throw new Refusal('invalid_request', { findings: [{ path, message: (error as Error).message }] });
  }
}

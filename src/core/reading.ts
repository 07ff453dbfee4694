/** A reading is an admitted guess: a question the vendor's pages leave open, with its possible answers. Documents state them in `x-readings`. */
import type { Schemas } from './control/api.d.ts';
import type { Immutable } from './freeze.ts';
import { knownNames } from './nearest.ts';
import { type Finding, Refusal } from './refusal.ts';

/** A reading as the document of its vendor states it. */
export type Reading = Immutable<Omit<Schemas['Reading'], 'id' | 'provider' | 'option'>>;

/** Returns the option of a reading, and records that the answer depends on it. The options of each reading are generated from the document. */
export type Ask<Readings = Record<string, string>> = <Id extends keyof Readings>(id: Id) => Readings[Id];

/** The readings that a world has switched: `provider/reading` -> option. */
export type Switched = Readonly<Record<string, string>>;

interface Declaring {
  name: string;
  readings: Readonly<Record<string, Reading>>;
}

/**
 * Asks the readings of one provider in one world.
 * @param asked receives `provider/reading=option` for each reading asked
 * @throws Error for a reading that the provider does not declare, which is a defect of ours
 */
export function asking(provider: Declaring, switched: Switched, asked: Set<string>): Ask {
  return (id: string) => {
    const reading = provider.readings[id];
    if (!reading) throw new Error(`${provider.name} declares no reading '${id}'`);
    const key = `${provider.name}/${id}`;
    const option = switched[key] ?? reading.default;
    asked.add(`${key}=${option}`);
    return option;
  };
}

/**
 * Checks that every reading and option exists.
 * @throws Refusal `invalid_request` with a finding for each that does not
 */
export function checkSwitches(providers: readonly Declaring[], switches: Switched): Switched {
  const all = providers.flatMap(({ name, readings }) => Object.keys(readings).map((reading) => `${name}/${reading}`));
  const findings = Object.entries(switches).flatMap(([id, option]): Finding[] => {
    const path = `/readings/${id}`;
    const [name, reading = ''] = id.split('/');
    const known = providers.find((provider) => provider.name === name)?.readings ?? {};
    if (!Object.hasOwn(known, reading)) return [{ path, message: `is not a reading; ${knownNames(id, all)}` }];
    const { options = [] } = known[reading] ?? {};
    return options.includes(option) ? [] : [{ path, message: `must be one of: ${options.join(', ')}` }];
  });
  if (findings.length > 0) throw new Refusal('invalid_request', { findings });
  return switches;
}

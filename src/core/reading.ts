/** A reading is an admitted guess: a question the vendor's documents leave open, with its possible answers. */

import { type Finding, Refusal } from './refusal.ts';

type Grade = 'documented' | 'observed' | 'assumed';

export interface Reading {
  question: string;
  /** Possible answers, in words; the first one need not be the default. */
  options: readonly string[];
  default: string;
  grade: Grade;
  /** What the default rests on. */
  source: string;
}

/** Answers a reading by its id, and notes that the reply rests on it. */
export type Ask<Id extends string = string> = (id: Id) => string;

/** The readings a world has switched, as `provider/reading` -> option. */
export type Switched = Readonly<Record<string, string>>;

interface Declaring {
  name: string;
  readings: Readonly<Record<string, Reading>>;
}

/**
 * Asks the readings of one provider in one world.
 * @param asked receives `provider/reading=option` for each reading asked.
 * @throws Error on a reading the provider does not declare: that is our defect.
 */
export function asking(provider: Declaring, switched: Switched, asked: Set<string>): Ask {
  return (id) => {
    const reading = provider.readings[id];
    if (!reading) throw new Error(`${provider.name} declares no reading '${id}'`);
    const key = `${provider.name}/${id}`;
    const option = switched[key] ?? reading.default;
    asked.add(`${key}=${option}`);
    return option;
  };
}

/**
 * Holds switches against the readings there are.
 * @throws Refusal `invalid_request` naming every reading or option there is none of
 */
export function checkSwitches(providers: readonly Declaring[], switches: Switched): Switched {
  const findings = Object.entries(switches).flatMap(([id, option]): Finding[] => {
    const path = `/readings/${id}`;
    const [name, reading = ''] = id.split('/');
    const known = providers.find((provider) => provider.name === name)?.readings ?? {};
    if (!Object.hasOwn(known, reading)) return [{ path, message: 'is no reading' }];
    const { options = [] } = known[reading] ?? {};
    return options.includes(option) ? [] : [{ path, message: `must be one of: ${options.join(', ')}` }];
  });
  if (findings.length > 0) throw new Refusal('invalid_request', { findings });
  return switches;
}

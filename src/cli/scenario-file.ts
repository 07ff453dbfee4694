/** Reads a scenario from a JSON file, in the form of those in `fixtures/scenarios`, or an exported world. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Scenario } from '../index.ts';

/** Whether a scenario is given as a file and not by name: `demo.json`, `./demo`. */
export const isFile = (scenario: string): boolean => /\.json$|[\\/]/.test(scenario);

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Whether a value is records by vendor and resource. */
const isRecords = (value: unknown): value is Scenario['records'] =>
  isObject(value) && Object.values(value).every((resources) => isObject(resources) && Object.values(resources).every(Array.isArray));

const parts = ['description', 'writtenAt', 'records', 'more', 'agenda'];

/** Whether a value is timed events to come. */
const isAgenda = (value: unknown): value is NonNullable<Scenario['agenda']> =>
  Array.isArray(value) &&
  value.every((one) => isObject(one) && ['at', 'provider', 'resource', 'id', 'event'].every((name) => typeof one[name] === 'string'));

/** @throws RangeError for a file that cannot be read, or holds no scenario */
export function scenarioFrom(file: string): Scenario {
  try {
    const told: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isObject(told)) throw new RangeError('it is no JSON object');
    const { description = `The scenario in ${file}.`, records = {}, more = {}, writtenAt, agenda = [], ...others } = told;
    // An exported world has more than a scenario does.
    const [other] = told['format'] === 'countersign-export-1' ? [] : Object.keys(others);
    if (other !== undefined) throw new RangeError(`'${other}' is no part of a scenario; there are ${parts.join(', ')}`);
    if (typeof description !== 'string') throw new RangeError("'description' must be a text");
    if (writtenAt !== undefined && typeof writtenAt !== 'string') throw new RangeError("'writtenAt' must be an RFC 3339 instant");
    if (!isAgenda(agenda)) throw new RangeError("'agenda' must be a list of timed events: at, provider, resource, id, event");
    if (!isRecords(records) || !isRecords(more))
      throw new RangeError("'records' and 'more' must be lists of records, by vendor and resource");
    return { name: basename(file, '.json'), description, records, more, agenda, ...(writtenAt !== undefined && { writtenAt }) };
  } catch (error) {
    throw new RangeError(`the scenario ${file} cannot be used: ${(error as Error).message}`);
  }
}

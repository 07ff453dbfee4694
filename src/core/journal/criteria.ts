/** What journal entries are found by. Most entries are passed over by their class alone, without being read. */
import type { components } from '../control/api.d.ts';
import { glob, search } from '../glob.ts';
import type { ByteQueue } from './bytes.ts';
import { bodyAt, kindAt, type Noted, pathAt, withoutQuery } from './entry.ts';

/** Criteria an entry must meet, all of those given. */
export type Criteria = Omit<components['schemas']['Criteria'], 'limit'>;

/** Fields with few different values. All entries of a class have the same ones. */
export interface EntryClass extends Pick<Noted, 'operationId' | 'provider' | 'persona' | 'matched'> {
  method: string;
  /** Null where the connection broke before an answer was sent. */
  status: number | null;
}

/** The classes of a journal, each with the number it is written by. */
export interface Classes {
  numberOf(noted: Noted): number;
  /** Whether entries of a class meet the criteria, by the class's number. */
  meet(criteria: Criteria): boolean[];
}

export function classes(): Classes {
  const all: EntryClass[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf: ({ operationId, provider, persona, matched, request: { method }, response }) => {
      const status = response?.status ?? null;
      const key = `${operationId} ${provider} ${persona} ${method} ${status}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, all.length);
      return all.push({ operationId, provider, persona, matched, method, status }) - 1;
    },
    meet: ({ operationId, provider, persona, matched, method, status }) => {
      const wanted = Object.entries({ operationId, provider, persona, matched, method: method?.toUpperCase(), status });
      return all.map((one) => wanted.every(([field, value]) => value === undefined || one[field as keyof EntryClass] === value));
    },
  };
}

/** A test for the entry at a position. @param known the classes of the entries */
export function matcher({ path, bodyContains, ...rest }: Criteria, known: Classes, queue: ByteQueue): (position: number) => boolean {
  const meet = known.meet(rest);
  return (position) =>
    meet[kindAt(queue, position)] === true &&
    (path === undefined || glob(path, withoutQuery(pathAt(queue, position)))) &&
    (bodyContains === undefined || search(bodyAt(queue, position), bodyContains) >= 0);
}

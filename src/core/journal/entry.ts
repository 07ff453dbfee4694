/** Journal entries: one request of a world with its answer, as kept and as documented, and the criteria to find it by. */
import type { Schemas } from '../control/api.d.ts';
import { glob, search } from '../glob.ts';

/** A request with its answer, as `control.yaml` describes it. */
export type JournalEntry = Schemas['JournalEntry'];

/** Criteria that an entry must all meet. */
export type Criteria = Omit<Schemas['Criteria'], 'limit'>;

/** Maximum bytes of a body that the journal keeps; the rest is cut off. */
export const bodyLimit = 64 * 1024;

type Bodiless<Message> = Omit<Message, 'body' | 'bodyCut'>;

/** An entry without its id and its bodies, its secrets masked. */
export type Noted = Omit<JournalEntry, 'id' | 'request' | 'response'> & {
  request: Bodiless<JournalEntry['request']>;
  response: Bodiless<NonNullable<JournalEntry['response']>> | null;
};

/** The bodies that went over the wire, each cut to `bodyLimit`. */
export interface Bodies {
  request: string;
  response: string;
}

/** An entry as it is kept. */
export type KeptEntry = Noted & { id: number; bodies: Bodies };

function bodyOf(text: string, size: number): unknown {
  if (size === 0) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const message = <M extends { bodySize: number }>(rest: M, text: string) => ({
  ...rest,
  body: bodyOf(text, rest.bodySize),
  bodyCut: rest.bodySize > bodyLimit,
});

/** The entry as the control plane answers it: bodies are JSON again. */
export const journalEntry = ({ bodies, ...entry }: KeptEntry): JournalEntry => ({
  ...entry,
  request: message(entry.request, bodies.request),
  response: entry.response && message(entry.response, bodies.response),
});

export const withoutQuery = (path: string): string => path.split('?', 1)[0] as string;

/** The fields that most criteria need, kept beside the bytes of an entry so that it need not be decoded. */
export interface Head extends Pick<KeptEntry, 'operationId' | 'provider' | 'persona' | 'matched'> {
  method: string;
  status: number | undefined;
}

/** @param read decodes the entry, for the criteria that need its texts */
export function meets(id: number, head: Head, criteria: Criteria, read: () => KeptEntry): boolean {
  const { method, path, since, bodyContains, ...same } = criteria;
  return (
    Object.entries(same).every(([field, value]) => value === undefined || head[field as keyof Head] === value) &&
    (method === undefined || head.method === method.toUpperCase()) &&
    (since === undefined || id > since) &&
    (path === undefined || glob(path, withoutQuery(read().request.path))) &&
    (bodyContains === undefined || search(read().bodies.request, bodyContains) >= 0)
  );
}

/** An entry in UTF-8, outside the garbage-collected heap: its fields as JSON, then the bodies of request and answer. */
export interface Slot {
  head: Head;
  bytes: Buffer;
  /** Where the body of the request begins, and that of the answer. */
  asked: number;
  answered: number;
}

export function decode({ asked, answered, bytes }: Slot): KeptEntry {
  const bodies: Bodies = { request: bytes.toString('utf8', asked, answered), response: bytes.toString('utf8', answered) };
  return { ...JSON.parse(bytes.toString('utf8', 0, asked)), bodies };
}

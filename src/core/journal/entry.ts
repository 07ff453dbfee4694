/** Journal entries: one request of a world with its answer, as kept and as documented, and the criteria to find it by. */
import type { components } from '../control/api.d.ts';
import { glob, search } from '../glob.ts';

/** A request with its answer, as `control.yaml` describes it. */
export type JournalEntry = components['schemas']['JournalEntry'];

/** Criteria that an entry must all meet. */
export type Criteria = Omit<components['schemas']['Criteria'], 'limit'>;

/** Maximum bytes of a body that the journal keeps; the rest is cut off. */
export const bodyLimit = 64 * 1024;

/** A message whose body is the text that went over the wire, cut to `bodyLimit`. */
type Wire<Message> = Omit<Message, 'body' | 'bodyCut'> & { text: string };

/** An entry as it is kept: its bodies as text, its secrets masked. */
export type KeptEntry = Omit<JournalEntry, 'request' | 'response'> & {
  request: Wire<JournalEntry['request']>;
  response: Wire<NonNullable<JournalEntry['response']>> | null;
};

function bodyOf(text: string, size: number): unknown {
  if (size === 0) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function message<M extends { text: string; bodySize: number }>({ text, ...rest }: M) {
  return { ...rest, body: bodyOf(text, rest.bodySize), bodyCut: rest.bodySize > bodyLimit };
}

/** The entry as the control plane answers it: bodies are JSON again. */
export const journalEntry = (entry: KeptEntry): JournalEntry => ({
  ...entry,
  request: message(entry.request),
  response: entry.response && message(entry.response),
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
    (bodyContains === undefined || search(read().request.text, bodyContains) >= 0)
  );
}

/** A journal entry: as the control plane answers it, and as its bytes are kept. */
import type { components } from '../control/api.d.ts';
import type { ByteQueue } from './bytes.ts';

/** A request with its answer, as `control.yaml` describes it. */
export type JournalEntry = components['schemas']['JournalEntry'];

/** Maximum bytes of a body that the journal keeps; the rest is cut off. */
export const bodyLimit = 64 * 1024;

/** A message whose body is the text that went over the wire, cut to `bodyLimit`. */
type Wire<Message> = Omit<Message, 'body' | 'bodyCut'> & { text: string };

/** What is noted: a journal entry without an id, its bodies as text. Secrets are masked already. */
export type Noted = Omit<JournalEntry, 'id' | 'request' | 'response'> & {
  request: Wire<JournalEntry['request']>;
  response: Wire<NonNullable<JournalEntry['response']>> | null;
};

/** What is kept of an entry: the same with its id. */
export type KeptEntry = Noted & Pick<JournalEntry, 'id'>;

/** The fields of an entry without its long texts, which are kept beside them. */
type Fields = Omit<Noted, 'request' | 'response'> & {
  request: Omit<Noted['request'], 'path' | 'text'>;
  response: Omit<NonNullable<Noted['response']>, 'text'> | null;
};

/** An entry starts with five numbers: its class, and the bytes of the path, the fields, and the two bodies, which follow. */
const headSize = 5 * 4;

/** Appends an entry. @param kind number of its class; @returns its position */
export function writeEntry(queue: ByteQueue, noted: Noted, kind: number): number {
  const { request, response } = noted;
  const { path, text: asked, ...requestRest } = request;
  const { text: answered, ...responseRest } = response ?? { text: '' };
  const texts = [path, JSON.stringify({ ...noted, request: requestRest, response: response && responseRest }), asked, answered];
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const position = queue.reserve(
    sizes.reduce((sum, size) => sum + size, headSize),
    headSize,
  );
  for (const number of [kind, ...sizes]) queue.writeNumber(number);
  for (const [place, text] of texts.entries()) queue.writeText(text, sizes[place] as number);
  return position;
}

export const kindAt = (queue: ByteQueue, position: number): number => queue.numberAt(position);

/** One of the texts of an entry: 0 its path, 1 its fields as JSON, 2 the request's body, 3 the answer's. */
function textOf(queue: ByteQueue, position: number, place: 0 | 1 | 2 | 3): string {
  let from = position + headSize;
  for (let before = 0; before < place; before += 1) from += queue.numberAt(position + 4 * (1 + before));
  return queue.textAt(from, queue.numberAt(position + 4 * (1 + place)));
}

/** The path with its query. */
export const pathAt = (queue: ByteQueue, position: number): string => textOf(queue, position, 0);

/** The request's body. */
export const bodyAt = (queue: ByteQueue, position: number): string => textOf(queue, position, 2);

export function readEntry(queue: ByteQueue, position: number, id: number): KeptEntry {
  const fields = JSON.parse(textOf(queue, position, 1)) as Fields;
  const { method, ...request } = fields.request;
  const { response } = fields;
  // The order of the fields is the document's, for people who read an answer.
  return {
    id,
    ...fields,
    request: { method, path: pathAt(queue, position), ...request, text: bodyAt(queue, position) },
    response: response && { ...response, text: textOf(queue, position, 3) },
  };
}

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

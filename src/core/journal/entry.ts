/** One request of a world with its answer, as the journal keeps it, and the criteria it can be found by. */
import type { Finding } from '../refusal.ts';
import type { Transition } from '../scene.ts';

/** Bytes of a body the journal keeps; what is over is cut off. */
export const bodyLimit = 64 * 1024;

/** Headers in lower case, secrets masked, and the body as it went over the wire, cut to `bodyLimit`. */
export interface Message {
  headers: Readonly<Record<string, string>>;
  text: string;
  /** Bytes of the whole body. */
  size: number;
}

/** What is noted of an exchange. */
export interface Noted {
  /** Of the world, counted from 1. */
  id: number;
  /** World time at which the request came, ISO 8601. */
  at: string;
  /** Of real time, until the answer was ready. */
  durationMs: number;
  world: string;
  /** `path` is the one the vendor sees, with its query; `absoluteUrl` the one that was called. */
  request: Message & { method: string; path: string; absoluteUrl: string };
  /** Null where the connection broke before an answer left. */
  response: (Message & { status: number }) | null;
  /** Null where no operation has this path and method. */
  operationId: string | null;
  /** Null where the path is of no API. */
  provider: string | null;
  persona: string | null;
  requestId: string | null;
  /** What was wrong with a request refused as invalid. */
  findings: readonly Finding[];
  transitions: readonly Transition[];
  /** Readings the answer rests on, as `provider/reading=option`, in alphabetical order. */
  readings: readonly string[];
  matched: boolean;
}

type Told<M extends Message> = Omit<M, 'text' | 'size'> & {
  /** The JSON value; the text where it is no JSON or was cut; null where there was none. */
  body: unknown;
  /** Bytes of the whole body. */
  bodySize: number;
  bodyCut: boolean;
};

/** An entry as it is told: bodies are JSON again. */
export interface JournalEntry extends Omit<Noted, 'request' | 'response'> {
  request: Told<Noted['request']>;
  response: Told<NonNullable<Noted['response']>> | null;
}

/** Criteria an entry must meet, all of those given. */
export interface Criteria {
  operationId?: string;
  provider?: string;
  persona?: string;
  /** In any case. */
  method?: string;
  /** Without query; `*` stands for anything. */
  path?: string;
  /** Of the answer. */
  status?: number;
  /** Only entries with a greater id. */
  since?: number;
  matched?: boolean;
  /** Text the request's body contains. */
  bodyContains?: string;
}

function bodyOf({ text, size }: Message): unknown {
  if (size === 0) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function tell<M extends Message>(message: M): Told<M> {
  const { text: _, size, ...rest } = message;
  return { ...rest, body: bodyOf(message), bodySize: size, bodyCut: size > bodyLimit };
}

export const told = (entry: Noted): JournalEntry => ({
  ...entry,
  request: tell(entry.request),
  response: entry.response && tell(entry.response),
});

/** Whether a path is the one asked for, where `*` stands for anything. */
function fits(wanted: string, path: string): boolean {
  const parts = wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}

export const pathOf = ({ request }: Noted): string => request.path.split('?')[0] as string;

export function meets(entry: Noted, { method, path, status, since, bodyContains, ...same }: Criteria): boolean {
  return (
    Object.entries(same).every(([field, value]) => value === undefined || entry[field as keyof typeof same] === value) &&
    (method === undefined || entry.request.method === method.toUpperCase()) &&
    (path === undefined || fits(path, pathOf(entry))) &&
    (status === undefined || entry.response?.status === status) &&
    (since === undefined || entry.id > since) &&
    (bodyContains === undefined || entry.request.text.includes(bodyContains))
  );
}

/** The journal as an HTTP Archive (HAR 1.2), for browsers' developer tools and everything else that reads it. */
import { type KeptEntry, withoutQuery } from '../core/journal/entry.ts';
import type { Schemas } from './context.ts';

// An import of node:http loads the whole of fetch along with it, which a start would wait for.
const { STATUS_CODES } = process.getBuiltinModule('node:http');

const pairs = (entries: Iterable<[string, string]>) => [...entries].map(([name, value]) => ({ name, value }));
type Message = KeptEntry['request'] | NonNullable<KeptEntry['response']>;

const mimeType = (message: Message) => message.headers['content-type'] ?? '';

/** What an archive says alike of a request and of an answer. The size of the headers is not known. */
const common = ({ headers, bodySize }: Message) => ({
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: pairs(Object.entries(headers)),
  headersSize: -1,
  bodySize,
});

/** A broken connection is an answer with the status 0, as browsers export it. */
const broken: NonNullable<KeptEntry['response']> = { status: 0, headers: {}, bodySize: 0 };

export function harEntry(entry: KeptEntry): Schemas['HarEntry'] {
  const { at, bodies, durationMs, request } = entry;
  const response = entry.response ?? broken;
  return {
    startedDateTime: at,
    time: durationMs,
    request: {
      method: request.method,
      url: request.absoluteUrl,
      ...common(request),
      queryString: pairs(new URLSearchParams(request.path.slice(withoutQuery(request.path).length))),
      ...(request.bodySize > 0 && { postData: { mimeType: mimeType(request), text: bodies.request } }),
    },
    response: {
      status: response.status,
      statusText: STATUS_CODES[response.status] ?? '',
      ...common(response),
      content: { size: response.bodySize, mimeType: mimeType(response), text: bodies.response },
      redirectURL: '',
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    _id: entry.id,
    _operationId: entry.operationId,
  };
}

/** An archive without entries. */
export const har = (version: string): Schemas['Har'] => ({
  log: { version: '1.2', creator: { name: 'countersign', version }, entries: [] },
});

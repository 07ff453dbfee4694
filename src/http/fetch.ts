/** A `fetch` handler over the server, for programs that mount the sandbox: each request has a connection of its own, in memory. */
import type { Server } from 'node:http';
import { duplexPair, Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { inMemory } from './hosts.ts';

const { request: open } = process.getBuiltinModule('node:http');

/** Statuses whose answers have no body. */
const bodiless = [204, 205, 304];

/** A standard handler: takes what `fetch` takes, and rejects with a TypeError where the connection breaks, as `fetch` does. */
export type Fetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

/** @param server whether it listens or not @param over aborted when the sandbox closes: nothing is answered then */
export const fetchOver =
  (server: Server, over: AbortSignal): Fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const { headers, method, signal, url } = request;
    const { host, pathname, protocol, search } = new URL(url);
    const text = await request.text();
    signal.throwIfAborted();
    if (over.aborted) throw new TypeError('fetch failed', { cause: new Error('the sandbox is closed') });
    const [near, far] = duplexPair();
    Object.assign(far, { [inMemory]: true });
    // What was written is still to be read; a connection that was cut ends for the caller too.
    far.once('close', () => far.writableFinished || near.destroy());
    near.once('close', () => far.destroy());
    server.emit('connection', far);
    // Node frames no body of a DELETE by itself.
    const length = text === '' ? {} : { 'content-length': String(Buffer.byteLength(text)) };
    const forwarded = protocol === 'https:' ? { 'x-forwarded-proto': 'https' } : {};
    return new Promise((done, failed) => {
      const asked = open({
        createConnection: () => near,
        method,
        path: pathname + search,
        headers: { host, ...length, ...forwarded, ...Object.fromEntries(headers) },
      });
      asked.on('error', (cause) => failed(new TypeError('fetch failed', { cause })));
      asked.on('response', (incoming) => {
        const { rawHeaders, statusCode: status = 0, statusMessage: statusText = '' } = incoming;
        const pairs = rawHeaders.flatMap((name, place): [string, string][] =>
          place % 2 === 0 ? [[name, rawHeaders[place + 1] ?? '']] : [],
        );
        const empty = method === 'HEAD' || bodiless.includes(status);
        if (empty) incoming.resume();
        const body = empty ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
        done(
          Object.defineProperty(
            new Response(body as ConstructorParameters<typeof Response>[0], { status, statusText, headers: pairs }),
            'url',
            { value: url },
          ),
        );
      });
      signal.addEventListener('abort', () => {
        failed(signal.reason);
        near.destroy();
      });
      asked.end(text);
    });
  };

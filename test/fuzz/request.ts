/** One request of a fuzz run, as it goes on the wire. */

/** How the body is framed; `plain` is a correct `Content-Length`, or none without a body. */
export type Framing =
  | 'plain'
  | 'chunked'
  | 'length too long'
  | 'length too short'
  | 'length no number'
  | 'two lengths'
  | 'length and chunked';

export interface Request {
  /** What its author meant: `wire` may break HTTP itself, so only the bare minimum is asked of the answer. */
  kind: 'valid' | 'nearly valid' | 'hostile' | 'wire';
  method: string;
  /** Path and query, percent-encoded where they should be. `@1` stands for the id in the last answer to a POST, `@2` for the one before. */
  target: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** `@1` as in `target`. */
  body?: string | undefined;
  framing?: Framing;
  version?: string;
  /** A persona whose secret signs the call when it is sent, rightly or wrongly. */
  signer?: { persona: string; rightly: boolean } | undefined;
  /** Whether anything but a refusal would be wrong, and why. */
  refusedFor?: string | undefined;
}

const lengths = (length: number): Record<Framing, readonly string[]> => ({
  plain: length > 0 ? [`Content-Length: ${length}`] : [],
  chunked: ['Transfer-Encoding: chunked'],
  'length too long': [`Content-Length: ${length + 10}`],
  'length too short': [`Content-Length: ${Math.max(0, length - 3)}`],
  'length no number': ['Content-Length: 1e1'],
  'two lengths': [`Content-Length: ${length}`, `Content-Length: ${length + 1}`],
  'length and chunked': [`Content-Length: ${length}`, 'Transfer-Encoding: chunked'],
});

const last = Buffer.from('0\r\n\r\n');
const chunked = (body: Buffer) =>
  body.length === 0 ? last : Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n'), last]);

/** The bytes of a request. @param host for the `Host` header, unless the request brings one of its own */
export function bytesOf({ method, target, headers, body = '', framing = 'plain', version = 'HTTP/1.1' }: Request, host: string): Buffer {
  const sent = Buffer.from(body);
  const named = headers.some(([name]) => name.toLowerCase() === 'host');
  const lines = [
    `${method} ${target} ${version}`,
    ...(named ? [] : [`Host: ${host}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...lengths(sent.length)[framing],
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  return Buffer.concat([head, framing.endsWith('chunked') ? chunked(sent) : sent]);
}

/** One line for a reader; with a shell, `printf` of the bytes to `nc` replays it. */
export function told({ method, target, headers, body, framing = 'plain', version = 'HTTP/1.1', kind }: Request): string {
  const cut = (text: string) => (text.length > 2_000 ? `${text.slice(0, 2_000)}... (${text.length} characters)` : text);
  const parts = [
    `${cut(JSON.stringify(method).slice(1, -1))} ${cut(JSON.stringify(target).slice(1, -1))}`,
    ...headers.map(([name, value]) => `-H ${cut(JSON.stringify(`${name}: ${value}`))}`),
    ...(body === undefined ? [] : [`-d ${cut(JSON.stringify(body))}`]),
    ...(framing === 'plain' ? [] : [`(${framing})`]),
    ...(version === 'HTTP/1.1' ? [] : [`(${version})`]),
  ];
  return `${parts.join(' ')}   [${kind}]`;
}

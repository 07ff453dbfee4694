/** Requests that break HTTP itself, or nearly: odd targets, doubled headers, lengths that are not so. Each goes on a connection of its own. */
import fc, { type Arbitrary } from 'fast-check';
import { letIn } from './credentials.ts';
import type { Operation } from './documents.ts';
import { target } from './parameters.ts';
import type { Framing, Request } from './request.ts';

type Bend = (request: Request) => Partial<Request>;

const path =
  (text: string): Bend =>
  () => ({ target: text });
const added =
  (...headers: [string, string][]): Bend =>
  ({ headers: had }) => ({ headers: [...had, ...headers] });
const framed =
  (framing: Framing, body = '{"a":"b"}'): Bend =>
  () => ({ framing, body });
const within =
  (change: (target: string) => string): Bend =>
  ({ target: had }) => ({ target: change(had) });

const bends: readonly Bend[] = [
  ...[
    '*',
    '/',
    '//',
    '///',
    '/w',
    '/w/',
    '/w//',
    '/w/t1',
    '/w/%',
    '/w/%/api/v2/applications',
    '/w/a b/x',
    '/?',
    '/#',
    '?x',
    'x',
    '/%',
    '/..',
    '/../../etc/passwd',
    '/\0',
    '/ü',
    '/𝕏',
    '/\u007f',
    '\\',
    '/a\tb',
  ].map(path),
  ...[
    'http://[/x',
    'http://',
    'http:///x',
    'http://x',
    'http://127.0.0.1/__admin/health',
    'https://evil.example/__admin/health',
    'ftp://x/y',
    'http://[::1]/api/v2/applications',
    'http://a@b:c/d',
    'javascript:1',
    'file:///etc/passwd',
    'http://127.0.0.1:99999/x',
  ].map(path),
  ...[
    '/api',
    '/api/v2',
    '/api/v2/',
    '/v2',
    '/accounts/v1',
    '/public/v1/',
    '/api/public',
    '/__admin',
    '/__admin/',
    '/__admin//',
    '/__ADMIN/health',
    '//__admin/health',
    '/w/t1/__admin',
    '/w/t1//__admin/worlds',
  ].map(path),
  path(`/${'a'.repeat(20_000)}`),
  path(`/api/v2/applications?${'a'.repeat(17_000)}`),
  within((text) => `http://127.0.0.1${text}`),
  within((text) => `/w/x${text}`),
  within((text) => `/w/__proto__${text}`),
  within((text) => `/w/fuzz/w/fuzz${text}`),
  within((text) => `${text}#fragment`),
  within((text) => `/${text}`),
  within((text) => text.slice(1)),
  added(['Host', 'a'], ['Host', 'b']),
  added(['Host', '127.0.0.1'], ['Host', '127.0.0.1']),
  added(['Host', '']),
  added(['Host', 'evil.example']),
  added(['Host', '[::1']),
  added(['Host', '127.0.0.1:port']),
  added(['X-World', 'a'], ['X-World', 'b']),
  added(['Authorization', 'Bearer b2core-admin'], ['Authorization', 'Bearer b2core-vip']),
  added(['Content-Type', 'application/json'], ['Content-Type', 'text/plain']),
  ({ headers }) => ({ headers: [...headers, ['Content-Encoding', 'gzip']], body: '{}' }),
  added(['Transfer-Encoding', 'identity']),
  added(['Connection', 'close, X-World']),
  added(['Upgrade', 'websocket'], ['Connection', 'Upgrade']),
  added(['Upgrade', 'h2c'], ['Connection', 'Upgrade, HTTP2-Settings']),
  added(['Expect', 'x']),
  added(['bad name', 'x']),
  added(['x', 'a\0b']),
  added(['x', 'a\rb']),
  added(['x', 'ü𝕏']),
  added(['', 'x']),
  added(['x', 'y'.repeat(20_000)]),
  ({ headers }) => ({ headers: [...headers, ...Array.from({ length: 1_500 }, (_, at) => [`x-${at}`, 'y'] as const)] }),
  ...(['chunked', 'length too long', 'length too short', 'length no number', 'two lengths', 'length and chunked'] as Framing[]).map((one) =>
    framed(one),
  ),
  framed('length too long', ''),
  framed('plain', `{"data":["${'x'.repeat(1_100_000)}"]}`),
  framed('plain', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  framed('plain', '\0\ud800'),
  ...['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].map(
    (method): Bend =>
      () => ({ method, body: '{"id":1}' }),
  ),
  ...['CONNECT', 'PRI', 'get', 'G\0T', 'BREW', '', 'X'.repeat(300)].map(
    (method): Bend =>
      () => ({ method }),
  ),
  ...['HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', 'HTTP', ''].map(
    (version): Bend =>
      () => ({ version }),
  ),
];

/** Calls to an operation, bent in one way. */
export function wireRequests(operations: readonly Operation[]): Arbitrary<Request> {
  const plain = (operation: Operation) =>
    fc.tuple(target(operation), letIn(operation.api)).map(
      ([text, { headers }]): Request => ({
        kind: 'wire',
        method: operation.method,
        target: text,
        headers: [...headers, ['X-World', 'fuzz']],
      }),
    );
  return fc
    .tuple(fc.oneof(...operations.map(plain)), fc.constantFrom(...bends))
    .map(([request, bend]) => ({ ...request, ...bend(request) }));
}

/** Headers that a request may have besides those its operation documents. */
import fc, { type Arbitrary } from 'fast-check';

export type Headers = readonly (readonly [string, string])[];

/** Headers that anyone may add. Delays stay short. */
export const common: Arbitrary<Headers> = fc.oneof(
  { arbitrary: fc.constant([]), weight: 12 },
  {
    arbitrary: fc.constantFrom<Headers>(
      ...([
        [['Content-Type', 'application/json']],
        [['Prefer', 'code=404']],
        [['Prefer', 'dry-run']],
        [['Prefer', 'example=created']],
        [['Prefer', 'delay=1']],
        [['X-Request-Id', 'mine']],
        [['Origin', 'http://localhost:5173']],
        [['Accept', 'application/xml']],
      ] as Headers[]),
    ),
    weight: 3,
  },
);

/** Headers with something strange in them. */
export const oddHeaders: Arbitrary<Headers> = fc.constantFrom<Headers>(
  ...([
    ...[
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      'x',
      '/',
      ';',
    ].map((type) => [['Content-Type', type]]),
    ...[
      'code=999',
      'code=abc',
      'code=500',
      'example=__proto__',
      'code=200, dry-run, delay=1',
      'dry-run=x',
      '"',
      ',,,',
      'delay=-1',
      'delay=1e9',
      'x'.repeat(5_000),
    ].map((wish) => [['Prefer', wish]]),
    ...['a b', '', '../x', 'x'.repeat(65), '__proto__', 'constructor', 'ü', 'other'].map((name) => [['X-World', name]]),
    ...['null', 'http://evil.example', 'x', 'http://127.0.0.1'].map((origin) => [['Origin', origin]]),
    ...['gzip', 'br', 'identity', 'x'].map((encoding) => [['Content-Encoding', encoding]]),
    ...['x'.repeat(200), 'ü', '"', ''].map((id) => [['X-Request-Id', id]]),
    ...['*', 'ja;q=x', 'x'.repeat(2_000), ',', 'en-US-u-ca-gregory'].map((language) => [['Accept-Language', language]]),
    [
      ['Cookie', 'a=b'],
      ['If-None-Match', '*'],
      ['Range', 'bytes=0-1'],
    ],
    [['X-HTTP-Method-Override', 'DELETE']],
    [
      ['X-Forwarded-Host', 'evil.example'],
      ['X-Forwarded-Proto', 'https'],
    ],
    [['Expect', '100-continue']],
    [['Last-Event-ID', '-1']],
    [['X-Microcks-Delay', 'x']],
    [['Sec-Fetch-Site', 'cross-site']],
    [
      ['Access-Control-Request-Method', 'DELETE'],
      ['Origin', 'http://localhost:1'],
    ],
  ] as unknown as Headers[]),
);

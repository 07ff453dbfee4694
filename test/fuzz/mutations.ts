/** Changes one thing of a JSON value, and writes JSON texts that no value of JavaScript has. */
import fc, { type Arbitrary } from 'fast-check';
import type { Json } from './schemas.ts';

/** A string that is written without quotes, so that `1e400`, `-0` and doubled names reach the server. */
const raw = (text: string) => `\u0001${text}\u0001`;

/** JSON with the raw strings as they are, names included. */
export const textOf = (value: Json): string =>
  JSON.stringify(value).replaceAll(/"\\u0001((?:[^"\\]|\\.)*?)\\u0001"/g, (_, text) => JSON.parse(`"${text}"`) as string);

const nested = (depth: number, open: string, close: string) => raw(open.repeat(depth) + close.repeat(depth));

/** Values that break something somewhere. */
export const strange: Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e21, 2 ** 53, -(2 ** 63), 5e-324, '', ' ', '0', [], {}, [[]], [null], {
    id: 1,
  }),
  fc.constantFrom(...['1e400', '-0', '2e0', '-1e-400', '123456789012345678901234567890', '1.0', '0.1e1'].map(raw)),
  fc.constantFrom<Json>(
    raw('{"__proto__":{"statusId":1}}'),
    raw('{"constructor":{"prototype":{}}}'),
    raw('{"id":1,"id":2}'),
    raw('{"":0}'),
  ),
  fc.constantFrom<Json>(
    '__proto__',
    'constructor',
    'toString',
    '\0',
    'a\0b',
    '\ud800',
    '\udfff\ud800',
    '\u202e',
    '\r\n',
    '\u2028',
    '𝕏'.repeat(20),
  ),
  fc.constantFrom<Json>('0x2', '2e0', '+2', '-0', ' 2', '2 ', '٢', '1_000', 'NaN', 'Infinity', 'undefined', '[object Object]'),
  fc.constantFrom<Json>(
    '2026-02-30T00:00:00Z',
    '2026-02-30',
    '0000-00-00T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '+275760-09-13T00:00:00.000Z',
    '2026-03-01',
    '2026-13-01T25:61:61Z',
    '2026-03-01T09:00:00',
    '1e3',
    'now',
  ),
  fc.constantFrom<Json>(
    '100000000d',
    '9007199254740993d',
    '1e400d',
    '-1s',
    '0d',
    '99999999999999999999999999ms',
    '1 fortnight',
    `${'9'.repeat(400)}d`,
  ),
  fc.constantFrom(nested(20, '[', ']'), nested(100, '{"a":[', ']}'), nested(2_000, '[', ']'), nested(20_000, '[', ']')),
  fc.constantFrom<Json>('x'.repeat(300), 'x'.repeat(70_000), 'ü'.repeat(40_000), Array(300).fill(0), Array(3_000).fill('x')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

type Path = readonly (string | number)[];

/** The paths of everything in a value, the value itself first. */
function paths(value: Json, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, one]) => paths(one, [...at, Array.isArray(value) ? Number(name) : name]))];
}

/** The value with what `change` makes of the part at a path; undefined takes the part out. */
function changed(value: Json, [first, ...rest]: Path, change: (part: Json) => Json | undefined): Json | undefined {
  if (first === undefined) return change(value);
  const copy = structuredClone(value) as Record<string | number, Json>;
  const part = changed(copy[first] as Json, rest, change);
  if (part !== undefined) copy[first] = part;
  else if (Array.isArray(copy)) copy.splice(Number(first), 1);
  else delete copy[first];
  return copy as Json;
}

type Change = (part: Json) => Json | undefined;

const added =
  (name: string, value: Json): Change =>
  (part) =>
    Array.isArray(part) ? [...part, value] : typeof part === 'object' && part !== null ? { ...part, [name]: value } : [part];

const changes: Arbitrary<Change> = fc.oneof(
  strange.map(
    (value): Change =>
      () =>
        value,
  ),
  fc.constant<Change>(() => undefined),
  fc.constant<Change>((part) => [part]),
  fc.constant<Change>((part) => ({ value: part })),
  fc.constant<Change>((part) => (typeof part === 'string' ? Number(part) || 7 : JSON.stringify(part))),
  fc
    .tuple(fc.constantFrom('extra', 'id', 'status', 'toString', raw('"__proto__"'), ''), strange)
    .map(([name, value]) => added(name, value)),
  fc.constantFrom<Change>(
    (part) => (typeof part === 'number' ? -part : part),
    (part) => (typeof part === 'number' ? part + 0.5 : part),
    (part) => (typeof part === 'string' ? part.toLowerCase() : part),
    (part) => (typeof part === 'string' ? `${part} ` : part),
    (part) => (typeof part === 'string' ? part.repeat(30) : part),
  ),
);

/** The values with one thing wrong, or changed at least. `undefined` where the whole was taken out. */
export const nearly = (values: Arbitrary<Json>): Arbitrary<Json | undefined> =>
  fc.tuple(values, fc.nat(), changes).map(([value, at, change]) => {
    const all = paths(value);
    return changed(value, all[at % all.length] as Path, change);
  });

/** Arbitraries of values that fit a schema of the documents, with the values of examples and fixtures among them. */
import fc, { type Arbitrary } from 'fast-check';
import { resolve } from '../../src/core/document.ts';
import { discover } from '../../src/providers/discover.ts';
import { control, joined, type Schema } from './documents.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Scalars of the fixtures by vendor and field: with these, what is named is often there. */
const pools = new Map<string, Json[]>();

function gather(vendor: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    gather(vendor, one);
    if (Array.isArray(value) || typeof one === 'object') continue;
    const key = `${vendor} ${name}`;
    const pool = pools.get(key) ?? [];
    if (pool.length < 60 && !pool.includes(one)) pool.push(one);
    pools.set(key, pool);
  }
}

for (const { implementation, fixture } of await discover()) gather(implementation.name, fixture);

/** Values that a field of this name has in a vendor's fixtures; those of `id` where there is none of this name that ends in `Id`. */
export const known = (api: string, name: string): readonly Json[] =>
  pools.get(`${api} ${name}`) ?? (/id$/i.test(name) ? (pools.get(`${api} id`) ?? []) : []);

const instants = [
  '2026-03-01T09:00:00.000Z',
  '2026-03-01T10:00:00Z',
  '2026-02-01T00:00:00+00:00',
  '2026-03-21T09:00:00.000Z',
  '2025-12-31T23:59:60Z',
  '2024-02-29T12:00:00.123456789Z',
  '2030-06-01T12:00:00+14:00',
  '9999-12-31T23:59:59Z',
  '9999-12-31T23:59:59-23:59',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
];

const formats: Readonly<Record<string, Arbitrary<string>>> = {
  'date-time': fc.constantFrom(...instants),
  date: fc.constantFrom('1990-02-28', '2024-02-29', '0001-01-01', '9999-12-31'),
  uuid: fc.uuid(),
  uri: fc.webUrl(),
  email: fc.constantFrom('jane.doe@example.com', 'a@b.co', "o'neil+tag@example.org"),
  ipv4: fc.ipV4(),
};

const words = ['text', 'ü', '資金', '𝕏', 'a b', "' OR 1=1 --", '<b>', '%s', '0', '-1', 'null', 'magic-red', 'magic-silent'];

/** Spans a clock may be asked to go. */
const spans = fc.constantFrom(
  '60s',
  '61s',
  '1h',
  '1d',
  '20d',
  '91d',
  '400d',
  '0s',
  '1ms',
  '0.5h',
  '9999y',
  '100000000d',
  '99999999999999999999d',
);

const patterned = (pattern: string): Arbitrary<string> => (pattern.includes('[a-zA-Z]+$') ? spans : fc.stringMatching(new RegExp(pattern)));

function text({ format, pattern, minLength = 0, maxLength = 40 }: Schema): Arbitrary<string> {
  if (format && formats[format]) return formats[format];
  if (pattern) return patterned(pattern);
  const most = Math.max(minLength, Math.min(maxLength, 300));
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: most });
  const fitting = words.filter(({ length }) => length >= minLength && length <= most);
  if (fitting.length === 0) return free;
  return fc.oneof({ arbitrary: fc.constantFrom(...fitting), weight: 3 }, { arbitrary: free, weight: 1 });
}

function number(schema: Schema, whole: boolean): Arbitrary<number> {
  const { minimum = schema['exclusiveMinimum'] ?? -1e6, maximum = 1e9, exclusiveMinimum } = schema;
  const edges = [minimum, minimum + 1, maximum].filter((one) => exclusiveMinimum === undefined || one > exclusiveMinimum);
  const small = fc.integer({ min: Math.ceil(minimum) + 1, max: Math.max(Math.ceil(minimum) + 1, Math.min(maximum, 70)) });
  const wide = whole
    ? fc.integer({ min: Math.ceil(minimum), max: Math.min(maximum, 2 ** 31) })
    : fc.double({ min: minimum, minExcluded: exclusiveMinimum !== undefined, max: maximum, noNaN: true });
  return fc.oneof({ arbitrary: small, weight: 4 }, { arbitrary: fc.constantFrom(...edges), weight: 1 }, { arbitrary: wide, weight: 1 });
}

/** Fields that steer real time: delays stay short, so that a run does not wait. */
const brief: Readonly<Record<string, Arbitrary<Json>>> = {
  milliseconds: fc.integer({ min: 0, max: 3 }),
  lower: fc.integer({ min: 0, max: 3 }),
  upper: fc.integer({ min: 3, max: 4 }),
  median: fc.integer({ min: 0, max: 2 }),
  sigma: fc.constantFrom(0, 0.1),
};

/** An object. Of alternatives that stand beside its properties, one is chosen, and what only the others demand is left out. */
function object(schema: Schema, api: string, depth: number): Arbitrary<Json> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const alternatives: Schema[] = schema['oneOf'] ?? [{}];
  const names: string[] = Object.keys(properties);
  const one = (chosen: Schema) => {
    const wanted = new Set<string>([...required, ...(chosen['required'] ?? [])]);
    const others = new Set(alternatives.flatMap((other) => (other['required'] as string[]) ?? []).filter((name) => !wanted.has(name)));
    const fields = names.filter((name) => !others.has(name));
    const model = Object.fromEntries(fields.map((name) => [name, field(api, name, properties[name], depth)]));
    return fc.record(model, { requiredKeys: fields.filter((name) => wanted.has(name)), noNullPrototype: true }) as Arbitrary<Json>;
  };
  const fixed = alternatives.length === 1 ? one(alternatives[0] as Schema) : fc.oneof(...alternatives.map(one));
  if (typeof additionalProperties !== 'object' || names.length > 0) return fixed;
  return fc.dictionary(fc.constantFrom(...words, 'aquanow/self-approval', 'comment'), valid(additionalProperties, api, depth + 1), {
    maxKeys: 3,
    noNullPrototype: true,
  }) as Arbitrary<Json>;
}

/** A value of a field: often one that the fixtures have there. */
export function field(api: string, name: string, schema: Schema, depth = 0): Arbitrary<Json> {
  const steered = brief[name];
  if (steered) return steered;
  const plain = valid(schema, api, depth + 1);
  const pool = known(api, name);
  return pool.length === 0 ? plain : fc.oneof({ arbitrary: fc.constantFrom(...pool), weight: 3 }, { arbitrary: plain, weight: 1 });
}

function ofType(type: string, schema: Schema, api: string, depth: number): Arbitrary<Json> {
  if (type === 'string') return text(schema);
  if (type === 'integer' || type === 'number') return number(schema, type === 'integer');
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'array') {
    const { items = {}, minItems = 0, maxItems = minItems + 3 } = schema;
    return fc.array(valid(items, api, depth + 1), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) });
  }
  return object(schema, api, depth);
}

/** Values that fit the schema, or nearly so where the schema says more than this reads. */
export function valid(given: Schema, api: string, depth = 0): Arbitrary<Json> {
  const schema = resolve<Schema>(api === 'control' ? control : joined, given);
  if (depth > 8) return fc.constant(null);
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (schema['enum']) return fc.constantFrom(...(schema['enum'] as Json[]));
  const either: Schema[] | undefined = schema['oneOf'] ?? schema['anyOf'];
  if (either && !schema['properties']) return fc.oneof(...either.map((one) => valid(one, api, depth + 1)));
  const types: string[] = [schema['type'] ?? (schema['properties'] ? 'object' : ['string', 'integer', 'object'])].flat();
  const plain = fc.oneof(...types.map((type) => ofType(type, schema, api, depth)));
  return schema['example'] === undefined ? plain : fc.oneof(fc.constant(schema['example']), plain);
}

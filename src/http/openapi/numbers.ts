/** Finds numbers in paths and queries that are not written in decimal digits: the validator takes `0x2`, `2e0` and `+2` for 2. */
import { resolve } from '../../core/document.ts';
import type { Document } from '../../core/provider.ts';
import type { Finding } from '../../core/refusal.ts';

interface Schema {
  type?: string | string[];
  properties?: Record<string, unknown>;
  items?: unknown;
}

interface Parameter {
  in: string;
  name: string;
  schema?: unknown;
}

/** How each type of number is written, and what that is called. */
const written = {
  integer: { pattern: /^-?\d+$/, message: 'must be a whole number in decimal digits' },
  number: { pattern: /^-?\d+(\.\d+)?$/, message: 'must be a number in decimal digits' },
} as const;

/** What a schema has against the way in which the numbers in a value are written. */
function* oddities(document: Document, schema: unknown, value: unknown, path: string): Generator<Finding> {
  const { type, properties = {}, items } = resolve<Schema>(document, schema ?? {});
  const types = [type].flat();
  if (typeof value === 'string') {
    const kind = types.includes('integer') ? written.integer : types.includes('number') ? written.number : undefined;
    if (kind && !kind.pattern.test(value)) yield { path, message: kind.message };
  } else if (Array.isArray(value)) {
    for (const one of value) yield* oddities(document, items, one, path);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, part] of Object.entries(properties)) {
      if (Object.hasOwn(value, name)) yield* oddities(document, part, (value as Record<string, unknown>)[name], `${path}/${name}`);
    }
  }
}

/** Compiles the check for the parameters of one operation. It runs before the validator, which turns what it takes for numbers into numbers. */
export function numbers(document: Document, parameters: readonly unknown[] = []) {
  const known = parameters.map((parameter) => resolve<Parameter>(document, parameter));
  return ({ params, query }: Record<'params' | 'query', Record<string, unknown>>): Finding[] =>
    known.flatMap(({ in: place, name, schema }) => {
      const values = place === 'path' ? params : place === 'query' ? query : {};
      return [...oddities(document, schema, values[name], `/${place === 'path' ? 'params' : place}/${name}`)];
    });
}

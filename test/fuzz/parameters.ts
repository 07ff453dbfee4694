/** Arbitraries of the paths, queries and headers of an operation. */
import fc, { type Arbitrary } from 'fast-check';
import { scenarios } from '../../src/providers/discover.ts';
import type { Operation, Parameter } from './documents.ts';
import { strange } from './mutations.ts';
import { field, type Json, known } from './schemas.ts';
import { targets } from './targets.ts';

const encoded = (value: Json) => {
  const text = typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value);
  return encodeURIComponent(text);
};

/** Names that recur, so that what is made is found again. */
const named = fc.constantFrom('s1', 's2', 't1', 'fuzz', ...scenarios().map(({ name }) => name));

/** What a path has in place of a parameter, percent-encoded. `@1` is the id in an earlier answer. */
function segment(operation: Operation, { name, schema, example }: Parameter): Arbitrary<string> {
  const plain = field(operation.api, name, schema).map(encoded);
  const pool = known(operation.api, name).map(encoded);
  const all = [
    { arbitrary: plain, weight: 2 },
    ...(pool.length > 0 ? [{ arbitrary: fc.constantFrom(...pool), weight: 4 }] : []),
    ...(example === undefined ? [] : [{ arbitrary: fc.constant(encoded(example as Json)), weight: 1 }]),
    { arbitrary: fc.constantFrom('@1', '@2'), weight: 2 },
    ...(operation.api === 'control' ? [{ arbitrary: named, weight: 3 }] : []),
  ];
  return fc.oneof(...all).filter((text) => text !== '');
}

const oddSegments: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '%',
    '%zz',
    '%00',
    '%C0%AF',
    '%ED%A0%80',
    '%2e%2e',
    '..',
    '.',
    '',
    '%2F',
    'a%2Fb',
    '@',
    ':id',
    '*',
    '{id}',
    '%25',
    '+',
    '%0d%0a',
    '~',
    ';a=b',
  ),
  fc.constantFrom(
    '0x2',
    '2e0',
    '%2B2',
    '+2',
    '-0',
    '01',
    '1.0',
    '1e400',
    '%202',
    '2%20',
    '%D9%A2',
    '9007199254740993',
    '__proto__',
    'constructor',
    'types',
    'x'.repeat(5_000),
  ),
  strange.map((value) => encoded(value).slice(0, 6_000)),
);

/** The segments of a path, in order, with values in place of parameters. */
function path(operation: Operation, odd: boolean): Arbitrary<string> {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const values = names.map((name) =>
    segment(operation, operation.parameters.find((one) => one.name === name && one.in === 'path') as Parameter),
  );
  const filled = (all: readonly string[]) =>
    names.reduce((text, name, at) => text.replace(`{${name}}`, () => all[at] as string), operation.path);
  const usual = operation.path.includes('{provider}')
    ? fc.oneof({ arbitrary: targets(operation.path), weight: 5 }, { arbitrary: fc.tuple(...values).map(filled), weight: 1 })
    : fc.tuple(...values).map(filled);
  if (!odd) return usual;
  const replaced = fc.tuple(usual, fc.nat(), oddSegments).map(([text, at, segment]) => {
    const parts = text.split('/');
    parts[1 + (at % (parts.length - 1))] = segment;
    return parts.join('/');
  });
  const bent = fc
    .tuple(usual, fc.constantFrom('/', '//', '/..', '/.', '/%2e', '%20', '\\', ';x', '/extra'))
    .map(([text, end]) => text + end);
  const cased = fc.tuple(
    usual,
    fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.replaceAll('/', '//'),
      (text) => `/${text}`,
      (text) => text.replace('e', '%65'),
    ),
  );
  return fc.oneof(
    replaced,
    replaced,
    bent,
    cased.map(([text, change]) => change(text)),
  );
}

/** A query parameter as `name=value` pairs. */
function pairs({ name, style }: Parameter, resolved: Json): string[] {
  if (style === 'deepObject' && typeof resolved === 'object' && resolved !== null)
    return Object.entries(resolved).map(([key, value]) => `${name}[${encodeURIComponent(key.toWellFormed())}]=${encoded(value)}`);
  return [`${name}=${encoded(resolved)}`];
}

function query(operation: Operation): Arbitrary<string[]> {
  const all = operation.parameters.filter((one) => one.in === 'query');
  const one = (parameter: Parameter) =>
    fc.option(
      fc
        .oneof(
          { arbitrary: field(operation.api, parameter.name, parameter.schema), weight: 3 },
          ...(parameter.example === undefined ? [] : [{ arbitrary: fc.constant(parameter.example as Json), weight: 1 }]),
        )
        .map((value) => pairs(parameter, value)),
      { freq: parameter.required ? 20 : 1, nil: [] as string[] },
    );
  return fc.tuple(...all.map(one)).map((parts) => parts.flat());
}

const oddPairs = (operation: Operation): Arbitrary<string[]> => {
  const names = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const name = fc.constantFrom(...names, 'surprise', '__proto__', 'filter[__proto__][statusId]', 'filter[x]', 'limit[]', 'constructor', '');
  const value = fc.oneof(
    strange.map((one) => encoded(one).slice(0, 8_000)),
    fc.constantFrom('%', '%zz', '%ff', '', '1&', '1#x', 'a=b', '[', '+'),
  );
  return fc.oneof(
    fc.tuple(name, value).map(([key, text]) => [`${key}=${text}`]),
    fc.tuple(name, value, value).map(([key, one, other]) => [`${key}=${one}`, `${key}=${other}`]),
    fc.tuple(name, fc.constantFrom(30, 1_500)).map(([key, times]) => Array<string>(times).fill(`${key}=1`)),
    fc
      .tuple(name, fc.constantFrom('[a]', '[a][b][c][d][e][f][g]', '[0]', '[', ']', '[]', '[__proto__]', '.a'))
      .map(([key, end]) => [`${key}${end}=1`]),
    fc.constantFrom('&&&', '=', '?', '%', '[]=1', 'a'.repeat(9_000)).map((text) => [text]),
  );
};

/** Path and query of calls to an operation. @param odd which of the two may be strange */
export function target(operation: Operation, odd?: 'path' | 'query'): Arbitrary<string> {
  const more = odd === 'query' ? oddPairs(operation) : fc.constant([]);
  return fc.tuple(path(operation, odd === 'path'), query(operation), more).map(([text, some, others]) => {
    const all = [...some, ...others];
    return all.length === 0 ? text : `${text}?${all.join('&')}`;
  });
}

/** Headers the operation documents, signatures apart. */
export function headers(operation: Operation): Arbitrary<(readonly [string, string])[]> {
  const all = operation.parameters.filter((one) => one.in === 'header' && !/nonce|signature/i.test(one.name));
  const one = ({ name, schema }: Parameter) =>
    fc.option(
      field(operation.api, name, schema).map((value) => [[name, encoded(value)] as const]),
      { nil: [] },
    );
  return fc.tuple(...all.map(one)).map((parts) => parts.flat());
}

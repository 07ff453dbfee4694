/** Checks that whatever a document says is on a page of its vendor (`x-pages`), or carries a grade that tells where it is from. */
import { type DocumentedOperation, operationsOf, resolve } from '../core/document.ts';
import type { Document, Page, Vendor } from '../core/provider.ts';

/** Something a client may rely on: a call, a parameter, an answer, a field, a value, a limit. */
interface Claim {
  /** The call or the schema that it belongs to: `GET /applications`, `Request`. */
  at: string;
  /** As in `x-pages`; empty for the call itself. */
  name: string;
  grade: string | undefined;
}

interface Graded {
  'x-grade'?: string;
}

interface Schema extends Graded {
  properties?: Record<string, Schema>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Parameter extends Graded {
  name: string;
  in: string;
  required?: boolean;
  style?: string;
  schema?: Schema;
}

interface Content extends Graded {
  content?: Record<string, { schema?: Schema }>;
}

/** Where a schema stands. A grade holds for all that is written inside what carries it, not for what that refers to. */
interface Place extends Omit<Claim, 'name'> {
  path: string;
  /** Whether clients send it: only then is it a claim that a field is required. */
  sent: boolean;
}

/** What a grade may be. */
const scale = ['documented', 'observed', 'assumed'];

/** Keywords that limit what a value may be. */
const limits = [
  ...['default', 'format', 'multipleOf', 'pattern', 'uniqueItems'],
  ...['exclusiveMaximum', 'exclusiveMinimum', 'maximum', 'minimum'],
  ...['maxItems', 'maxLength', 'maxProperties', 'minItems', 'minLength', 'minProperties'],
];

function* ofSchema(schema: Schema, { at, path, sent, grade: outer }: Place): Generator<Claim> {
  const { properties = {}, required = [], enum: values = [], items, additionalProperties: others } = schema;
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const grade = schema['x-grade'] ?? outer;
  const inner = (name: string) => (path === '' ? name : `${path}.${name}`);
  const told = [...values, ...('const' in schema ? [schema.const] : [])].filter((value) => value !== null);
  const names = [
    ...told.map((value) => (path === '' ? String(value) : `${path}=${value}`)),
    ...limits.filter((limit) => limit in schema).map((limit) => `${path} ${limit}`.trim()),
    ...(sent ? required : []).map((name) => `${inner(name)}*`),
  ];
  yield* names.map((name) => ({ at, name, grade }));
  for (const [name, part] of Object.entries(properties)) {
    yield { at, name: inner(name), grade: part['x-grade'] ?? grade };
    yield* ofSchema(part, { at, path: inner(name), sent, grade });
  }
  for (const part of [items, others, ...allOf, ...anyOf, ...oneOf]) {
    if (typeof part === 'object') yield* ofSchema(part, { at, path, sent, grade });
  }
}

function* ofContent({ content = {} }: Content, place: Place): Generator<Claim> {
  for (const { schema = {} } of Object.values(content)) yield* ofSchema(schema, place);
}

function* ofOperation(document: Document, { path, method, operation }: DocumentedOperation): Generator<Claim> {
  const at = `${method.toUpperCase()} ${path}`;
  const own = operation['x-grade'];
  yield { at, name: '', grade: own };
  const shared = (document.paths[path]?.['parameters'] ?? []) as unknown[];
  for (const one of [...shared, ...(operation.parameters ?? [])]) {
    const parameter = resolve<Parameter>(document, one);
    const { name, schema = {}, style, required, in: where, 'x-grade': grade = own } = parameter;
    if (style !== 'deepObject') yield { at, name, grade };
    if (required && where !== 'path') yield { at, name: `${name}*`, grade };
    yield* ofSchema(schema, { at, path: name, sent: false, grade });
  }
  const body = resolve<Content>(document, operation.requestBody ?? {});
  yield* ofContent(body, { at, path: '', sent: true, grade: body['x-grade'] ?? own });
  for (const [status, one] of Object.entries(operation.responses)) {
    const answer = resolve<Content>(document, one);
    const grade = answer['x-grade'] ?? own;
    yield { at, name: status, grade };
    yield* ofContent(answer, { at, path: status, sent: false, grade });
  }
}

/** Names of the schemas that bodies of requests are made of. */
function sentSchemas(document: Document): Set<string> {
  const found = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"/]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      follow(document.components.schemas[name]);
    }
  };
  for (const { operation } of operationsOf(document)) follow(resolve(document, operation.requestBody ?? {}));
  return found;
}

function* claimsOf(document: Document): Generator<Claim> {
  const { schemas, securitySchemes = {} } = document.components;
  const sent = sentSchemas(document);
  for (const one of operationsOf(document)) yield* ofOperation(document, one);
  for (const [at, schema] of Object.entries(schemas)) {
    // What only the store uses is on no path.
    if ((schema as { 'x-internal'?: boolean })['x-internal']) continue;
    yield* ofSchema(schema as Schema, { at, path: '', sent: sent.has(at), grade: undefined });
  }
  for (const [name, scheme] of Object.entries(securitySchemes)) {
    yield { at: 'securitySchemes', name, grade: (scheme as Graded)['x-grade'] };
  }
}

const keyOf = (at: string, name: string) => (name === '' ? at : `${at}: ${name}`);

/** What a name of a page claims: `a=b` and `a*` and `a maximum` also claim the field `a`. */
function meanings(name: string): string[] {
  const plain = name.replaceAll('[]', '').replaceAll('[', '.').replaceAll(']', '');
  const limit = limits.find((one) => plain.endsWith(` ${one}`));
  const [field = plain] = limit === undefined ? plain.split(/=|\*$/, 1) : [plain.slice(0, -limit.length - 1)];
  return [field, plain];
}

/** All that is on the pages of a vendor. */
const printed = (pages: readonly Page[]): Set<string> =>
  new Set(
    pages.flatMap(({ calls = {}, names = {} }) => [
      ...Object.keys(calls).flatMap((call) => call.split(', ')),
      ...[...Object.entries(calls), ...Object.entries(names)].flatMap(([owners, list]) =>
        owners.split(', ').flatMap((at) => list.flatMap(meanings).map((name) => keyOf(at, name))),
      ),
    ]),
  );

/** Findings about grades. A document without `x-pages` is a page of its own. */
export function grades({ implementation: { name: vendor }, document }: Vendor): string[] {
  const { 'x-pages': pages, 'x-assumed': assumed = [] } = document;
  if (!pages) return [];
  const onPages = printed(pages);
  const claims = [...claimsOf(document)];
  const known = new Set(claims.map(({ at, name }) => keyOf(at, name)));
  const findings = claims.flatMap(({ at, name, grade = 'documented' }) => {
    const key = keyOf(at, name);
    if (!scale.includes(grade)) return [`'${key}' has the grade '${grade}'; there are ${scale.join(', ')}`];
    const needless = grade !== 'documented' || onPages.has(key) || assumed.includes(name.split(' ').at(-1) ?? '');
    return needless ? [] : [`'${key}' is on no page in x-pages, so it needs the grade observed or assumed`];
  });
  const missing = [...onPages].filter((key) => !known.has(key)).map((key) => `x-pages has '${key}', which is not in the document`);
  return [...new Set([...findings, ...missing])].map((finding) => `${vendor}: ${finding}`);
}

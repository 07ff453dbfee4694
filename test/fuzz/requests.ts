/** Arbitraries of requests for every operation: valid, nearly valid and hostile ones. */
import fc, { type Arbitrary } from 'fast-check';
import { badlySigned, type Credentials, keptOut, letIn } from './credentials.ts';
import { controlOperations, type Operation, vendorOperations } from './documents.ts';
import { common, type Headers, oddHeaders } from './headers.ts';
import { wireRequests } from './hostile.ts';
import { misfit } from './judge.ts';
import { nearly, textOf } from './mutations.ts';
import { headers, target } from './parameters.ts';
import type { Request } from './request.ts';
import { type Json, valid } from './schemas.ts';

/** The world most calls are made in; it begins anew with each sequence. */
export const world = 'fuzz';

type Body = { text: string | undefined; wrong?: string | undefined };

/** Bodies that fit: the document's examples, and values made from its schema. */
function values({ api, body }: Operation): Arbitrary<Json> {
  const { schema, examples } = body as NonNullable<Operation['body']>;
  const made = valid(schema, api);
  return examples.length === 0 ? made : fc.oneof(made, fc.constantFrom(...(examples as Json[])));
}

/** Delays are shortened, those of examples too, so that a run does not wait. */
const brief = (text: string) => text.replaceAll(/"(milliseconds|lower|upper|median)":\d{1,5}(?=[,}])/g, '"$1":2');

const json = (value: Json | undefined): Body => ({ text: value === undefined ? undefined : brief(textOf(value)) });

/** Bodies that fit, or none where none is wanted. */
const fitting = (operation: Operation): Arbitrary<Body> =>
  operation.body ? values(operation).map(json) : fc.constant({ text: undefined });

/** What is wrong with a text as the body of an operation, if the document says so. */
function wrongness({ api, body }: Operation, text: string | undefined): string | undefined {
  if (!body) return undefined;
  if (text === undefined || text.trim() === '') return body.required ? 'a body is required' : undefined;
  let value: unknown;
  try {
    // A byte order mark may be passed over (RFC 8259).
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return 'the body is not JSON';
  }
  return misfit(body.schema, api, value);
}

const texts = fc.constantFrom(
  '',
  ' ',
  '{',
  '{"a":',
  'approve=yes',
  '"text"',
  '7',
  'null',
  '[]',
  '[1,2]',
  'true',
  '{}',
  '\ufeff{}',
  "{'a':1}",
  '{"a":1,}',
  '[{}]',
  'NaN',
  '//',
  '\0',
  '{}{}',
);

/** Bodies with one thing wrong, and texts that are no body. */
function unfitting(operation: Operation): Arbitrary<Body> {
  const changed = operation.body ? nearly(values(operation)).map(json) : fc.constant({ text: '{"surprise":1}' });
  return fc
    .oneof({ arbitrary: changed, weight: 4 }, { arbitrary: texts.map((text) => ({ text })), weight: 1 })
    .map(({ text }) => ({ text, wrong: wrongness(operation, text) }));
}

const otherMethods = fc.constantFrom('HEAD', 'OPTIONS', 'TRACE', 'PUT', 'PATCH', 'DELETE', 'GET', 'POST', 'PROPFIND', 'M-SEARCH');

const parts = (operation: Operation) => ({
  target: target(operation),
  credentials: letIn(operation.api),
  own: headers(operation),
  others: common,
  body: fitting(operation),
});

type Parts = {
  target: string;
  credentials: Credentials;
  own: Headers;
  others: Headers;
  body: Body;
  method?: string;
  framing?: Request['framing'];
};

function request(operation: Operation, kind: Request['kind'], some: Parts): Request {
  const { credentials, own, others, body, method = operation.method } = some;
  const named = others.some(([name]) => name === 'X-World') ? [] : [['X-World', world] as const];
  const wrong = credentials.wrong ? "the credentials are nobody's" : method === operation.method ? body.wrong : undefined;
  return {
    kind,
    method,
    target: some.target,
    headers: [...credentials.headers, ...own, ...others, ...named],
    body: body.text,
    framing: some.framing ?? 'plain',
    ...(credentials.signer && { signer: credentials.signer }),
    ...(wrong !== undefined && { refusedFor: wrong }),
  };
}

/** Requests for an operation: as documented, with one thing changed, or with something strange in it. */
function requestsFor(operation: Operation): Record<'valid' | 'nearly' | 'hostile', Arbitrary<Request>> {
  const usual = parts(operation);
  const some = (kind: Request['kind'], changed: Partial<Record<keyof Parts, Arbitrary<unknown>>>) =>
    fc.record({ ...usual, ...changed }).map((made) => request(operation, kind, made as Parts));
  const wrongCredentials = operation.api === 'control' ? [] : [some('nearly valid', { credentials: keptOut(operation.api) })];
  const badSignature = badlySigned(operation.api);
  const bodies = some('nearly valid', { body: unfitting(operation) });
  return {
    valid: some('valid', {}),
    nearly: fc.oneof(
      ...(operation.body ? [bodies, bodies, bodies] : [bodies]),
      ...wrongCredentials,
      ...(badSignature ? [some('nearly valid', { credentials: badSignature })] : []),
      some('nearly valid', { target: target(operation, 'query') }),
      some('nearly valid', { others: oddHeaders }),
    ),
    hostile: fc.oneof(
      some('hostile', { target: target(operation, 'path') }),
      some('hostile', { target: target(operation, 'query'), others: oddHeaders }),
      some('hostile', { method: otherMethods }),
      some('hostile', { body: unfitting(operation), framing: fc.constant('chunked') }),
    ),
  };
}

/** How often an operation is called in a sequence: those that change how everything else behaves, less. */
const weightOf = ({ id }: Operation) =>
  ['deleteWorld', 'resetWorld', 'chooseScenario', 'armFault', 'streamRequests', 'exportHar'].includes(id) ? 1 : 3;

/** Requests of every kind, to the operations of both planes. */
export function requests(plane: 'vendors' | 'control'): Arbitrary<Request> {
  const of = (operations: readonly Operation[], kinds: (made: ReturnType<typeof requestsFor>) => Arbitrary<Request>) =>
    fc.oneof(...operations.map((operation) => ({ arbitrary: kinds(requestsFor(operation)), weight: weightOf(operation) })));
  const every = ({ valid: good, nearly: near, hostile }: ReturnType<typeof requestsFor>) =>
    fc.oneof({ arbitrary: good, weight: 5 }, { arbitrary: near, weight: 4 }, { arbitrary: hostile, weight: 2 });
  const [own, others] = plane === 'vendors' ? [vendorOperations, controlOperations] : [controlOperations, vendorOperations];
  return fc.oneof(
    { arbitrary: of(own, every), weight: 15 },
    { arbitrary: of(others, ({ valid: good }) => good), weight: 4 },
    { arbitrary: wireRequests(own), weight: 2 },
  );
}

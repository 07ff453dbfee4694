/** Calls express-openapi-validator as a function: with the parts of a request that it reads, and a response that is sent nowhere. */
import type { RequestHandler } from 'express';
import { resolve } from '../../core/document.ts';
import type { AnyReply } from '../../core/operation.ts';
import type { Document } from '../../core/provider.ts';
import type { Finding } from '../../core/refusal.ts';
import { middleware } from './middleware.ts';
import { routes } from './routes.ts';

/** A request as the validator reads it. It coerces `query` and `params` in place. */
export interface ValidatorRequest {
  method: string;
  /** Without the world's prefix. */
  url: string;
  originalUrl: string;
  path: string;
  baseUrl: '';
  headers: NodeJS.Dict<string | string[]>;
  query: Record<string, unknown>;
  params: Record<string, unknown>;
  body: unknown;
  app: { enabled(setting: string): boolean };
  /** Called for the credentials that the operation wants; absent where none are needed. */
  authenticate?: (() => boolean) | undefined;
  /** What the validator matched. */
  openapi?: Metadata;
}

interface Metadata {
  pathParams: Record<string, unknown>;
  schema: { operationId: string; parameters?: unknown[] };
}

/** Why a request is rejected; the status tells the kind. */
export interface Rejection {
  status?: number;
  message: string;
  errors?: Finding[];
}

export interface Operation {
  id: string;
  /** Query parameters it documents. */
  queryNames: ReadonlySet<string>;
  /** Why an answer breaks the document, if it does. */
  violation(reply: AnyReply): Error | undefined;
}

export interface Verdict {
  /** The operation with this path and method, also where the request is rejected. */
  operation?: Operation | undefined;
  rejection?: Rejection | undefined;
}

/** Matches, authenticates and validates a request. */
export type Validator = (call: ValidatorRequest) => Promise<Verdict>;

const pass = (step: RequestHandler, call: object, res: object = {}) =>
  new Promise<Rejection | undefined>((done) =>
    step(call as never, res as never, (rejection?: unknown) => done(rejection as Rejection | undefined)),
  );

/** The names of the query parameters of an operation. */
const queryNames = (document: Document, { parameters = [] }: Metadata['schema']) =>
  new Set(
    parameters
      .map((parameter) => resolve<{ in: string; name: string }>(document, parameter))
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => name),
  );

/** The validator's middleware for a document: match, authenticate, validate the request, hook the validation of the answer. */
function steps(document: Document) {
  const schemes = Object.keys(document.components.securitySchemes ?? {});
  const handlers = Object.fromEntries(schemes.map((name) => [name, (req: unknown) => (req as ValidatorRequest).authenticate?.() ?? true]));
  // The first one registers path parameters with Express's router, which is not used here.
  const [, match, secure, check, answer] = middleware(document, {
    // Only `url` has the path without the world's prefix.
    useRequestUrl: true,
    fileUploader: false,
    validateSecurity: { handlers },
    // Unknown query parameters are left to `validate.ts`, which reports them along with everything else.
    validateRequests: { allErrors: true, allowUnknownQueryParameters: true },
    validateResponses: { allErrors: true, onError: (error, _, req) => (req as unknown as { found: (error: Error) => void }).found(error) },
    // Times are strings on the wire and in the store, never turned into a Date.
    serDes: [{ format: 'date-time' }, { format: 'date' }] as never,
  }) as [RequestHandler, RequestHandler, RequestHandler, RequestHandler, RequestHandler];
  return { match, secure, check, answer };
}

/** Compiles the check of answers of one operation. The validator checks by wrapping `res.json`; one wrapper serves all answers. */
async function answerCheck(answer: RequestHandler, method: string, openapi: Metadata): Promise<Operation['violation']> {
  let violation: Error | undefined;
  const found = (error: Error) => {
    violation = error;
  };
  const res = { statusCode: 0, headersSent: false, getHeaders: () => ({}), status: () => res, end: () => res, json: (_: unknown) => res };
  await pass(answer, { method, openapi, headers: {}, found }, res);
  const hook = res.json;
  return ({ status, body }) => {
    violation = undefined;
    res.statusCode = status;
    hook(body);
    return violation;
  };
}

function compile(document: Document): Validator {
  const { match, secure, check, answer } = steps(document);
  const find = routes(document);
  const known = new Map<string, Operation & { metadata: Metadata }>();

  /** The validator's own match compiles every path of the document again, so it is asked once per operation. */
  const recognise = async (call: ValidatorRequest): Promise<Verdict> => {
    const found = find(call.url);
    const key = `${call.method} ${found?.template}`;
    const before = found && known.get(key);
    if (before) {
      call.params = found.pathParams;
      call.openapi = { ...before.metadata, pathParams: found.pathParams };
      return { operation: before };
    }
    const rejection = await pass(match, call);
    const metadata = call.openapi;
    // It does not reject paths that it does not regard as its own, such as the bare prefix.
    if (!metadata) return { rejection };
    const { operationId: id } = metadata.schema;
    const names = queryNames(document, metadata.schema);
    const operation = { id, metadata, queryNames: names, violation: await answerCheck(answer, call.method, metadata) };
    if (found) known.set(key, operation);
    return { operation };
  };

  return async (call) => {
    const { operation, rejection } = await recognise(call);
    if (!operation || rejection) return { operation, rejection };
    return { operation, rejection: (call.authenticate && (await pass(secure, call))) ?? (await pass(check, call)) };
  };
}

/** Sandboxes of one process share the compiled validators. */
const compiled = new WeakMap<Document, Validator>();

/** The validator of a document, compiled at the first request, so that a start does not wait for APIs nobody calls. */
export const validator =
  (document: Document): Validator =>
  (call) => {
    const found = compiled.get(document) ?? compile(document);
    compiled.set(document, found);
    return found(call);
  };

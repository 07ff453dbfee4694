/** Calls express-openapi-validator as a function: with the parts of a request that it reads, and a response that is sent nowhere. */
import type { RequestHandler } from 'express';
import { resolve } from '../../core/document.ts';
import type { AnyReply } from '../../core/operation.ts';
import type { Document } from '../../core/provider.ts';
import type { Finding } from '../../core/refusal.ts';
import { middleware } from './middleware.ts';
import { numbers } from './numbers.ts';
import { routes } from './routes.ts';
import { unknownFields } from './unknown-fields.ts';

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
  /** Whether fields of the body that are not documented are `refused` or `ignored`; absent where the document alone says so. */
  unknownFields?: (() => string) | undefined;
  /** What the validator matched. */
  openapi?: Metadata;
}

interface Metadata {
  pathParams: Record<string, unknown>;
  schema: { operationId: string; parameters?: unknown[]; requestBody?: unknown };
}

/** Why a request is rejected; the status tells the kind. */
export interface Rejection {
  status?: number;
  message: string;
  errors?: Finding[];
  /** Methods that the path has, where the request's is not among them. */
  allow?: readonly string[];
}

export interface Operation {
  id: string;
  /** Query parameters it documents. */
  queryNames: ReadonlySet<string>;
  /** Why an answer breaks the document, if it does. */
  violation(reply: AnyReply): Error | undefined;
}

/** An operation with what the validator does not check well. */
interface Compiled extends Operation {
  metadata: Metadata;
  bodyRequired: boolean;
  oddities(call: ValidatorRequest): Finding[];
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

const rejected = (errors: Finding[]): Rejection => ({ status: 400, message: 'The request is not valid', errors });

/** HEAD is allowed wherever GET is. */
function wrongMethod(methods: readonly string[]): Rejection {
  const allow = [...methods, ...(methods.includes('get') ? ['head'] : [])].map((method) => method.toUpperCase());
  return { status: 405, message: `the method is not allowed, only ${allow.join(', ')}`, allow };
}

function compile(document: Document): Validator {
  const { match, secure, check, answer } = steps(document);
  const find = routes(document);
  const known = new Map<string, Compiled>();

  /** Prepares an operation at its first call. The validator's own match compiles every path of the document again, so it is asked once. */
  const prepare = async (call: ValidatorRequest): Promise<Compiled> => {
    const rejection = await pass(match, call);
    if (rejection || !call.openapi) throw new Error(`The validator does not find ${call.method} ${call.url}: ${rejection?.message}`);
    const metadata = call.openapi;
    const { operationId: id, parameters, requestBody } = metadata.schema;
    const written = numbers(document, parameters);
    const strangers = unknownFields(document, requestBody);
    return {
      id,
      metadata,
      queryNames: queryNames(document, metadata.schema),
      bodyRequired: resolve<{ required?: boolean }>(document, requestBody ?? {}).required === true,
      oddities: (one) => [...written(one), ...(one.unknownFields && one.body !== undefined ? strangers(one) : [])],
      violation: await answerCheck(answer, call.method, metadata),
    };
  };

  const recognise = async (call: ValidatorRequest): Promise<{ operation?: Compiled; rejection?: Rejection }> => {
    const found = find(call.url);
    if (!found) return { rejection: { status: 404, message: 'not found' } };
    const { methods, pathParams, template } = found;
    if (!methods.includes(call.method.toLowerCase())) return { rejection: wrongMethod(methods) };
    const key = `${call.method} ${template}`;
    const operation = known.get(key) ?? (await prepare(call));
    known.set(key, operation);
    call.params = pathParams;
    call.openapi = { ...operation.metadata, pathParams };
    return { operation };
  };

  /** What is wrong with the parameters and the body. */
  const validate = async (call: ValidatorRequest, { bodyRequired, oddities }: Compiled): Promise<Rejection | undefined> => {
    // Before the validator, which turns texts into numbers in place.
    const odd = oddities(call);
    const rejection = await pass(check, call);
    const missing = bodyRequired && call.body === undefined;
    if (odd.length === 0 && !missing) return rejection;
    const told = new Set(odd.map(({ path }) => path));
    const others = (rejection?.errors ?? []).filter(({ path }) => !told.has(path) && !(missing && path.startsWith('/body')));
    return rejected([...odd, ...others, ...(missing ? [{ path: '/body', message: 'is missing: this call takes a JSON body' }] : [])]);
  };

  return async (call) => {
    try {
      const { operation, rejection } = await recognise(call);
      if (!operation) return { rejection };
      return { operation, rejection: (call.authenticate && (await pass(secure, call))) ?? (await validate(call, operation)) };
    } catch (error) {
      if (error instanceof URIError) return { rejection: rejected([{ path: '/path', message: 'is not percent-encoded correctly' }]) };
      throw error;
    }
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

/** express-openapi-validator, asked as a function: it is given what it reads of a request, and a response that leads nowhere. */
import { parse } from 'node:url';
import type { RequestHandler } from 'express';
import { resolve } from '../../core/document.ts';
import type { AnyReply } from '../../core/operation.ts';
import type { Api, Document } from '../../core/provider.ts';
import { type Finding, Refusal } from '../../core/refusal.ts';
import { circumstances, type RequestContext } from '../request-context.ts';
import { middleware } from './middleware.ts';
import { routes } from './routes.ts';

/** A call as the validator reads it. It coerces `query` and `params` in place. */
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
  /** Where authentication, which the validator asks for, leaves who calls. */
  context: RequestContext;
  /** What the validator matched. */
  openapi?: Metadata;
}

interface Metadata {
  pathParams: Record<string, unknown>;
  schema: { operationId: string; parameters?: unknown[] };
}

/** What is wrong with a call, and the status that says of which kind it is. */
export interface Rejection {
  status?: number;
  message: string;
  errors?: Finding[];
}

export interface Operation {
  id: string;
  /** Query parameters it documents. */
  queryNames: ReadonlySet<string>;
  /** What is wrong with an answer of it, if anything is. */
  violation(reply: AnyReply): Error | undefined;
}

export interface Verdict {
  /** The one that has this path and method, valid or not. */
  operation?: Operation | undefined;
  rejection?: Rejection | undefined;
}

/** Matches a call, asks who it is from, and checks it. */
export type Validator = (call: ValidatorRequest) => Promise<Verdict>;

// The validator parses each address by `url.parse`, for which Node searches the call stack each time until it has warned, once,
// of a call that is no package's. So it warns here, of one that is nobody's, and is not heard.
process.nextTick(Reflect.set, process, 'noDeprecation', true);
process.nextTick(parse, '');
process.nextTick(Reflect.set, process, 'noDeprecation', process.noDeprecation);

/** Asks the API who calls. The validator knows only yes and no, so the reason for a no is left in the context. */
function identify({ authenticate }: Api['implementation'], { context, method, path, headers }: ValidatorRequest): boolean {
  try {
    const call = { method, path, headers: headers as Record<string, string>, body: context.text };
    context.persona = authenticate?.(call, circumstances(context).reading);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.denied = error;
    return false;
  }
}

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

/** The validator's steps for a document: match, authenticate, check the request, hook the check of the answer. */
function steps(api: Api) {
  const { implementation, document } = api;
  const schemes = Object.keys(document.components.securitySchemes ?? {});
  const handlers = Object.fromEntries(schemes.map((name) => [name, (req: unknown) => identify(implementation, req as ValidatorRequest)]));
  // In this order; the first one would tell Express's routes of the parameters, and there are none.
  const [, match, secure, check, answer] = middleware(document, {
    // The path without the world's prefix is in `url` alone.
    useRequestUrl: true,
    fileUploader: false,
    validateSecurity: implementation.authenticate ? { handlers } : false,
    // Unknown query parameters are left to `implementation.ts`, which reports them along with everything else.
    validateRequests: { allErrors: true, allowUnknownQueryParameters: true },
    validateResponses: { allErrors: true, onError: (error, _, req) => (req as unknown as { found: (error: Error) => void }).found(error) },
    // Times are strings on the wire and in the store: nothing is turned into a Date and back.
    serDes: [{ format: 'date-time' }, { format: 'date' }] as never,
  }) as [RequestHandler, RequestHandler, RequestHandler, RequestHandler, RequestHandler];
  return { match, secure, check, answer };
}

export function validator(api: Api): Validator {
  const { match, secure, check, answer } = steps(api);

  /** The check of answers works by wrapping `res.json`; it does so once for all answers of an operation. */
  const answers = async (method: string, openapi: Metadata): Promise<Operation['violation']> => {
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
  };

  const find = routes(api.document);
  const known = new Map<string, Operation & { metadata: Metadata }>();

  /** The validator matches by compiling every path of the document anew, so each operation is asked for once. */
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
    // It lets paths pass that it does not take for its own, such as the bare prefix.
    if (!metadata) return { rejection };
    const { operationId: id } = metadata.schema;
    const names = queryNames(api.document, metadata.schema);
    const operation = { id, metadata, queryNames: names, violation: await answers(call.method, metadata) };
    if (found) known.set(key, operation);
    return { operation };
  };

  return async (call) => {
    const { operation, rejection } = await recognise(call);
    return { operation, rejection: rejection ?? (operation && ((await pass(secure, call)) ?? (await pass(check, call)))) };
  };
}

/** Types of operations, derived from a document's generated types: `Operations<...>` binds the code to the document. */
import type { Immutable } from './freeze.ts';

type Part<O, Name extends string> = O extends { parameters: { [K in Name]?: infer P } } ? Exclude<P, undefined> : never;

type Body<O> = O extends { requestBody: { content: { 'application/json': infer B } } }
  ? B
  : O extends { requestBody?: { content: { 'application/json': infer B } } }
    ? B | undefined
    : undefined;

/** The input of an operation, coerced and validated against the document. */
export interface Input<O> {
  path: Part<O, 'path'>;
  query: Part<O, 'query'>;
  headers: Readonly<Record<string, string | undefined>>;
  body: Body<O>;
  /** Where the caller reaches this API in this world, such as `http://localhost:4010/w/t1/api/v2`. */
  base: string;
}

type Success = 200 | 201 | 202 | 204;

/** A streamed answer: server-sent events as text, until they end or the client disconnects. */
export type Events = (gone: AbortSignal) => AsyncIterable<string>;

/**
 * The items of a long answer, read and written one by one. They belong in the empty list that comes last in the body, so that
 * the body is an answer of its own and is validated like any other.
 */
export type Items = Iterable<unknown>;

/** The answers of an operation: one of the document's success codes with its body. Failures are thrown as refusals. */
type Reply<O> = O extends { responses: infer R }
  ? {
      [S in Extract<keyof R, Success>]: R[S] extends { content: { 'application/json': infer B } }
        ? { status: S; body: Immutable<B>; items?: Items }
        : R[S] extends { content: { 'text/event-stream': string } }
          ? { status: S; stream: Events }
          : { status: S };
    }[Extract<keyof R, Success>]
  : never;

/** Exactly one function per operationId. */
export type Operations<All, Context> = {
  [Id in keyof All]: (input: Input<All[Id]>, context: Context) => Reply<All[Id]> | Promise<Reply<All[Id]>>;
};

export interface AnyReply {
  status: number;
  body?: unknown;
  items?: Items;
  stream?: Events;
}

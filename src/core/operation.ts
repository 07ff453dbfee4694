/** Types of operations, computed from what openapi-typescript makes of a document: `satisfies Operations<...>` binds code to implementation. */

type Part<O, Name extends string> = O extends { parameters: { [K in Name]?: infer P } } ? Exclude<P, undefined> : never;

type Body<O> = O extends { requestBody: { content: { 'application/json': infer B } } }
  ? B
  : O extends { requestBody?: { content: { 'application/json': infer B } } }
    ? B | undefined
    : undefined;

/** What a valid call of an operation brings: coerced and checked against the document. */
export interface Input<O> {
  path: Part<O, 'path'>;
  query: Part<O, 'query'>;
  headers: Readonly<Record<string, string | undefined>>;
  body: Body<O>;
}

type Success = 200 | 201 | 202 | 204;

/** An answer that goes on: server-sent events as text, until they end or the client is gone. */
export type Events = (gone: AbortSignal) => AsyncIterable<string>;

/** What an operation may answer: one of the document's success codes with that code's body. Failures are thrown as refusals. */
type Reply<O> = O extends { responses: infer R }
  ? {
      [S in Extract<keyof R, Success>]: R[S] extends { content: { 'application/json': infer B } }
        ? { status: S; body: B }
        : R[S] extends { content: { 'text/event-stream': string } }
          ? { status: S; stream: Events }
          : { status: S };
    }[Extract<keyof R, Success>]
  : never;

/** One function per operationId, no more and no fewer. */
export type Operations<All, Context> = {
  [Id in keyof All]: (input: Input<All[Id]>, context: Context) => Reply<All[Id]> | Promise<Reply<All[Id]>>;
};

/** Any operation, its types forgotten: what the dispatcher calls. */
export type AnyOperation = (input: never, context: never) => unknown;

export interface AnyReply {
  status: number;
  body?: unknown;
  stream?: Events;
}

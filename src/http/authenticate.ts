/** Identifies the caller of a request, and keeps a body from being read for a caller whom nobody knows. */
import type { Request } from 'express';
import type { Call } from '../core/provider.ts';
import { Refusal } from '../core/refusal.ts';
import type { RequestContext, Stage } from './request-context.ts';

/** Thrown to who asks for a body that was not read yet. */
const unread = Symbol('unread');

const callOf = ({ circumstances, headers, text }: RequestContext, { method, path }: Request): Call => ({
  method,
  path,
  headers: headers as Record<string, string>,
  body: text,
  now: circumstances().now,
});

/** Whether the credentials are somebody's. The reason for a no is stored in the request context. */
export function identify(context: RequestContext, req: Request, call = callOf(context, req)): boolean {
  try {
    context.persona = context.api?.implementation.authenticate?.(call, context.circumstances().reading);
    return true;
  } catch (error) {
    if (error === unread) return true;
    if (!(error instanceof Refusal)) throw error;
    context.denied = error;
    return false;
  }
}

/** A stage that reads the body. It runs only for callers who are known by their headers, or whose signature is over the body. */
export const knownFirst =
  (read: Stage): Stage =>
  (context, req, res) => {
    const call = {
      ...callOf(context, req),
      get body(): string {
        throw unread;
      },
    };
    if (identify(context, req, call)) return read(context, req, res);
    // `validate` says why, after it has looked for the operation.
    context.denied = undefined;
  };

/** Identifies the caller of a request, and keeps a body from being read for a caller whom nobody knows. */
import type { Request } from 'express';
import { Refusal } from '../core/refusal.ts';
import type { RequestContext, Stage } from './request-context.ts';

/** Whether the credentials are somebody's. The reason for a no is stored in the request context. */
export function identify(context: RequestContext, { method, path }: Request): boolean {
  try {
    const { now, reading } = context.circumstances();
    const call = { method, path, headers: context.headers as Record<string, string>, body: context.text, now };
    context.persona = context.api?.implementation.authenticate?.(call, reading);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.denied = error;
    return false;
  }
}

/** A stage that reads the body, run only for callers who are known by their headers, or whose signature is over the body. */
export const knownFirst =
  (read: Stage): Stage =>
  (context, req, res) => {
    const { authenticate, signed = false } = context.api?.implementation ?? {};
    return authenticate === undefined || signed || identify(context, req) ? read(context, req, res) : undefined;
  };

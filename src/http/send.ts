/** Last stage: the answer leaves. Nothing else writes to the client but a preflight's answer. */
import type { Response } from 'express';
import { httpDate } from '../core/clock.ts';
import type { AnyReply } from '../core/operation.ts';
import { writePreferences } from './preference.ts';
import { type RequestContext, type Services, type Stage, timeOf } from './request-context.ts';
import { stream } from './stream.ts';

/** Status and headers every answer has. Node's own methods: Express would look each media type up. */
function head(context: RequestContext, status: number, res: Response): void {
  res.statusCode = status;
  res.setHeader('Date', httpDate(timeOf(context)));
  if (context.requestId !== undefined) res.setHeader('X-Request-Id', context.requestId);
  if (context.asked.size > 0) res.setHeader('X-Countersign-Readings', [...context.asked].sort().join(', '));
  if (context.applied.size > 0) res.setHeader('Preference-Applied', writePreferences(context.applied));
  if (context.fault !== undefined) res.setHeader('X-Countersign-Fault', context.fault);
}

export function write(context: RequestContext, { status, body }: AnyReply, res: Response): void {
  head(context, status, res);
  const text = body === undefined ? '' : JSON.stringify(body);
  if (body !== undefined) res.setHeader('Content-Type', `${mediaType(context, status)}; charset=utf-8`);
  context.note?.(text);
  // Answers that are ready in the same turn of the event loop leave together: to wake the client for each costs more than to make it.
  setImmediate(() => res.end(text));
}

const mediaType = ({ api }: RequestContext, status: number) => (status >= 400 && api?.implementation.problemType) || 'application/json';

export const send =
  ({ over }: Services): Stage =>
  (context, _, res) => {
    const reply = context.reply as AnyReply;
    if (!reply.stream) return write(context, reply, res);
    head(context, reply.status, res);
    return stream(reply.stream, res, over);
  };

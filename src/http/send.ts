/** Last stage: sends the answer. Nothing else writes to the client, except the answer to a preflight. */
import { setImmediate } from 'node:timers';
import type { Response } from 'express';
import { httpDate } from '../core/clock.ts';
import type { AnyReply, Items } from '../core/operation.ts';
import { Refusal } from '../core/refusal.ts';
import { writePreferences } from './preference.ts';
import type { RequestContext, Services, Stage } from './request-context.ts';
import { sendEvents, sendItems } from './stream.ts';

/** Sets the status and headers that every answer has, with Node's methods: Express looks up each media type. */
function head(context: RequestContext, { status, body }: AnyReply, res: Response): void {
  res.statusCode = status;
  // The last answer of the connection, where the sandbox is closing.
  if (context.over.aborted) res.shouldKeepAlive = false;
  res.setHeader('Date', httpDate(context.circumstances().now));
  if (context.requestId !== undefined) res.setHeader('X-Request-Id', context.requestId);
  if (context.asked.size > 0) res.setHeader('X-Countersign-Readings', [...context.asked].sort().join(', '));
  if (context.applied.size > 0) res.setHeader('Preference-Applied', writePreferences(context.applied));
  if (context.strike) res.setHeader('X-Countersign-Fault', context.strike.id);
  if (body !== undefined) res.setHeader('Content-Type', `${mediaType(context, status)}; charset=utf-8`);
}

export function write(context: RequestContext, reply: AnyReply, res: Response): void {
  head(context, reply, res);
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  // Node counts what it sends, which is nothing for a HEAD.
  if (res.req.method === 'HEAD') res.setHeader('Content-Length', Buffer.byteLength(text));
  context.note?.(text);
  // Answers that are ready in the same turn of the event loop are sent together, which costs less than waking the client for each.
  setImmediate(() => res.end(text));
}

const mediaType = ({ api }: RequestContext, status: number) => (status >= 400 && api?.implementation.problemType) || 'application/json';

/** Maximum number of streams of events that are open at the same time. */
const mostStreams = 100;

/** @throws Refusal `conflict` for a stream while there are as many as there may be */
export const send = ({ over }: Services): Stage => {
  let streams = 0;
  return (context, _, res) => {
    const reply = context.reply as AnyReply;
    const { body, items, stream } = reply;
    if (!stream && !items) return write(context, reply, res);
    if (stream && streams >= mostStreams)
      throw new Refusal('conflict', { message: `${mostStreams} streams are open, the most there can be` });
    head(context, reply, res);
    if (!stream) return sendItems(JSON.stringify(body), items as Items, res);
    streams += 1;
    return sendEvents(stream, res, over).finally(() => {
      streams -= 1;
    });
  };
};

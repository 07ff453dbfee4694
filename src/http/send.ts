/** Last stage: the answer leaves. Nothing else writes to the client but a preflight's answer. */
import type { Response } from 'express';
import { httpDate } from '../core/clock.ts';
import type { AnyReply } from '../core/operation.ts';
import { writePreferences } from '../core/preference.ts';
import { type Exchange, type House, type Stage, timeOf } from './exchange.ts';
import { stream } from './stream.ts';

/** Status and headers every answer has. Node's own methods: Express would look each media type up. */
function head(exchange: Exchange, status: number, res: Response): void {
  res.statusCode = status;
  res.setHeader('Date', httpDate(timeOf(exchange)));
  if (exchange.requestId !== undefined) res.setHeader('X-Request-Id', exchange.requestId);
  if (exchange.asked.size > 0) res.setHeader('X-Countersign-Readings', [...exchange.asked].sort().join(', '));
  if (exchange.applied.size > 0) res.setHeader('Preference-Applied', writePreferences(exchange.applied));
  if (exchange.fault !== undefined) res.setHeader('X-Countersign-Fault', exchange.fault);
}

export function write(exchange: Exchange, { status, body }: AnyReply, res: Response): void {
  head(exchange, status, res);
  const text = body === undefined ? '' : JSON.stringify(body);
  if (body !== undefined) res.setHeader('Content-Type', `${mediaType(exchange, status)}; charset=utf-8`);
  exchange.note?.(text);
  // Answers that are ready in the same turn of the event loop leave together: to wake the client for each costs more than to make it.
  setImmediate(() => res.end(text));
}

const mediaType = ({ api }: Exchange, status: number) => (status >= 400 && api?.contract.problemType) || 'application/json';

export const send =
  ({ over }: House): Stage =>
  (exchange, _, res) => {
    const reply = exchange.reply as AnyReply;
    if (!reply.stream) return write(exchange, reply, res);
    head(exchange, reply.status, res);
    return stream(reply.stream, res, over);
  };

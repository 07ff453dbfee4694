/** What a request prefers (`Prefer`, RFC 7240): a delay, a documented answer, a dry run. It holds for that request alone. */
import type { Request, Response } from 'express';
import { longestDelay } from '../core/delay.ts';
import { exemplary } from '../core/example.ts';
import { readPreferences } from '../core/preference.ts';
import type { Exchange, Stage } from './exchange.ts';
import { wait } from './wait.ts';

/** Milliseconds, or undefined for what is no number of them or over the longest. */
const milliseconds = (text: string | undefined) =>
  text !== undefined && /^\d{1,6}$/.test(text) && Number(text) <= longestDelay ? Number(text) : undefined;

const wishesOf = (req: Request) => {
  const wishes = readPreferences(req.get('prefer') ?? '');
  // Microcks' header for the same.
  const delay = req.get('x-microcks-delay');
  if (delay !== undefined && !wishes.has('delay')) wishes.set('delay', delay.trim());
  return wishes;
};

/** Answers with an example of the document, if the request prefers one there is. */
function answer(exchange: Exchange, code: string | undefined, example: string | undefined): void {
  const { api, check, operationId = '' } = exchange;
  const found = api && (code ?? example) !== undefined ? exemplary(api.document, operationId, { code, example }) : undefined;
  if (!found) return;
  check?.(found.reply);
  exchange.reply = found.reply;
  if (found.code !== undefined) exchange.applied.set('code', found.code);
  if (found.example !== undefined) exchange.applied.set('example', found.example);
}

/** What cannot be met is passed over, and not named in `Preference-Applied`. */
async function meet(wishes: ReadonlyMap<string, string>, exchange: Exchange, res: Response): Promise<void> {
  answer(exchange, wishes.get('code'), wishes.get('example'));
  const delay = milliseconds(wishes.get('delay'));
  if (delay !== undefined) exchange.applied.set('delay', String(delay));
  if (wishes.get('dry-run') === '') exchange.applied.set('dry-run', '');
  await wait(delay ?? 0, res);
}

export const prefer: Stage = (exchange, req, res) => {
  if (!exchange.world) return;
  const wishes = wishesOf(req);
  return wishes.size > 0 ? meet(wishes, exchange, res) : undefined;
};

/** The only writer of failures: a refusal is worded by the API it happened in. */
import type { Response } from 'express';
import type { AnyReply } from '../core/operation.ts';
import { Refusal } from '../core/refusal.ts';
import { circumstances, type Exchange, type House } from './exchange.ts';
import { write } from './send.ts';
import { Broken, Struck, sever, worded as struck } from './struck.ts';

/** Anything that is no refusal is our defect. */
const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal('internal_error', { message: 'A defect of the sandbox; its log has the details' });

/** How the API says it. A wording that breaks the document is a defect as well, and is said instead. */
function worded(exchange: Exchange, refusal: Refusal, fallback: House['apis'][number]['contract']): { refusal: Refusal; reply: AnyReply } {
  const { refusals } = exchange.api?.contract ?? fallback;
  // A fault may want a status the document does not have, so its answer is not held against it.
  if (refusal instanceof Struck) return { refusal, reply: struck(refusal, refusals, circumstances(exchange)) };
  const wording = refusals[refusal.reason as keyof typeof refusals] ?? refusals.internal_error;
  const reply = wording(refusal.details, circumstances(exchange));
  try {
    if (reply.status < 500) exchange.check?.(reply);
    return { refusal, reply };
  } catch (violation) {
    return worded({ ...exchange, check: () => undefined }, asRefusal(violation), fallback);
  }
}

export const fail =
  ({ apis, log }: House) =>
  (error: unknown, exchange: Exchange, res: Response): void => {
    if (res.headersSent) return;
    if (error instanceof Broken) {
      sever(error, res);
      return;
    }
    const control = apis.find(({ contract }) => !('resources' in contract)) as House['apis'][number];
    const { refusal, reply } = worded(exchange, asRefusal(error), control.contract);
    if (reply.status >= 500 && !(refusal instanceof Struck))
      log(`${refusal.reason}: ${error instanceof Refusal ? refusal.message : (error as Error).stack}`);
    exchange.refused = refusal;
    write(exchange, reply, res);
  };

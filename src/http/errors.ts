/** The only writer of failures: a refusal is worded by the API it happened in. */
import type { Response } from 'express';
import type { AnyReply } from '../core/operation.ts';
import type { Refusals } from '../core/provider.ts';
import { type Meaning, Refusal } from '../core/refusal.ts';
import { breakConnection, faultResponse } from './inject.ts';
import type { RequestContext, Services } from './request-context.ts';
import { write } from './send.ts';

/** Anything that is not a refusal is a defect of ours. */
const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal('internal_error', { message: 'A defect of the sandbox; its log has the details' });

/** The refusal in the words of the API. A wording that breaks the document is a defect as well, and is reported instead. */
function worded(context: RequestContext, refusal: Refusal, refusals: Refusals<Meaning, unknown>): { refusal: Refusal; reply: AnyReply } {
  // A fault may demand a status that the document does not have, so its answer is not validated.
  const wanted = context.strike?.status;
  if (wanted !== undefined) return { refusal, reply: faultResponse(wanted, refusal, refusals, context.circumstances()) };
  const wording = refusals[refusal.reason as keyof typeof refusals] ?? refusals.internal_error;
  const reply = wording(refusal.details, context.circumstances());
  try {
    if (reply.status < 500) context.check?.(reply);
    return { refusal, reply };
  } catch (violation) {
    return worded({ ...context, check: undefined }, asRefusal(violation), refusals);
  }
}

/** Answers what a stage has thrown. Where no API was found, the control plane words it. */
export const errors =
  ({ apis, log }: Services) =>
  (error: unknown, context: RequestContext, res: Response): void => {
    if (res.headersSent) return;
    const { strike } = context;
    if (strike?.fault) {
      context.refused = asRefusal(error);
      breakConnection(strike, res);
      return;
    }
    const control = apis.find(({ kind }) => kind === 'control') as Services['apis'][number];
    const { api = control } = context;
    const { refusal, reply } = worded(context, asRefusal(error), api.implementation.refusals);
    if (reply.status >= 500 && strike?.status === undefined)
      log(`${refusal.reason}: ${error instanceof Refusal ? refusal.message : (error as Error).stack}`);
    if (refusal.details.allow) res.setHeader('Allow', refusal.details.allow.join(', '));
    context.refused = refusal;
    write({ ...context, api }, reply, res);
  };

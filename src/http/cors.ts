/** Cross-origin calls: pages of any origin may call the vendors' APIs, pages of one named origin the control plane. */
import { promisify } from 'node:util';
import corsHeaders from 'cors';
import type { Request, Response } from 'express';
import { Refusal } from '../core/refusal.ts';
import { isPreflight } from './record.ts';
import type { RequestContext, Services, Stage } from './request-context.ts';

const exposedHeaders = ['X-Countersign-Readings', 'X-Countersign-Fault', 'Preference-Applied', 'X-Request-Id', 'Date', 'Allow'];
// Without `allowedHeaders`, a preflight is granted all the headers it asks for, the vendors' and X-World included.
const maxAge = 600;

/** @throws Refusal `not_permitted` for a page that may not call the control plane. */
async function admit(origin: string, own: string | undefined, { api }: RequestContext, req: Request, res: Response): Promise<void> {
  const control = api?.kind === 'control';
  if (control && origin !== `${req.protocol}://${req.get('host')}` && origin !== own) {
    throw new Refusal('not_permitted', {
      message: `Pages of ${origin} may not call the control plane; --admin-origin names one that may`,
    });
  }
  const granted = promisify(corsHeaders({ origin: control ? origin : '*', exposedHeaders, maxAge }))(req, res);
  // For a preflight, `cors` ends the response and never calls back.
  if (!isPreflight(req)) await granted;
}

/** Answers preflights, and sets the CORS headers of other answers. */
export const cors =
  ({ adminOrigin }: Services): Stage =>
  (context, req, res) =>
    admit(req.get('origin') as string, adminOrigin, context, req, res);

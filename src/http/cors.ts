/** Cross-origin calls: pages of any origin may call the vendors' APIs, pages of one named origin the control plane. */
import { promisify } from 'node:util';
import corsHeaders from 'cors';
import { Refusal } from '../core/refusal.ts';
import { isPreflight } from './record.ts';
import type { Services, Stage } from './request-context.ts';

const exposedHeaders = ['X-Countersign-Readings', 'X-Countersign-Fault', 'Preference-Applied', 'X-Request-Id', 'Date', 'Allow'];
// Without `allowedHeaders`, a preflight is granted all the headers it asks for, the vendors' and X-World included.
const maxAge = 600;

/**
 * Answers preflights, and sets the CORS headers of other answers.
 * @throws Refusal `not_permitted` for a page that may not call the control plane
 */
export const cors =
  ({ adminOrigin }: Services): Stage =>
  async ({ api }, req, res) => {
    const origin = req.get('origin') as string;
    const control = api?.kind === 'control';
    if (control && origin !== `${req.protocol}://${req.get('host')}` && origin !== adminOrigin) {
      throw new Refusal('not_permitted', {
        message: `Pages of ${origin} may not call the control plane; --admin-origin names one that may`,
      });
    }
    const granted = promisify(corsHeaders({ origin: control ? origin : '*', exposedHeaders, maxAge }))(req, res);
    // For a preflight, `cors` ends the response and never calls back.
    if (!isPreflight(req)) await granted;
  };

/** Cross-origin calls: which pages may call the vendors' APIs and the control plane, and what they may read. */
import { promisify } from 'node:util';
import corsHeaders from 'cors';
import type { Request, Response } from 'express';
import { isLocal, keptOut } from './hosts.ts';
import { isPreflight } from './record.ts';
import type { Services, Stage } from './request-context.ts';

const exposedHeaders = ['X-Countersign-Readings', 'X-Countersign-Fault', 'Preference-Applied', 'X-Request-Id', 'Date', 'Allow'];
// Without `allowedHeaders`, a preflight is granted all the headers it asks for, the vendors' and X-World included.
const maxAge = 600;

/** Whether an origin is a page of this machine. */
const isLoopback = (origin: string): boolean => URL.canParse(origin) && isLoopbackName(new URL(origin).hostname);

const isLoopbackName = (name: string) => isLocal(name) && (name.endsWith('localhost') || name === '[::1]' || name.startsWith('127.'));

/** Sets the CORS headers for the origin of a request, or answers its preflight. */
async function grant(origin: string, req: Request, res: Response): Promise<void> {
  // A page on the internet asks before it calls a machine in a private network.
  if (req.get('access-control-request-private-network') === 'true') res.setHeader('Access-Control-Allow-Private-Network', 'true');
  const granted = promisify(corsHeaders({ origin, credentials: true, exposedHeaders, maxAge }))(req, res);
  // For a preflight, `cors` ends the response and never calls back.
  if (!isPreflight(req)) await granted;
}

/**
 * Answers preflights, and sets the CORS headers of other answers, refusals included, so that a page can read why.
 * @throws Refusal `not_permitted` for a page that may not call
 */
export const cors =
  ({ adminOrigins, corsOrigins, log }: Pick<Services, 'adminOrigins' | 'corsOrigins' | 'log'>): Stage =>
  async ({ api }, req, res) => {
    const origin = req.get('origin');
    if (api?.kind === 'control') {
      const own = origin === `${req.protocol}://${req.get('host')}`;
      // A page can have a browser load an address without an Origin, as the source of an image.
      const foreign = origin === undefined ? req.get('sec-fetch-site') === 'cross-site' : !own && !adminOrigins.includes(origin);
      if (foreign) {
        const page = origin === undefined ? 'another site' : origin;
        throw keptOut(log, `Pages of ${page} may not call the control plane; --admin-origin names one that may`);
      }
      if (origin !== undefined) await grant(origin, req, res);
      return;
    }
    if (origin === undefined) return;
    await grant(origin, req, res);
    if (res.headersSent || corsOrigins.includes('*') || corsOrigins.includes(origin) || isLoopback(origin)) return;
    throw keptOut(log, `Pages of ${origin} may not call this sandbox; --cors-origin ${origin} lets them, and '*' any`);
  };

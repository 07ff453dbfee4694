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

const isLoopbackName = (name: string) => isLocal(name) && (name.endsWith('localhost') || name === '[::1]' || name.startsWith('127.'));

/** Whether an origin is a page of this machine. */
const isLoopback = (origin: string): boolean => URL.canParse(origin) && isLoopbackName(new URL(origin).hostname);

/** Whether an origin is the sandbox itself, by the name by which it is called. */
const isOwn = (origin: string, req: Request): boolean => origin === `${req.protocol}://${req.get('host')}`;

/** What a request without an Origin, such as that for an image, says of the page it comes from. A page can leave it out, but not forge it. */
function referrer(req: Request): string {
  const sent = req.get('referer') ?? '';
  return URL.canParse(sent) ? new URL(sent).origin : 'another site';
}

/** Sets the CORS headers for the origin of a request, or answers its preflight. */
async function grant(origin: string, req: Request, res: Response): Promise<void> {
  // A page on the internet asks before it calls a machine in a private network.
  if (req.get('access-control-request-private-network') === 'true') res.setHeader('Access-Control-Allow-Private-Network', 'true');
  // `cors` takes every OPTIONS for a preflight: it ends the response and never calls back, unless it is to go on.
  const preflightContinue = !isPreflight(req);
  const granted = promisify(corsHeaders({ origin, credentials: true, exposedHeaders, maxAge, preflightContinue }))(req, res);
  if (preflightContinue) await granted;
}

/** Sets the CORS headers of every answer that is not to a preflight, refusals included, so that a page can read why. */
export const share: Stage = (_, req, res) => (isPreflight(req) ? undefined : grant(req.get('origin') as string, req, res));

/**
 * Keeps out pages that may not call, and answers preflights.
 * @throws Refusal `not_permitted`
 */
export const cors =
  ({ adminOrigins, corsOrigins, log }: Pick<Services, 'adminOrigins' | 'corsOrigins' | 'log'>): Stage =>
  async ({ api }, req, res) => {
    const crossSite = req.get('sec-fetch-site') === 'cross-site';
    const origin = req.get('origin');
    const page = origin ?? (crossSite ? referrer(req) : undefined);
    if (page === undefined) return;
    if (api?.kind === 'control') {
      if (origin === undefined || !(isOwn(origin, req) || adminOrigins.includes(origin)))
        throw keptOut(log, `Pages of ${page} may not call the control plane; --admin-origin names one that may`);
    } else if (
      !isPreflight(req) &&
      ![corsOrigins.includes('*'), corsOrigins.includes(page), isLoopback(page), isOwn(page, req)].includes(true)
    ) {
      throw keptOut(log, `Pages of ${page} may not call this sandbox; --cors-origin ${page} lets them, and '*' any`);
    }
    if (origin !== undefined && isPreflight(req)) await grant(origin, req, res);
  };

/** Armed faults: `injectBefore` replaces the operation, `injectAfter` replaces the answer once its changes are kept. */
import type { Duplex } from 'node:stream';
import type { Response } from 'express';
import type { Strike } from '../core/faults/armed.ts';
import type { AnyReply } from '../core/operation.ts';
import type { Circumstances, Refusals } from '../core/provider.ts';
import { type Meaning, Refusal } from '../core/refusal.ts';
import type { RequestContext, Services, Stage } from './request-context.ts';
import { wait } from './wait.ts';

const preferred = ({ applied }: RequestContext) => applied.has('code') || applied.has('example') || applied.has('dry-run');

/** Delays the call, and throws if the fault is more than a delay. `errors` answers, or breaks the connection, as the strike says. */
async function suffer(strike: Strike, context: RequestContext, res: Response, over: AbortSignal): Promise<void> {
  context.strike = strike;
  await wait(strike.delay, res, over);
  if (strike.fault ?? strike.status) throw new Refusal('internal_error', { message: `The sandbox's ${strike.id} struck this call` });
}

const inject =
  (when: 'before' | 'after') =>
  ({ over }: Pick<Services, 'over'>): Stage =>
  (context, req, res) => {
    const { api, operationId, persona, world } = context;
    // A call that prefers an answer of its own meets no fault and uses none up.
    if (!world?.armed || !api || operationId === undefined || preferred(context)) return;
    const call = { operationId, provider: api.implementation.name, method: req.method, path: req.path, persona: persona?.name };
    return world.faults.strike(call, when)?.then((strike) => strike && suffer(strike, context, res, over));
  };

export const injectBefore = inject('before');
export const injectAfter = inject('after');

/** Where two meanings have the same status, the first one is used. */
const byStatus: readonly Meaning[] = [
  'invalid_request',
  'unauthenticated',
  'not_permitted',
  'not_found',
  'conflict',
  'unknown_path',
  'wrong_method',
  'body_too_large',
];

/** The vendor's own body for the status; where it documents none, its internal error with that status, also inside the body. */
export function faultResponse(wanted: number, { details }: Refusal, refusals: Refusals<Meaning, unknown>, given: Circumstances): AnyReply {
  const documented = byStatus.map((meaning) => refusals[meaning](details, given)).find((reply) => reply.status === wanted);
  if (documented) return documented;
  const { status, body } = refusals.internal_error(details, given);
  const fields = Object.entries(body as object).map(([name, value]) => [name, value === status ? wanted : value]);
  return { status: wanted, body: Object.fromEntries(fields) };
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';

/** Breaks the connection that the answer would have used. */
export function breakConnection({ fault, noise }: Strike, { socket }: Response): void {
  if (!socket || socket.destroyed) return;
  if (fault === 'CONNECTION_RESET_BY_PEER') {
    // A connection in memory is no socket, and cannot be reset.
    if (socket.resetAndDestroy) socket.resetAndDestroy();
    else (socket as Duplex).destroy();
    return;
  }
  if (fault === 'MALFORMED_RESPONSE_CHUNK') socket.write(head + noise);
  if (fault === 'RANDOM_DATA_THEN_CLOSE') socket.write(noise);
  // What was written is still sent, then the connection ends.
  if (socket.destroySoon) socket.destroySoon();
  else (socket as Duplex).end();
}

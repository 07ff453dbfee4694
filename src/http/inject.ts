/** Armed faults: `injectBefore` replaces the operation, `injectAfter` replaces the answer once its changes are kept. */
import type { Response } from 'express';
import type { Strike } from '../core/faults/armed.ts';
import type { Breakage } from '../core/faults/fault.ts';
import type { AnyReply } from '../core/operation.ts';
import type { Circumstances, Refusals } from '../core/provider.ts';
import { type Meaning, Refusal } from '../core/refusal.ts';
import type { RequestContext, Stage } from './request-context.ts';
import { wait } from './wait.ts';

/** Thrown where an armed fault demands a status. */
export class FaultResponse extends Refusal {
  readonly wanted: number;

  constructor(wanted: number, fault: string) {
    super('internal_error', { message: `The sandbox's ${fault} struck this call` });
    this.wanted = wanted;
  }
}

/** Thrown where an armed fault demands a broken connection. */
export class ConnectionFault extends Error {
  readonly breakage: Breakage;
  /** Sent before the connection breaks, by the breakages that send something. */
  readonly noise: string;

  constructor(breakage: Breakage, noise: string) {
    super(breakage);
    this.breakage = breakage;
    this.noise = noise;
  }
}

const preferred = ({ applied }: RequestContext) => applied.has('code') || applied.has('example') || applied.has('dry-run');

async function suffer({ id, delay, fault, noise, status }: Strike, context: RequestContext, res: Response): Promise<void> {
  context.fault = id;
  await wait(delay, res);
  if (fault) throw new ConnectionFault(fault, noise);
  if (status !== undefined) throw new FaultResponse(status, id);
}

const inject =
  (when: 'before' | 'after'): Stage =>
  (context, req, res) => {
    const { api, operationId, persona, world } = context;
    // A call that prefers an answer of its own meets no fault and uses none up.
    if (!world?.armed || !api || operationId === undefined || preferred(context)) return;
    const call = { operationId, provider: api.implementation.name, method: req.method, path: req.path, persona: persona?.name };
    return world.faults.strike(call, when)?.then((strike) => strike && suffer(strike, context, res));
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
  'internal_error',
];

/** The vendor's own body for the status; where it documents none, its internal error with that status, also inside the body. */
export function faultResponse({ wanted, details }: FaultResponse, refusals: Refusals<Meaning, unknown>, given: Circumstances): AnyReply {
  for (const meaning of byStatus) {
    const reply = refusals[meaning](details, given);
    if (reply.status === wanted) return reply;
  }
  const { status, body } = refusals.internal_error(details, given);
  const fields = Object.entries(body as object).map(([name, value]) => [name, value === status ? wanted : value]);
  return { status: wanted, body: Object.fromEntries(fields) };
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';

/** Breaks the connection that the answer would have used. */
export function breakConnection({ breakage, noise }: ConnectionFault, { socket }: Response): void {
  if (!socket || socket.destroyed) return;
  if (breakage === 'CONNECTION_RESET_BY_PEER') {
    socket.resetAndDestroy();
    return;
  }
  if (breakage === 'MALFORMED_RESPONSE_CHUNK') socket.write(head + noise);
  if (breakage === 'RANDOM_DATA_THEN_CLOSE') socket.write(noise);
  // What was written is still sent, then the connection ends.
  socket.destroySoon();
}

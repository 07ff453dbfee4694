/** How a fault is answered: with any status in the vendor's own shape, or by breaking the connection. */
import type { Response } from 'express';
import type { Breakage } from '../core/fault.ts';
import type { AnyReply } from '../core/operation.ts';
import type { Circumstances, Refusals } from '../core/provider.ts';
import { type Meaning, Refusal } from '../core/refusal.ts';

/** Thrown where a fault wants a status. */
export class Struck extends Refusal {
  readonly wanted: number;

  constructor(wanted: number, fault: string) {
    super('internal_error', { message: `The sandbox's ${fault} struck this call` });
    this.wanted = wanted;
  }
}

/** Thrown where a fault wants no answer but a broken connection. */
export class Broken extends Error {
  readonly breakage: Breakage;
  /** What is sent where something is sent. */
  readonly noise: string;

  constructor(breakage: Breakage, noise: string) {
    super(breakage);
    this.breakage = breakage;
    this.noise = noise;
  }
}

/** Where two meanings have the same status, the first one is said. */
const sayable: readonly Meaning[] = [
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

/** The vendor's own wording for the status; where it has none, its internal error with that status, also where the body repeats it. */
export function worded({ wanted, details }: Struck, refusals: Refusals<Meaning, unknown>, said: Circumstances): AnyReply {
  for (const meaning of sayable) {
    const reply = refusals[meaning](details, said);
    if (reply.status === wanted) return reply;
  }
  const { status, body } = refusals.internal_error(details, said);
  const fields = Object.entries(body as object).map(([name, value]) => [name, value === status ? wanted : value]);
  return { status: wanted, body: Object.fromEntries(fields) };
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';

/** Breaks the connection the answer would have gone through. */
export function sever({ breakage, noise }: Broken, { socket }: Response): void {
  if (!socket || socket.destroyed) return;
  if (breakage === 'CONNECTION_RESET_BY_PEER') {
    socket.resetAndDestroy();
    return;
  }
  if (breakage === 'MALFORMED_RESPONSE_CHUNK') socket.write(head + noise);
  if (breakage === 'RANDOM_DATA_THEN_CLOSE') socket.write(noise);
  // What was written still leaves, and then the end.
  socket.destroySoon();
}

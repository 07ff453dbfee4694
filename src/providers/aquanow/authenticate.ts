/** Checks the signature of an Aquanow call, over method, path and nonce. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { span } from '../../core/clock.ts';
import type { Call } from '../../core/provider.ts';
import type { Ask } from '../../core/reading.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Persona, Readings } from './api.d.ts';

function signed({ secret }: Persona, { method, path, headers }: Call): boolean {
  const message = JSON.stringify({ httpMethod: method, path, nonce: headers['x-nonce'] });
  const expected = Buffer.from(createHmac('sha384', secret).update(message).digest('hex'));
  const given = Buffer.from(headers['x-signature'] ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether the nonce, in milliseconds since 1970, is older than the world's reading admits. */
const outdated = ({ headers, now }: Call, reading: Ask<Readings>) =>
  reading('nonce-age') === '5 minutes' && !(now - Number(headers['x-nonce']) <= span('5m'));

/** @throws Refusal `unauthenticated` if the signature is wrong or its nonce outdated, or missing where the world's reading requires it */
export function authenticate(call: Call, persona: Persona, reading: Ask<Readings>): void {
  const sent = call.headers['x-nonce'] !== undefined || call.headers['x-signature'] !== undefined;
  if (!sent && reading('signature') !== 'required') return;
  if (!signed(persona, call)) throw new Refusal('unauthenticated', { note: 'The signature does not fit method, path and nonce' });
  if (outdated(call, reading)) throw new Refusal('unauthenticated', { note: 'The nonce is older than 5 minutes' });
}

/** Checks the signature of a Broctagon call, over its body. */
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Call } from '../../core/provider.ts';
import type { Ask } from '../../core/reading.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Persona, Readings } from './api.d.ts';

/** The body's parameters as V1 signs them: `a=1&b=2`, sorted by name. */
function parameters(body: string, reading: Ask<Readings>): string {
  const sent: Record<string, unknown> = JSON.parse(body) ?? {};
  const empty = (name: string) => sent[name] === '' || sent[name] === null;
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.keys(sent)
    .filter((name) => !empty(name) || reading('signature-empty-values') === 'included')
    .sort()
    .map((name) => `${name}=${text(sent[name])}`)
    .join('&');
}

const schemes = {
  V1: (key: string, body: string, reading: Ask<Readings>) => hash('sha1', parameters(body, reading) + key).toUpperCase(),
  V2: (key: string, body: string) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
};

function fits(signature: string, { name: key }: Persona, { body }: Call, reading: Ask<Readings>): boolean {
  const scheme = signature.startsWith('sha256=') ? 'V2' : 'V1';
  if (!['either', scheme].includes(reading('signature-scheme'))) return false;
  const expected = Buffer.from(schemes[scheme](key, body, reading));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * A call without a body needs no signature.
 * @throws Refusal `unauthenticated` if the signature is wrong, or missing where the world's reading requires it
 */
export function authenticate(call: Call, persona: Persona, reading: Ask<Readings>): void {
  if (call.body.trim() === '') return;
  const { signature } = call.headers;
  if (signature === undefined && reading('signature') === 'required') {
    throw new Refusal('unauthenticated', { message: 'The signature is missing' });
  }
  if (signature !== undefined && !fits(signature, persona, call, reading)) {
    throw new Refusal('unauthenticated', { message: 'The signature does not match the body' });
  }
}

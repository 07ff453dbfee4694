/** Checks the signature of a Broctagon call, over its body. */
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Call } from '../../core/provider.ts';
import type { Ask } from '../../core/reading.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Persona, Readings } from './api.d.ts';

/** The body's parameters as V1 signs them: `a=1&b=2`, sorted by name, with or without those that have an empty value. */
function parameters(body: string, withEmpty: boolean): string {
  const sent: Record<string, unknown> = JSON.parse(body) ?? {};
  const empty = (name: string) => sent[name] === '' || sent[name] === null;
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.keys(sent)
    .filter((name) => withEmpty || !empty(name))
    .sort()
    .map((name) => `${name}=${text(sent[name])}`)
    .join('&');
}

/** Whether V1 signs empty values, by the reading; both where either is right. */
const signsEmpty = { either: [false, true], 'left out': [false], included: [true] } as const;

/** The right signatures of a body in each scheme. */
const schemes = {
  V1: (key: string, body: string, reading: Ask<Readings>) =>
    signsEmpty[reading('signature-empty-values')].map((withEmpty) => hash('sha1', parameters(body, withEmpty) + key).toUpperCase()),
  V2: (key: string, body: string) => [`sha256=${createHmac('sha256', key).update(body).digest('hex')}`],
};

function fits(signature: string, { name: key }: Persona, { body }: Call, reading: Ask<Readings>): boolean {
  const scheme = signature.startsWith('sha256=') ? 'V2' : 'V1';
  if (!['either', scheme].includes(reading('signature-scheme'))) return false;
  const given = Buffer.from(signature);
  return schemes[scheme](key, body, reading).some((one) => {
    const expected = Buffer.from(one);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
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

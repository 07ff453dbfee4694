/** Identifies the caller of Aquanow by API key and the signature over method, path and nonce. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Call, Persona } from '../../core/provider.ts';
import type { Ask } from '../../core/reading.ts';
import { Refusal } from '../../core/refusal.ts';

export interface User extends Persona {
  /** `username` of a record in `users`. */
  username: string;
  secret: string;
}

const persona = (key: string, username: string, description: string): User => ({
  name: key,
  description,
  headers: { 'x-api-key': key },
  username,
  secret: `${key}-secret`,
});

export const personas: readonly User[] = [
  persona('aquanow-initiator', 'userOne', 'creates, sees and cancels their own approval requests'),
  persona('aquanow-initiator-2', 'userTwo', 'another initiator'),
  persona('aquanow-approver', 'userThree', "sees and reviews the company's"),
  persona('aquanow-root', 'companyProfile', 'root user of the company; may review'),
];

function signed({ secret }: User, { method, path, headers }: Call): boolean {
  const message = JSON.stringify({ httpMethod: method, path, nonce: headers['x-nonce'] });
  const expected = Buffer.from(createHmac('sha384', secret).update(message).digest('hex'));
  const given = Buffer.from(headers['x-signature'] ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export function authenticate(call: Call, reading: Ask): User {
  const user = personas.find(({ headers }) => headers['x-api-key'] === call.headers['x-api-key']);
  if (!user) throw new Refusal('unauthenticated');
  const sent = call.headers['x-nonce'] !== undefined || call.headers['x-signature'] !== undefined;
  if ((sent || reading('signature') === 'required') && !signed(user, call)) throw new Refusal('unauthenticated');
  return user;
}

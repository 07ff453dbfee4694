/** Identifies the caller of B2Core by the access token. */
import type { Call, Persona } from '../../core/provider.ts';
import { Refusal } from '../../core/refusal.ts';

export interface Administrator extends Persona {
  /** The tag of the clients they may see; null for all clients. */
  tag: string | null;
}

export const personas: readonly Administrator[] = [
  { name: 'b2core-admin', description: 'sees every client', headers: { Authorization: 'Bearer b2core-admin' }, tag: null },
  { name: 'b2core-vip', description: 'sees only clients tagged vip', headers: { Authorization: 'Bearer b2core-vip' }, tag: 'vip' },
];

export function authenticate({ headers }: Call): Administrator {
  const token = /^bearer +(.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const administrator = personas.find(({ name }) => name === token);
  if (!administrator) throw new Refusal('unauthenticated', { message: 'The access token is missing or unknown' });
  return administrator;
}

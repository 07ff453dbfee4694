/** Who calls Harbour: by key. */
import type { Call, Persona } from '../../core/provider.ts';
import { Refusal } from '../../core/refusal.ts';

export interface Clerk extends Persona {
  /** The largest amount the clerk may release. */
  limit: number;
}

const clerk = (name: string, limit: number, description: string): Clerk => ({
  name,
  limit,
  description,
  headers: { 'x-harbour-key': name },
});

export const personas: readonly Clerk[] = [
  clerk('harbour-clerk', 1000, 'releases payouts up to 1,000'),
  clerk('harbour-chief', 1_000_000, 'releases any payout'),
];

export function authenticate({ headers }: Call): Clerk {
  const found = personas.find(({ name }) => name === headers['x-harbour-key']);
  if (!found) throw new Refusal('unauthenticated');
  return found;
}

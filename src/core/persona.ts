/** Identifies the caller of a vendor: the persona whose headers the call has. */
import type { Authenticate, Call, Persona } from './provider.ts';
import type { Ask } from './reading.ts';
import { Refusal } from './refusal.ts';

/** The scheme of `Authorization` is in any case, and any number of spaces follows it (RFC 9110). */
const comparable = (header: string, value: string | undefined) =>
  header === 'authorization' ? value?.replace(/^\S+ +/, (scheme) => `${scheme.trim().toLowerCase()} `) : value;

/**
 * Returns the authentication of a vendor with these personas.
 * @throws Refusal `unauthenticated`, in the vendor's own words if no persona has the call's headers
 */
export function authentication(personas: readonly Persona[], authenticate?: Authenticate<never, never>) {
  const known = personas.map((persona) => ({
    persona,
    headers: Object.entries(persona.headers).map(([name, value]) => {
      const header = name.toLowerCase();
      return [header, comparable(header, value)] as const;
    }),
  }));
  const note = `No persona has these credentials; there are ${personas.map(({ name }) => name).join(', ')}`;
  return (call: Call, reading: Ask): Persona => {
    const found = known.find(({ headers }) => headers.every(([header, value]) => comparable(header, call.headers[header]) === value));
    if (!found) throw new Refusal('unauthenticated', { note });
    (authenticate as Authenticate<Persona, Record<string, string>> | undefined)?.(call, found.persona, reading);
    return found.persona;
  };
}

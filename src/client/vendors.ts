/** Typed clients of the vendors' APIs, in one world: what is sent and answered has the types of the documents. */
import createClient, { type Client } from 'openapi-fetch';
import type { Schemas } from '../core/control/api.d.ts';
import type { Vendors } from '../providers/api.d.ts';
import type { Fetch } from './control.ts';
import { type Expecting, expecting, type Told } from './expect.ts';

/** A client per vendor, by the vendor's name: `clients[name].GET(path)`. `clients[name].expect.GET(path)` throws where that is refused. */
export type Clients = { readonly [Name in keyof Vendors]: Client<Vendors[Name]> & { readonly expect: Expecting<Vendors[Name]> } };

/** The vendors that a sandbox serves, and the personas it knows. */
export interface Served {
  vendors: readonly Schemas['Vendor'][];
  personas: readonly Schemas['Persona'][];
}

/**
 * Clients of one world. Each calls as the persona named if it is the vendor's, otherwise as the vendor's first.
 * @param url address of the world: `http://127.0.0.1:4010/w/t1`
 * @param told what the journal of the world has of an answer
 * @throws Error for a persona there is none of
 */
export function clients(
  url: string,
  { fetch, vendors, personas }: Served & { fetch?: Fetch | undefined },
  told: Told,
  persona?: string,
): Clients {
  if (persona !== undefined && !personas.some(({ name }) => name === persona)) {
    throw new Error(`No persona '${persona}'; there are ${personas.map(({ name }) => name).join(', ')}`);
  }
  const made = vendors.map(({ name: vendor, base }) => {
    const own = personas.filter(({ provider }) => provider === vendor);
    const caller = own.find(({ name }) => name === persona) ?? own[0];
    const client = createClient({
      ...(fetch && { fetch }),
      baseUrl: `${url}${base}`,
      headers: { ...caller?.headers },
      querySerializer: { object: { style: 'deepObject', explode: true } },
    });
    return [vendor, Object.assign(client, { expect: expecting(client, told) })];
  });
  return Object.fromEntries(made) as Clients;
}

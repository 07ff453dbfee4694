/** One API as the line serves it: where it is, and its document turned into checks. */
import type { Contract, Document, Plane } from '../core/provider.ts';
import { type Validator, validator } from './validator.ts';

export interface Api {
  contract: Contract;
  document: Document;
  /** Path prefixes, such as `/api/v2`. */
  bases: readonly string[];
  /** Headers that carry credentials, in lower case. */
  credentials: readonly string[];
  validate: Validator;
}

type Scheme = { type: string; name?: string };

export function api(plane: Plane): Api {
  const { contract, document } = plane;
  const schemes = Object.values((document.components.securitySchemes ?? {}) as Record<string, Scheme>);
  let made: Validator | undefined;
  return {
    contract,
    document,
    bases: document.servers.map(({ url }) => url),
    credentials: schemes.map(({ type, name }) => (type === 'http' ? 'authorization' : (name ?? '').toLowerCase())),
    // Made for the first request: a start need not wait for what nobody may call.
    validate: (call) => {
      made ??= validator(plane);
      return made(call);
    },
  };
}

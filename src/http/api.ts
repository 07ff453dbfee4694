/** One API as the pipeline serves it: its path prefixes, credential headers and validator. */

import { operationsOf } from '../core/document.ts';
import type { Api } from '../core/provider.ts';
import { matcher } from './openapi/routes.ts';
import { type Validator, validator } from './openapi/validator.ts';

export type MountedApi = Api & {
  /** Path prefixes, such as `/api/v2`. */
  bases: readonly string[];
  /** Headers that carry credentials, in lower case. */
  credentials: readonly string[];
  /** Calls whose bodies may be longer than others (`x-longest-body`), and how long, in MB. */
  long: readonly { method: string; fits(path: string): boolean; megabytes: number }[];
  validate: Validator;
};

type Scheme = { type: string; name?: string };

export function mount(api: Api): MountedApi {
  const { components, servers } = api.document;
  const schemes = Object.values((components.securitySchemes ?? {}) as Record<string, Scheme>);
  const long = operationsOf(api.document).flatMap(({ method, path, operation: { 'x-longest-body': megabytes } }) => {
    const fits = megabytes === undefined ? undefined : matcher(`${servers[0]?.url ?? ''}${path}`);
    return fits && megabytes !== undefined ? [{ method: method.toUpperCase(), fits: (one: string) => fits(one) !== false, megabytes }] : [];
  });
  return {
    ...api,
    long,
    bases: servers.map(({ url }) => url),
    credentials: schemes.map(({ type, name }) => (type === 'http' ? 'authorization' : (name ?? '').toLowerCase())),
    validate: validator(api.document),
  };
}

/** One API as the pipeline serves it: its path prefixes, credential headers and validator. */
import type { Api } from '../core/provider.ts';
import { type Validator, validator } from './openapi/validator.ts';

export type MountedApi = Api & {
  /** Path prefixes, such as `/api/v2`. */
  bases: readonly string[];
  /** Headers that carry credentials, in lower case. */
  credentials: readonly string[];
  validate: Validator;
};

type Scheme = { type: string; name?: string };

export function mount(api: Api): MountedApi {
  const { components, servers } = api.document;
  const schemes = Object.values((components.securitySchemes ?? {}) as Record<string, Scheme>);
  return {
    ...api,
    bases: servers.map(({ url }) => url),
    credentials: schemes.map(({ type, name }) => (type === 'http' ? 'authorization' : (name ?? '').toLowerCase())),
    validate: validator(api.document),
  };
}

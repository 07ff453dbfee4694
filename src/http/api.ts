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

/** Mounts an API. Its validator is compiled at the first request, so that a start does not wait for APIs nobody calls. */
export function mount(api: Api): MountedApi {
  const { document } = api;
  const schemes = Object.values((document.components.securitySchemes ?? {}) as Record<string, Scheme>);
  let compiled: Validator | undefined;
  return {
    ...api,
    bases: document.servers.map(({ url }) => url),
    credentials: schemes.map(({ type, name }) => (type === 'http' ? 'authorization' : (name ?? '').toLowerCase())),
    validate: (call) => {
      compiled ??= validator(api);
      return compiled(call);
    },
  };
}

/** How B2Core words a refusal: `{ error: { message, details: [{ issue, field }] } }`. */
import type { Refusals } from '../../core/provider.ts';
import type { Details, Finding, Meaning } from '../../core/refusal.ts';
import type { Schemas } from './resources.ts';

/** `/query/filter/type` is the field `filter[type]`, `/body/color` is `color`. */
function field({ path }: Finding): string {
  const [, , name = '', ...inner] = path.split('/');
  return name + inner.map((part) => `[${part}]`).join('');
}

const worded =
  (status: number, standard = '') =>
  ({ message = standard, findings = [] }: Details) => ({
    status,
    body: { error: { message, details: findings.map((finding) => ({ issue: finding.message, field: field(finding) })) } },
  });

export const refusals: Refusals<Meaning, Schemas['Error']> = {
  unauthenticated: worded(401, 'The access token is missing or unknown'),
  not_permitted: worded(403),
  not_found: worded(404),
  illegal_transition: ({ message = '', status, field: name = '', from = [] }, { reading }) => ({
    status: Number(reading('illegal-transition')),
    body: { error: { message, details: [{ issue: `is ${status}, would have to be ${from.join(' or ')}`, field: name }] } },
  }),
  conflict: worded(409),
  invalid_request: worded(400, 'The request is not valid'),
  unknown_path: worded(404),
  wrong_method: worded(405),
  body_too_large: worded(413),
  contract_violation: worded(500),
  internal_error: worded(500),
};

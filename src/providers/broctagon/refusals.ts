/** How Broctagon words a refusal: `{ type, message, errors }`. */
import type { Refusals } from '../../core/provider.ts';
import type { Details, Finding, Meaning } from '../../core/refusal.ts';
import type { Schemas } from './resources.ts';

/** `/body/id` is `body id`. */
const found = ({ path, message }: Finding) => (path ? `${path.slice(1).replaceAll('/', ' ')}: ${message}` : message);

const worded =
  (status: number, type: Schemas['Error']['type'], standard = '') =>
  ({ message = standard, findings = [] }: Details) => ({
    status,
    body: { type, message, ...(findings.length > 0 && { errors: findings.map(found) }) },
  });

export const refusals: Refusals<Meaning, Schemas['Error']> = {
  unauthenticated: worded(403, 'access_denied', 'The API key is unknown'),
  not_permitted: worded(403, 'access_denied'),
  // The sentence of the vendor's page.
  not_found: () => worded(400, 'request_not_found')({ message: 'Request is not found' }),
  illegal_transition: worded(400, 'request_status_not_pending'),
  conflict: worded(400, 'request_status_not_pending'),
  invalid_request: worded(400, 'invalid_parameters', 'The parameters are not valid'),
  unknown_path: worded(404, 'not_found'),
  wrong_method: worded(405, 'method_not_allowed'),
  body_too_large: worded(413, 'payload_too_large'),
  contract_violation: worded(500, 'contract_violation'),
  internal_error: worded(500, 'internal_error'),
};

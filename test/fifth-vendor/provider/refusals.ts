/** How Harbour words a refusal: `{ reason }`. */
import type { Refusals } from '../../core/provider.ts';
import { type Details, type Meaning, sentence } from '../../core/refusal.ts';
import type { Schemas } from './resources.ts';

const worded =
  (status: number) =>
  ({ message, findings = [] }: Details) => ({
    status,
    body: { reason: message ?? findings.map(sentence).join('; ') },
  });

export const refusals: Refusals<Meaning, Schemas['Error']> = {
  unauthenticated: worded(401),
  not_permitted: worded(403),
  not_found: worded(404),
  illegal_transition: worded(409),
  conflict: worded(409),
  invalid_request: worded(400),
  unknown_path: worded(404),
  wrong_method: worded(405),
  body_too_large: worded(413),
  contract_violation: worded(500),
  internal_error: worded(500),
};

/** How Allpass words a refusal: `{ status: false, statusCode, message, errors, time }`. */
import { iso } from '../../core/clock.ts';
import type { Circumstances, Refusals } from '../../core/provider.ts';
import { type Details, type Meaning, sentence } from '../../core/refusal.ts';
import type { Readings } from './api.d.ts';
import type { Schemas } from './resources.ts';

const worded =
  (status: number, standard = '') =>
  ({ message = standard, findings = [] }: Details, { now }: Circumstances) => ({
    status,
    body: {
      status: false as const,
      statusCode: status,
      message,
      ...(findings.length > 0 && { errors: findings.map(sentence) }),
      time: iso(now),
    },
  });

/** Uses the HTTP status that the world's reading gives. */
const read = (id: keyof Readings & string) => (details: Details, circumstances: Circumstances) =>
  worded(Number(circumstances.reading(id)))(details, circumstances);

export const refusals: Refusals<Meaning | 'type_mismatch', Schemas['Error']> = {
  unauthenticated: worded(401, 'The key in x-private-app-key is not known'),
  not_permitted: worded(403),
  not_found: worded(404),
  illegal_transition: read('illegal-transition'),
  conflict: worded(409),
  invalid_request: worded(400, 'The request is not valid'),
  type_mismatch: read('details-type-mismatch'),
  unknown_path: worded(404),
  wrong_method: worded(405),
  body_too_large: worded(413),
  contract_violation: worded(500),
  internal_error: worded(500),
};

/** How Aquanow words a refusal: `{ message }`. */
import type { Refusals } from '../../core/provider.ts';
import { type Details, type Meaning, sentence } from '../../core/refusal.ts';
import type { Schemas } from './resources.ts';

const fixed = (status: number, message: string) => () => ({ status, body: { message } });

const worded =
  (status: number) =>
  ({ message = '', findings = [] }: Details) => ({
    status,
    body: { message: findings.map(sentence).join('; ') || message },
  });

export const refusals: Refusals<Meaning | 'invalid_query' | 'range_too_old' | 'range_in_future', Schemas['Error']> = {
  unauthenticated: fixed(401, 'Unauthorized'),
  not_permitted: worded(403),
  not_found: fixed(404, 'Record not found'),
  illegal_transition: (details, { reading }) => worded(Number(reading('illegal-transition')))(details),
  conflict: worded(409),
  invalid_request: (details) =>
    details.findings?.some(({ path }) => path.startsWith('/query')) ? fixed(400, 'Invalid query parameters')() : worded(400)(details),
  invalid_query: fixed(400, 'Invalid query parameters'),
  range_too_old: fixed(400, 'Query time range must be within 90 days'),
  range_in_future: fixed(400, 'Query endTime must be later than startTime'),
  unknown_path: fixed(403, 'Forbidden'),
  wrong_method: fixed(403, 'Forbidden'),
  body_too_large: fixed(413, 'The body is larger than 1 MB'),
  contract_violation: worded(500),
  internal_error: worded(500),
};

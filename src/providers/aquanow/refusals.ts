/** How Aquanow words a refusal: `{ message }`. */
import type { Refusals } from '../../core/provider.ts';
import type { Details, Meaning } from '../../core/refusal.ts';
import type { Schemas } from './resources.ts';

type Reason = Meaning | 'invalid_query' | 'range_too_old' | 'range_in_future';

const worded = (status: number, message: string) => () => ({ status, body: { message } });

const told =
  (status: number) =>
  ({ message = '', findings = [] }: Details) => ({
    status,
    body: { message: findings.map(({ path, message: what }) => `${path} ${what}`.trim()).join('; ') || message },
  });

export const refusals: Refusals<Reason, Schemas['Error']> = {
  unauthenticated: worded(401, 'Unauthorized'),
  not_permitted: told(403),
  not_found: worded(404, 'Record not found'),
  illegal_transition: (details, { reading }) => told(Number(reading('illegal-transition')))(details),
  conflict: told(409),
  invalid_request: (details) =>
    details.findings?.some(({ path }) => path.startsWith('/query')) ? worded(400, 'Invalid query parameters')() : told(400)(details),
  invalid_query: worded(400, 'Invalid query parameters'),
  range_too_old: worded(400, 'Query time range must be within 90 days'),
  range_in_future: worded(400, 'Query endTime must be later than startTime'),
  unknown_path: worded(403, 'Forbidden'),
  wrong_method: worded(403, 'Forbidden'),
  body_too_large: worded(413, 'The body is larger than 1 MB'),
  contract_violation: told(500),
  internal_error: told(500),
};

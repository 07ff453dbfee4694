/** How the control plane words a refusal: problem details (RFC 9457). */
import type { Schemas } from '../core/control/api.d.ts';
import type { Refusals } from '../core/provider.ts';
import { type Meaning, sentence } from '../core/refusal.ts';

type Problem = Schemas['Problem'];

const problem = (status: number, meaning: Meaning, title: string, code = meaning.toUpperCase()): Refusals<Meaning, Problem>[Meaning] => {
  const type = `urn:countersign:problem:${meaning}`;
  return ({ message, findings, status: recordStatus, allowed }) => {
    const detail = message ?? findings?.map(sentence).join('; ') ?? title;
    return {
      status,
      body: {
        ...{ type, title, status, code, detail },
        ...(findings && { findings }),
        ...(recordStatus !== undefined && { recordStatus }),
        ...(allowed && { allowedEvents: [...allowed] }),
      },
    };
  };
};

export const refusals: Refusals<Meaning, Problem> = {
  unauthenticated: problem(401, 'unauthenticated', 'Token missing or wrong'),
  not_permitted: problem(403, 'not_permitted', 'Not permitted'),
  not_found: problem(404, 'not_found', 'Not found'),
  illegal_transition: problem(409, 'illegal_transition', 'Illegal transition', 'INVALID_STATE_TRANSITION'),
  conflict: problem(409, 'conflict', 'Conflict'),
  invalid_request: problem(400, 'invalid_request', 'Invalid request'),
  unknown_path: problem(404, 'unknown_path', 'Unknown path'),
  wrong_method: problem(405, 'wrong_method', 'Wrong method'),
  body_too_large: problem(413, 'body_too_large', 'Body too large'),
  contract_violation: problem(500, 'contract_violation', 'Contract violation'),
  internal_error: problem(500, 'internal_error', 'Internal error'),
};

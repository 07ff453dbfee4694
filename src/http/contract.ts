/** Holds the request against the document: match, credentials, parameters, body; and prepares the check of the answer. */
import type { Request } from 'express';
import { type Meaning, Refusal } from '../core/refusal.ts';
import type { Api } from './api.ts';
import type { Exchange, Stage } from './exchange.ts';
import type { Call, Operation, Verdict } from './validator.ts';

const meanings: Record<number, Meaning> = { 400: 'invalid_request', 401: 'unauthenticated', 404: 'unknown_path', 405: 'wrong_method' };

const callOf = (exchange: Exchange, req: Request): Call => {
  const { method, url, originalUrl, path, query, body } = req;
  return { method, url, originalUrl, path, baseUrl: '', headers: exchange.headers, query, params: {}, body, app: req.app, exchange };
};

/** Query parameters the operation does not document. */
const unknown = ({ queryNames }: Operation, { query }: Call) =>
  Object.keys(query)
    .filter((name) => !queryNames.has(name))
    .map((name) => ({ path: `/query/${name}`, message: 'is no parameter of this operation' }));

/** What the validator and the check for unknown parameters have to say together. */
function refusal(call: Call, { operation, fault }: Verdict): Refusal | undefined {
  const { denied, malformed } = call.exchange;
  const meaning = fault && meanings[fault.status ?? 500];
  if (fault && !meaning) throw fault;
  if (meaning === 'unauthenticated') return denied ?? new Refusal(meaning, { message: fault?.message ?? '' });
  if (meaning && meaning !== 'invalid_request') return new Refusal(meaning, { message: `${call.method} ${call.path}: ${fault?.message}` });
  if (malformed) return new Refusal('invalid_request', { findings: [malformed] });
  const strangers = operation ? unknown(operation, call) : [];
  const findings = [...(fault?.errors ?? []), ...strangers].map(({ path, message }) => ({ path, message }));
  return findings.length > 0 ? new Refusal('invalid_request', { findings }) : undefined;
}

export const contract: Stage = async (exchange, req) => {
  const call = callOf(exchange, req);
  const verdict = await (exchange.api as Api).validate(call);
  const { operation } = verdict;
  exchange.operationId = operation?.id;
  const refused = refusal(call, verdict);
  if (refused) throw refused;
  if (!operation) throw new Refusal('unknown_path', { message: `${req.method} ${req.path}: not found` });
  exchange.input = { path: call.params, query: call.query, headers: call.headers, body: call.body };
  exchange.check = (reply) => {
    const violation = reply.body === undefined ? undefined : operation.violation(reply);
    if (violation) throw new Refusal('contract_violation', { message: `The answer breaks the document: ${violation.message}` });
  };
};

/** Validates the request against the document: path and method, credentials, parameters, body. Prepares the validation of the answer. */
import type { Request } from 'express';
import { type Finding, type Meaning, Refusal } from '../core/refusal.ts';
import type { MountedApi } from './api.ts';
import { identify } from './authenticate.ts';
import { baseOf } from './base.ts';
import type { Operation, Rejection, ValidatorRequest, Verdict } from './openapi/validator.ts';
import type { RequestContext, Stage } from './request-context.ts';

const meanings: Record<number, Meaning> = { 400: 'invalid_request', 401: 'unauthenticated', 404: 'unknown_path', 405: 'wrong_method' };

/** Whether the vendor has a reading: what is unknown in a request is left to the document otherwise. */
const reads = ({ api }: RequestContext, reading: string): boolean => api?.kind === 'vendor' && reading in api.implementation.readings;

const callOf = (context: RequestContext, req: Request): ValidatorRequest => {
  const { url, originalUrl, path, query, body, app } = req;
  // A HEAD is answered as the GET it stands for; Node leaves the body out.
  const method = req.method === 'HEAD' ? 'GET' : req.method;
  const { headers } = context;
  const own = context.api?.implementation.authenticate && (() => identify(context, req));
  const unknownFields = reads(context, 'unknown-fields') ? () => context.circumstances().reading('unknown-fields') : undefined;
  return { method, url, originalUrl, path, baseUrl: '', headers, query, params: {}, body, app, authenticate: own, unknownFields };
};

/** Query parameters the operation does not document. */
const unknown = ({ queryNames }: Operation, { query }: ValidatorRequest) =>
  Object.keys(query)
    .filter((name) => !queryNames.has(name))
    .map((name) => ({ path: `/query/${name}`, message: 'is no parameter of this operation' }));

/** Whether unknown query parameters are ignored, where the vendor has a reading for it. */
const lenient = (context: RequestContext): boolean =>
  reads(context, 'unknown-parameters') && context.circumstances().reading('unknown-parameters') === 'ignored';

/** Messages of the validator that speak of JSON Schema, by how they begin, and what a caller is told instead. */
const plain: readonly (readonly [beginning: string, words: string])[] = [
  ['must have required property', 'is missing'],
  ['must NOT have additional properties', 'is no field that this call knows'],
  ['must NOT have fewer than 1 properties', 'must have at least one field'],
  ['must match exactly one schema in oneOf', 'must have exactly one of the documented forms'],
  ['must match a schema in anyOf', 'must have one of the documented forms'],
];

const plainly = ({ path, message }: Finding): Finding => ({
  path,
  message: plain.find(([beginning]) => message.startsWith(beginning))?.[1] ?? message,
});

/** The findings of the validator and the unknown parameters, together. */
function refusal(context: RequestContext, call: ValidatorRequest, { operation, rejection }: Verdict): Refusal | undefined {
  const { denied, malformed } = context;
  const meaning = rejection && meanings[rejection.status ?? 500];
  if (rejection && !meaning) throw rejection;
  if (meaning === 'unauthenticated') return denied ?? new Refusal(meaning, { message: rejection?.message ?? '' });
  if (meaning && meaning !== 'invalid_request') {
    const { allow, message } = rejection as Rejection;
    return new Refusal(meaning, { message: `${call.method} ${call.path}: ${message}`, ...(allow && { allow }) });
  }
  if (malformed) return new Refusal('invalid_request', { findings: [malformed] });
  const unasked = operation ? unknown(operation, call) : [];
  const strangers = unasked.length > 0 && lenient(context) ? [] : unasked;
  const findings = [...(rejection?.errors ?? []), ...strangers].map(plainly);
  return findings.length > 0 ? new Refusal('invalid_request', { findings }) : undefined;
}

export const validate: Stage = async (context, req) => {
  const call = callOf(context, req);
  const verdict = await (context.api as MountedApi).validate(call);
  const { operation } = verdict;
  context.operationId = operation?.id;
  const refused = refusal(context, call, verdict);
  if (refused) throw refused;
  if (!operation) throw new Refusal('unknown_path', { message: `${req.method} ${req.path}: not found` });
  context.input = { path: call.params, query: call.query, headers: call.headers, body: call.body, base: baseOf(context, req) };
  context.check = (reply) => {
    const violation = reply.body === undefined ? undefined : operation.violation(reply);
    if (violation) throw new Refusal('contract_violation', { message: `The answer breaks the document: ${violation.message}` });
  };
};

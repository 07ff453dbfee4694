/** Holds the request against the document: match, credentials, parameters, body; and prepares the check of the answer. */
import type { Request, Response } from 'express';
import { resolve } from '../core/document.ts';
import type { AnyReply } from '../core/operation.ts';
import type { Document } from '../core/provider.ts';
import { type Finding, type Meaning, Refusal } from '../core/refusal.ts';
import type { Api } from './api.ts';
import type { Exchange, Stage } from './exchange.ts';

/** What the validator leaves on a request it matched. */
interface Matched {
  pathParams: Record<string, unknown>;
  schema: { operationId: string; parameters?: unknown[] };
}

const matched = (req: Request) => (req as { openapi?: Matched }).openapi;

interface Fault {
  status?: number;
  message: string;
  errors?: Finding[];
}

const meanings: Record<number, Meaning> = { 400: 'invalid_request', 401: 'unauthenticated', 404: 'unknown_path', 405: 'wrong_method' };

/** Query parameters the matched operation does not document. */
function unknown(document: Document, req: Request): Finding[] {
  const known = (matched(req)?.schema.parameters ?? [])
    .map((parameter) => resolve<{ in: string; name: string }>(document, parameter))
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => name);
  return Object.keys(req.query)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: `/query/${name}`, message: 'is no parameter of this operation' }));
}

/** What the validator and the check for unknown parameters have to say together. */
function refusal({ document }: Api, { denied, malformed }: Exchange, req: Request, fault: Fault | undefined): Refusal | undefined {
  const meaning = fault && meanings[fault.status ?? 500];
  if (fault && !meaning) throw fault;
  if (meaning === 'unauthenticated') return denied ?? new Refusal(meaning, { message: fault?.message ?? '' });
  if (meaning && meaning !== 'invalid_request') return new Refusal(meaning, { message: `${req.method} ${req.path}: ${fault?.message}` });
  if (malformed) return new Refusal('invalid_request', { findings: [malformed] });
  const findings = [...(fault?.errors ?? []), ...unknown(document, req)].map(({ path, message }) => ({ path, message }));
  return findings.length > 0 ? new Refusal('invalid_request', { findings }) : undefined;
}

export const contract: Stage = async (exchange, req, res) => {
  const api = exchange.api as Api;
  // The validator checks an answer by wrapping `res.json`; here nothing is sent yet, that is the last stage's.
  res.json = () => res;
  const fault = await new Promise<Fault | undefined>((done) => api.validate(req, res, (error?: unknown) => done(error as Fault)));
  exchange.operationId = matched(req)?.schema.operationId;
  const refused = refusal(api, exchange, req, fault);
  if (refused) throw refused;
  const match = matched(req);
  // The validator lets paths pass that it does not take for its own, such as the bare prefix.
  if (!match) throw new Refusal('unknown_path', { message: `${req.method} ${req.path}: not found` });
  exchange.input = { path: match.pathParams, query: req.query, headers: req.headers, body: req.body };
  exchange.check = checkOf(exchange, res);
};

/** The validator's check of an answer, as a function. It works once per hook, so the hook is kept. */
function checkOf(exchange: Exchange, res: Response): (reply: AnyReply) => void {
  const hook = res.json;
  return ({ status, body }) => {
    if (body === undefined) return;
    res.status(status);
    hook.call(res, body);
    if (!exchange.violation) return;
    const { message } = exchange.violation;
    delete exchange.violation;
    throw new Refusal('contract_violation', { message: `The answer breaks the document: ${message}` });
  };
}

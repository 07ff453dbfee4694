/** One API as the line serves it: where it is, and its document turned into checks by express-openapi-validator. */
import { type Request, type RequestHandler, Router } from 'express';
import type { Contract, Document, Plane } from '../core/provider.ts';
import { Refusal } from '../core/refusal.ts';
import { circumstances, type Exchange } from './exchange.ts';
import { middleware } from './middleware.ts';

export interface Api {
  contract: Contract;
  document: Document;
  /** Path prefixes, such as `/api/v2`. */
  bases: readonly string[];
  /** Headers that carry credentials, in lower case. */
  credentials: readonly string[];
  /** Matches, authenticates, checks the request, and hooks `res.json` to check the answer. */
  validate: RequestHandler;
}

type Scheme = { type: string; in?: string; name?: string };

/** Asks the API who calls. The validator knows only yes and no, so the reason for a no is left in the exchange. */
function identify(contract: Contract, req: Request): boolean {
  const exchange = req.res?.locals.exchange as Exchange;
  const { method, path } = req;
  try {
    const call = { method, path, headers: req.headers as Record<string, string>, body: exchange.text };
    exchange.persona = contract.authenticate?.(call, circumstances(exchange).reading);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    exchange.denied = error;
    return false;
  }
}

export function api({ contract, document }: Plane): Api {
  const schemes = (document.components.securitySchemes ?? {}) as Record<string, Scheme>;
  const handlers = Object.fromEntries(Object.keys(schemes).map((name) => [name, (req: Request) => identify(contract, req)]));
  const make = () =>
    middleware(document, {
      // The path without the world's prefix is in `req.url` alone.
      useRequestUrl: true,
      fileUploader: false,
      validateSecurity: contract.authenticate ? { handlers } : false,
      // Unknown query parameters are left to `contract.ts`, which reports them along with everything else.
      validateRequests: { allErrors: true, allowUnknownQueryParameters: true },
      validateResponses: {
        allErrors: true,
        onError: (error, _, req) => {
          (req.res?.locals.exchange as Exchange).violation = error;
        },
      },
      // Times are strings on the wire and in the store: nothing is turned into a Date and back.
      serDes: [{ format: 'date-time' }, { format: 'date' }] as never,
    });
  let made: RequestHandler | undefined;
  return {
    contract,
    document,
    bases: document.servers.map(({ url }) => url),
    credentials: Object.values(schemes).map(({ type, name }) => (type === 'http' ? 'authorization' : (name ?? '').toLowerCase())),
    // Made for the first request: a start need not wait for what nobody may call.
    validate: (req, res, next) => {
      made ??= Router().use(make());
      made(req, res, next);
    },
  };
}

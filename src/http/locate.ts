/** First stage: which API the path belongs to, and which world the request names. */
import type { Request } from 'express';
import { Refusal } from '../core/refusal.ts';
import type { Api } from './api.ts';
import type { Exchange, House, Stage } from './exchange.ts';

const prefix = /^\/w\/([^/?]*)(?=[/?]|$)/;
const suffix = /@([A-Za-z0-9_-]{1,64})$/;

const belongs = (path: string, { bases }: Api) => bases.some((base) => path === base || path.startsWith(`${base}/`));

/** Takes the world's prefix off the path. */
function takePrefix(req: Request): string | undefined {
  const found = prefix.exec(req.url);
  if (!found) return undefined;
  req.url = req.url.slice(found[0].length) || '/';
  return found[1];
}

/** Takes the world's suffix off the credentials. */
function takeSuffix({ headers }: Exchange, { credentials }: Api): string | undefined {
  for (const header of credentials) {
    const value = headers[header];
    const found = typeof value === 'string' ? suffix.exec(value) : null;
    if (!found) continue;
    headers[header] = (value as string).slice(0, found.index);
    return found[1];
  }
  return undefined;
}

export const locate =
  ({ apis, worlds, strictWorlds }: House): Stage =>
  async (exchange, req) => {
    const named = [takePrefix(req), req.get('x-world')];
    exchange.api = apis.find((api) => belongs(req.path, api));
    if (exchange.api) named.push(takeSuffix(exchange, exchange.api));
    const [id, ...others] = named.filter((one, place) => one !== undefined && named.indexOf(one) === place);
    if (others.length > 0) {
      const message = `names several worlds: ${[id, ...others].join(', ')}`;
      throw new Refusal('invalid_request', { message: `The request ${message}`, findings: [{ path: '/world', message }] });
    }
    exchange.worldId = id ?? 'default';
    if (exchange.api && !('resources' in exchange.api.contract)) return;
    exchange.worldless = strictWorlds && exchange.api !== undefined && id === undefined;
    if (exchange.worldless) return;
    exchange.world = await worlds.at(exchange.worldId);
    exchange.requestId ??= exchange.world.nextRequestId();
    if (!exchange.api) throw new Refusal('unknown_path', { message: `No API here: ${apis.flatMap(({ bases }) => bases).join(', ')}` });
  };

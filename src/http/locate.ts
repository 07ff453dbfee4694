/** Finds the API a path belongs to and the world a request names, and enters it; `requireWorld` refuses calls that name none. */
import type { Request } from 'express';
import { Refusal } from '../core/refusal.ts';
import type { MountedApi } from './api.ts';
import type { RequestContext, Services, Stage } from './request-context.ts';

const prefix = /^\/w\/([^/?]*)(?:\/|(?=\?)|$)/;
const suffix = /@([A-Za-z0-9_-]{1,64})$/;

const belongs = (path: string, { bases }: MountedApi) => bases.some((base) => path === base || path.startsWith(`${base}/`));

/** The API of a path, or the one that was meant, which then says that there is no such path: `//api/v2/clients`, `/API/V2/clients`. */
const apiOf = (path: string, apis: readonly MountedApi[]): MountedApi | undefined =>
  apis.find((one) => belongs(path, one)) ?? apis.find((one) => belongs(path.replaceAll(/\/+/g, '/').toLowerCase(), one));

/** Removes the prefix `/w/<world>` from the path and returns the world. */
function takePrefix(req: Request): string | undefined {
  const found = prefix.exec(req.url);
  if (!found) return undefined;
  req.url = `/${req.url.slice(found[0].length)}`;
  return found[1];
}

/** Removes the suffix `@<world>` from the credentials and returns the world. */
function takeSuffix({ headers }: RequestContext, { credentials }: MountedApi): string | undefined {
  for (const header of credentials) {
    const value = headers[header];
    const found = typeof value === 'string' ? suffix.exec(value) : null;
    if (!found) continue;
    headers[header] = (value as string).slice(0, found.index);
    return found[1];
  }
  return undefined;
}

const badWorld = (message: string) =>
  new Refusal('invalid_request', { message: `The request ${message}`, findings: [{ path: '/world', message }] });

/** Finds the API of a path, and the worlds that the request names. It enters none. */
export const locate =
  ({ apis }: Services): Stage =>
  (context, req) => {
    const named = [takePrefix(req), req.get('x-world')];
    const api = apiOf(req.path, apis);
    if (api) context.api = api;
    if (api?.kind === 'vendor') named.push(takeSuffix(context, api));
    context.named = [...new Set(named.filter((one) => one !== undefined))];
    context.worldId = context.named[0] ?? 'default';
  };

/**
 * Enters the world of a vendor's call.
 * @throws Refusal `invalid_request` if two worlds are named, `unknown_path` if the path belongs to no API
 */
export const enter =
  ({ apis, worlds, strictWorlds }: Services): Stage =>
  async (context) => {
    const { api, named, worldId } = context;
    if (named.length > 1) throw badWorld(`names several worlds: ${named.join(', ')}`);
    if (api?.kind === 'control') return;
    if (strictWorlds && api && named.length === 0) return;
    context.world = await worlds.at(worldId);
    context.requestId ??= context.world.nextRequestId();
    if (!api) throw new Refusal('unknown_path', { message: `No API here: ${apis.flatMap(({ bases }) => bases).join(', ')}` });
  };

/**
 * With `--strict-worlds`, refuses a vendor call that names no world. It runs after `cors`, so that a page of another origin can read the reason.
 * @throws Refusal `invalid_request`
 */
export const requireWorld: Stage = ({ api, world }) => {
  if (api?.kind === 'vendor' && !world)
    throw badWorld('names no world, and this sandbox wants one: X-World: t1, /w/t1/... or credentials that end in @t1');
};

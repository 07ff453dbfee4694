/** Tells where a caller reaches an API in a world, for links in answers. */
import type { Request } from 'express';
import type { RequestContext } from './request-context.ts';

/** The first value of a header that proxies append to. */
const first = (req: Request, name: string) => req.get(name)?.split(',')[0]?.trim();

/** The origin if it is one, with the scheme and host that a proxy forwarded. */
function origin(req: Request): string {
  const scheme = first(req, 'x-forwarded-proto') === 'https' ? 'https' : 'http';
  for (const host of [first(req, 'x-forwarded-host'), req.get('host')]) {
    const url = `${scheme}://${host}`;
    if (host && URL.canParse(url) && new URL(url).host === host.toLowerCase()) return url;
  }
  return `${scheme}://localhost`;
}

/** Scheme, host, prefix of the world unless it is the default one, and base path of the API. */
export function baseOf({ api, worldId }: RequestContext, req: Request): string {
  const path = api?.bases.find((base) => req.path.startsWith(`${base}/`)) ?? '';
  return `${origin(req)}${worldId === 'default' ? '' : `/w/${worldId}`}${path}`;
}

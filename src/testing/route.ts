/** Leads what a page calls to the sandbox of its test, in the test's world, and leaves every other call alone. */
import type { APIRequestContext, BrowserContext, Route } from '@playwright/test';
import type { SandboxWorld } from '../index.ts';
import type { SuiteSandbox } from './suite.ts';

/** Where calls are led to, and which are. */
export interface Target {
  world: SandboxWorld;
  sandbox: SuiteSandbox;
  /** Origins besides the sandbox's own, whose calls of vendors' APIs are led there. */
  origins: readonly string[];
}

const ofVendor = ({ vendors }: SuiteSandbox, { pathname }: URL) =>
  pathname.startsWith('/w/') || vendors.some(({ base }) => pathname === base || pathname.startsWith(`${base}/`));

/** The address at the sandbox of one that a page calls; undefined if it is none of the sandbox's. */
function ledTo(address: URL, { sandbox, origins }: Target): URL | undefined {
  const own = new URL(sandbox.url);
  if (address.origin === own.origin) return address;
  if (!origins.some((origin) => URL.canParse(origin) && new URL(origin).origin === address.origin)) return undefined;
  return ofVendor(sandbox, address) ? new URL(address.pathname + address.search, own) : undefined;
}

async function lead(route: Route, url: string, target: Target): Promise<void> {
  const request = route.request();
  const headers = { ...request.headers(), 'x-world': target.world.id };
  // A browser takes another address of the same protocol for the one that was called; for `https` the answer is fetched for it.
  if (new URL(url).protocol === new URL(request.url()).protocol) return route.continue({ url, headers });
  const response = await route.fetch({ url, headers, maxRedirects: 0 }).catch(() => undefined);
  return response ? route.fulfill({ response }) : route.abort('connectionfailed');
}

/** Leads the calls of all pages of a context. @returns a set that collects calls of vendors' APIs which went elsewhere, for as long as it lasts */
export async function leadPages(context: BrowserContext, target: Target, elsewhere: Set<string>): Promise<void> {
  await context.route(
    (address) => ledTo(address, target) !== undefined,
    (route) => lead(route, String(ledTo(new URL(route.request().url()), target)), target),
  );
  context.on('request', (request) => {
    const address = new URL(request.url());
    if (ofVendor(target.sandbox, address) && !ledTo(address, target)) elsewhere.add(address.origin);
  });
}

/** Leads the calls of Playwright's own client, in place. @param base what relative addresses are resolved against */
export function leadClient(client: APIRequestContext, target: Target, base: string | undefined): void {
  const fetch = client.fetch.bind(client);
  client.fetch = (called, options) => {
    const address = typeof called === 'string' ? called : called.url();
    const url = URL.canParse(address, base) ? ledTo(new URL(address, base), target) : undefined;
    if (!url) return fetch(called, options);
    const headers = { ...options?.headers, 'X-World': target.world.id };
    if (typeof called === 'string') return fetch(String(url), { ...options, headers });
    return fetch(String(url), {
      method: called.method(),
      data: called.postDataBuffer() ?? undefined,
      ...options,
      headers: { ...called.headers(), ...headers },
    });
  };
}

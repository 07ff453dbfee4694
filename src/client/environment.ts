/** Which sandbox and world are meant where a call does not say: what the environment names, or else the usual ones. */

/** Where `countersign start` listens unless told otherwise. */
export const usualUrl = 'http://127.0.0.1:4010';
export const usualWorld = 'default';

/** An address without slashes at its end. */
export const address = (url: string): string => url.replace(/\/+$/, '');

/** `COUNTERSIGN_URL`, `COUNTERSIGN_WORLD` and `COUNTERSIGN_ADMIN_TOKEN`; an empty one counts as none. There is no environment in a browser. */
export function environment(): { url: string; world: string; adminToken: string | undefined } {
  const { COUNTERSIGN_URL, COUNTERSIGN_WORLD, COUNTERSIGN_ADMIN_TOKEN } = globalThis.process?.env ?? {};
  return { url: COUNTERSIGN_URL || usualUrl, world: COUNTERSIGN_WORLD || usualWorld, adminToken: COUNTERSIGN_ADMIN_TOKEN || undefined };
}

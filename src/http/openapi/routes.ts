/** Finds the path of a document that matches the path of a request. */
import { match } from 'path-to-regexp';
import type { Document } from '../../core/provider.ts';

/** A path of the document, and the values of its parameters, percent-decoded. */
interface Found {
  template: string;
  pathParams: Record<string, string>;
}

/**
 * Compiles the paths once; express-openapi-validator compiles them again at each request.
 * This file can go once it caches them: https://github.com/cdimascio/express-openapi-validator/pull/1217
 * @returns a function that answers undefined for a path that the document does not have, or that is badly encoded
 */
export function routes({ servers, paths }: Document): (url: string) => Found | undefined {
  const bases = servers.map(({ url }) => url);
  // Braces sort after letters: `/requests/count` is tried before `/requests/{id}`, as OpenAPI demands.
  const known = Object.keys(paths)
    .sort()
    .map((template) => ({ template, fits: match<Record<string, string>>(template.replaceAll(/\{(\w+)\}/g, ':$1')) }));
  return (url) => {
    const [path] = url.split('?', 1) as [string];
    const base = bases.find((one) => path.startsWith(one));
    if (base === undefined) return undefined;
    const rest = path.slice(base.length);
    try {
      for (const { template, fits } of known) {
        const found = fits(rest);
        if (found) return { template, pathParams: { ...found.params } };
      }
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
    return undefined;
  };
}

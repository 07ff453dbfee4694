/** Finds the path of a document that matches the path of a request. */
import { match } from 'path-to-regexp';
import type { Document } from '../../core/provider.ts';

/** A path of the document with its methods, and the values of its parameters, percent-decoded. */
interface Found {
  template: string;
  methods: readonly string[];
  pathParams: Record<string, string>;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

/** Tells whether a path is one of this template, such as `/worlds/{id}`, and with which values. */
export const matcher = (template: string) => match<Record<string, string>>(template.replaceAll(/\{(\w+)\}/g, ':$1'), { sensitive: true });

/**
 * Compiles the paths once; express-openapi-validator compiles them again at each request, and finds them in any case.
 * This file can go once it caches them: https://github.com/cdimascio/express-openapi-validator/pull/1217
 * @returns a function that answers undefined for a path that the document does not have. It throws URIError for one that is badly encoded
 */
export function routes({ servers, paths }: Document): (url: string) => Found | undefined {
  const bases = servers.map(({ url }) => url);
  // Braces sort after letters: `/requests/count` is tried before `/requests/{id}`, as OpenAPI demands.
  const known = Object.keys(paths)
    .sort()
    .map((template) => ({
      template,
      methods: Object.keys(paths[template] ?? {}).filter((name) => methods.includes(name)),
      fits: matcher(template),
    }));
  return (url) => {
    const [path] = url.split('?', 1) as [string];
    const base = bases.find((one) => path.startsWith(one));
    if (base === undefined) return undefined;
    const rest = path.slice(base.length);
    for (const { fits, ...found } of known) {
      const fitting = fits(rest);
      if (fitting) return { ...found, pathParams: { ...fitting.params } };
    }
    return undefined;
  };
}

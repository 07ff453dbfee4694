/** The joined document and that of the control plane, as the fuzz suite reads them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { operationsOf, resolve } from '../../src/core/document.ts';
import type { Document } from '../../src/core/provider.ts';
import { discover } from '../../src/providers/discover.ts';

export type Schema = Readonly<Record<string, any>>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  style?: string;
  schema: Schema;
  example?: unknown;
}

type Content = Readonly<Record<string, { schema: Schema; examples?: Record<string, any>; example?: unknown }>>;

export interface Operation {
  id: string;
  /** A vendor's name, or `control`. */
  api: string;
  method: string;
  /** From the server's root, with parameters in braces. */
  path: string;
  parameters: readonly Parameter[];
  body?: { required: boolean; schema: Schema; examples: readonly unknown[] } | undefined;
  responses: Readonly<Record<string, { content?: Content }>>;
}

const read = (name: string): Document => parse(readFileSync(new URL(`../../openapi/${name}.yaml`, import.meta.url), 'utf8'));

export const joined = read('openapi');
export const control = read('control');

const vendorOf = (security: unknown): string => Object.keys((security as object[])[0] ?? {})[0]?.split('.')[0] ?? '';

function bodyOf(document: Document, requestBody: unknown): Operation['body'] {
  if (requestBody === undefined) return undefined;
  const { required = false, content } = resolve<{ required?: boolean; content: Content }>(document, requestBody);
  const { schema, examples = {} } = content['application/json'] as Content[string];
  const values = Object.values(examples).map((example) => resolve<{ value: unknown }>(document, example).value);
  return { required, schema, examples: values };
}

function operations(document: Document): Operation[] {
  return operationsOf(document).map(({ method, path, operation }) => {
    const item = (document.paths as Record<string, { parameters?: unknown[] }>)[path];
    const parameters = [...(item?.parameters ?? []), ...(operation.parameters ?? [])].map((one) => resolve<Parameter>(document, one));
    return {
      id: operation.operationId,
      api: document === control ? 'control' : vendorOf((operation as { security?: unknown }).security),
      method: method.toUpperCase(),
      path: document === control ? `/__admin${path}` : path,
      parameters,
      body: bodyOf(document, operation.requestBody),
      responses: Object.fromEntries(
        Object.entries(operation.responses).map(([status, response]) => [status, resolve<{ content?: Content }>(document, response)]),
      ),
    };
  });
}

export const vendorOperations = operations(joined);
export const controlOperations = operations(control);

/** Sorted so that a path without parameters comes before one with: `}` sorts after every letter. */
const all = [...vendorOperations, ...controlOperations].sort((one, other) => (one.path < other.path ? -1 : 1));

const segments = (path: string) => path.split('/');

/** Path prefixes of the APIs, with the one that the joined document has for each. */
const bases = [
  ...(await discover()).flatMap(({ implementation: { name }, document: { servers } }) =>
    servers.map(({ url }) => ({ api: name, url, main: servers[0]?.url ?? url })),
  ),
  { api: 'control', url: '/__admin', main: '/__admin' },
];

const baseOf = (path: string) => bases.find(({ url }) => path === url || path.startsWith(`${url}/`));

/** The path of a request target without its query and the world's prefix, and the API whose base it is below, or would be in other case. */
export function located(target: string): { path: string; api: string | undefined } {
  const path = (target.split('?', 1)[0] ?? '').replace(/^\/w\/[^/]*/, '');
  const base = baseOf(path);
  if (!base) return { path, api: baseOf(path.replaceAll(/\/+/g, '/').toLowerCase())?.api };
  // A slash at the end makes no other path, as in Express.
  return { path: base.main + path.slice(base.url.length).replace(/(?<=.)\/$/, ''), api: base.api };
}

/** The operations whose path fits, the most literal one's path only. @param path as `located` tells it */
export function operationsAt(path: string): readonly Operation[] {
  const given = segments(path);
  const fits = (one: Operation) => {
    const wanted = segments(one.path);
    const same = (part: string, index: number) => part === given[index] || (part.startsWith('{') && given[index] !== '');
    return wanted.length === given.length && wanted.every(same);
  };
  const first = all.find(fits);
  return first ? all.filter(({ path: other }) => other === first.path) : [];
}

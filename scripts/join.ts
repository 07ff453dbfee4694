/** Joins the vendors' documents into one: every endpoint at its full path, component names prefixed by the vendor's. */
import type { Document } from '../src/core/provider.ts';

type Json = unknown;

/** Rewrites references and security requirements to the prefixed names. */
function prefixed(value: Json, vendor: string): Json {
  if (Array.isArray(value)) return value.map((part) => prefixed(part, vendor));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === '$ref' && typeof part === 'string'
        ? part.replace(/^#\/components\/([^/]+)\//, `#/components/$1/${vendor}.`)
        : prefixed(part, vendor),
    ]),
  );
}

const renamed = (entries: Record<string, Json>, vendor: string) =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [`${vendor}.${name}`, prefixed(value, vendor)]));

/** Without the components that only the store uses: `x-internal: true`. */
const published = (entries: Record<string, Json>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => !(value as { 'x-internal'?: boolean })['x-internal']));

type Requirement = Record<string, string[]>;

/** The documents, joined. Aliases of a server (further entries in `servers`) are left out: an operationId stands once. */
export function join(documents: readonly (readonly [vendor: string, Document])[]) {
  const paths: Record<string, Json> = {};
  const components: Record<string, Record<string, Json>> = {};
  const tags: Json[] = [];
  for (const [vendor, document] of documents) {
    const {
      paths: own,
      components: parts,
      servers,
      security = [],
      tags: described = [],
    } = document as Document & {
      security?: Requirement[];
      tags?: { name: string }[];
    };
    const required = security.map((one) => renamed(one, vendor));
    const tag = (name: string) => `${vendor}: ${name}`;
    tags.push(...described.map((one) => ({ ...one, name: tag(one.name) })));
    for (const [path, item] of Object.entries(own)) {
      const operations = Object.entries(prefixed(item, vendor) as Record<string, Json>).map(([key, value]) => {
        if (key === 'parameters') return [key, value];
        const operation = value as { tags?: string[] };
        return [key, { ...operation, tags: operation.tags?.map(tag), security: required }];
      });
      paths[`${servers[0]?.url}${path}`] = Object.fromEntries(operations);
    }
    for (const [kind, entries] of Object.entries(parts)) {
      components[kind] = { ...components[kind], ...renamed(published(entries as Record<string, Json>), vendor) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: "Countersign: the vendors' APIs",
      version: '1',
      license: { name: 'MIT', identifier: 'MIT' },
      description: `Every endpoint of ${documents.map(([vendor]) => vendor).join(', ')} in one document.`,
    },
    servers: [{ url: '/' }],
    tags,
    paths,
    components,
  };
}

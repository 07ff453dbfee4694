/** Reads a parsed OpenAPI document: references, operations, addresses. */
import type { Schemas } from './control/api.d.ts';
import type { Document, Vendor } from './provider.ts';

/** What a local reference (`#/components/schemas/Error`) points to. */
const at = (document: Document, reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], document);

/** Follows `{ $ref: '#/...' }` within the document until there is none. */
export function resolve<T>(document: Document, value: unknown): T {
  const reference = (value as { $ref?: string } | null)?.$ref;
  return reference ? resolve(document, at(document, reference)) : (value as T);
}

/** What a schema may be put together of. */
interface Composed {
  allOf?: unknown[];
  anyOf?: unknown[];
  oneOf?: unknown[];
}

/** A schema and all those that it is put together of. */
export function schemaParts<T extends Composed>(document: Document, schema: unknown): T[] {
  const one = resolve<T>(document, schema ?? {});
  const { allOf = [], anyOf = [], oneOf = [] } = one;
  return [one, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => schemaParts<T>(document, part))];
}

/** One operation of a document, with its path and method. */
export interface DocumentedOperation {
  path: string;
  method: string;
  operation: {
    operationId: string;
    summary: string;
    parameters?: unknown[];
    requestBody?: unknown;
    responses: Record<string, unknown>;
    'x-grade'?: string;
    /** Megabytes of the longest body it takes; 1 unless given. */
    'x-longest-body'?: number;
  };
}

const methods = ['get', 'put', 'post', 'patch', 'delete'];

/** Every operation, in the document's order. */
export function operationsOf({ paths }: Document): DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({ path, method, operation: operation as DocumentedOperation['operation'] })),
  );
}

/** A vendor by name, the path its API begins at (`/api/v2`), and a call to begin with if the document names one. */
export function addressOf({ implementation: { name }, document }: Vendor): Schemas['Vendor'] {
  const { info, servers, 'x-first-call': first } = document;
  const base = servers[0]?.url ?? '';
  return { name, title: info.title, base, ...(first !== undefined && { firstCall: base + first }) };
}

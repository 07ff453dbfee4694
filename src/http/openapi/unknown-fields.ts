/** Finds the fields of a body that an operation does not document, and leaves them out where they are ignored. */
import { resolve, schemaParts } from '../../core/document.ts';
import type { Document } from '../../core/provider.ts';
import type { Finding } from '../../core/refusal.ts';

interface Schema {
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
  items?: unknown;
  allOf?: unknown[];
  anyOf?: unknown[];
  oneOf?: unknown[];
}

interface Call {
  body: unknown;
  unknownFields?: (() => string) | undefined;
}

/** Whether an object may have fields that no schema names: one says so, or none names any. */
const free = (schemas: readonly Schema[]) =>
  schemas.every(({ properties }) => properties === undefined) ||
  schemas.some(({ additionalProperties = false }) => additionalProperties !== false);

/** A value without the fields that the schemas do not know; each of them is added to `found`. */
function known(document: Document, schemas: readonly Schema[], value: unknown, path: string, found: Finding[]): unknown {
  const inner = (list: readonly unknown[], part: unknown, name: string | number) =>
    known(
      document,
      list.flatMap((schema) => schemaParts<Schema>(document, schema)),
      part,
      `${path}/${name}`,
      found,
    );
  if (Array.isArray(value)) {
    const items = schemas.flatMap((schema) => schema.items ?? []);
    return value.map((part, place) => inner(items, part, place));
  }
  if (value === null || typeof value !== 'object' || schemas.length === 0) return value;
  const open = free(schemas);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const named = schemas.flatMap(({ properties = {} }) => (Object.hasOwn(properties, name) ? [properties[name]] : []));
      if (named.length > 0) return [[name, inner(named, part, name)]];
      if (open) return [[name, part]];
      found.push({ path: `${path}/${name}`, message: 'is no field that this call knows' });
      return [];
    }),
  );
}

/**
 * Compiles the check for the body of one operation. Where `unknownFields` of a call answers `ignored`, its body goes on without the unknown
 * fields; it is asked only if there are any.
 */
export function unknownFields(document: Document, requestBody: unknown) {
  const { content = {} } = resolve<{ content?: Record<string, { schema?: unknown }> }>(document, requestBody ?? {});
  const schemas = schemaParts<Schema>(document, content['application/json']?.schema);
  return (call: Call): Finding[] => {
    const found: Finding[] = [];
    const rest = known(document, schemas, call.body, '/body', found);
    if (found.length === 0 || call.unknownFields?.() !== 'ignored') return found;
    call.body = rest;
    return [];
  };
}

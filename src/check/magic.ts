/** Magic values name fields that schemas have, and no value twice. */
import { resolve } from '../core/document.ts';
import { covers } from '../core/magic.ts';
import type { Document, Vendor } from '../core/provider.ts';

interface Schema {
  properties?: Record<string, unknown>;
  allOf?: unknown[];
  anyOf?: unknown[];
  oneOf?: unknown[];
}

/** The schemas of a field: a schema that is put together has it wherever one of its parts has it. */
function fieldOf(document: Document, schema: unknown, field: string): unknown[] {
  const { properties = {}, allOf = [], anyOf = [], oneOf = [] } = resolve<Schema>(document, schema);
  const own = Object.hasOwn(properties, field) ? [properties[field]] : [];
  return [...own, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => fieldOf(document, part, field))];
}

function isField(document: Document, where: string): boolean {
  const [name = '', ...fields] = where.split('.');
  const { schemas } = document.components;
  const start = Object.hasOwn(schemas, name) ? [schemas[name]] : [];
  const found = fields.reduce((at, field) => at.flatMap((schema) => fieldOf(document, schema, field)), start);
  return fields.length > 0 && found.length > 0;
}

export function magic({ implementation, document }: Vendor): string[] {
  const rows = document['x-magic'] ?? [];
  return rows.flatMap((row, place) => {
    const { where, value, to = value } = row;
    const named = `${implementation.name}: magic value '${value}' of '${where}'`;
    const twice = rows.slice(0, place).some((one) => one.where === where && (covers(one, value) || covers(row, one.value)));
    return [
      ...(isField(document, where) ? [] : [`${named}: no schema has this field`]),
      ...(twice ? [`${named}: the value is in the table twice`] : []),
      ...(to.length === value.length && to >= value ? [] : [`${named}: '${to}' is not the end of a range`]),
      ...(Object.keys(row.forces ?? {}).length > 0 ? [] : [`${named}: forces nothing`]),
    ];
  });
}

/** JSON merge patch, RFC 7396. */
import type { Item } from './store.ts';

const isObject = (value: unknown): value is Item => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * The record with a patch: fields of objects are merged, null removes one, anything else takes the place of what was there.
 * @param kept fields, as JSON pointers, that become null rather than being removed
 */
export function merged(target: unknown, patch: Item, kept: ReadonlySet<string> = new Set(), at = ''): Item {
  const fields = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    const path = `${at}/${name}`;
    if (value === null && !kept.has(path)) fields.delete(name);
    else fields.set(name, isObject(value) ? merged(fields.get(name), value, kept, path) : value);
  }
  return Object.fromEntries(fields);
}

/** Statuses by the names that a document gives them where the vendor writes numbers (`x-enum-varnames`). */
import { resolve } from './document.ts';
import { type Lifecycle, statuses } from './lifecycle.ts';
import { knownNames } from './nearest.ts';
import type { AnyResource, Document, Vendor } from './provider.ts';
import { Refusal, type Status } from './refusal.ts';
import { lifecycleWith, resourceNamed } from './resource.ts';

interface Enumeration {
  enum?: readonly unknown[];
  'x-enum-varnames'?: readonly string[];
}

/** The names of the values of a record's field, by the value as text: `0` -> `pending`. Empty where the document names none. */
export function valueNames(document: Document, { schema }: AnyResource, field: string): Readonly<Record<string, string>> {
  const { properties = {} } = resolve<{ properties?: Record<string, unknown> }>(document, document.components.schemas[schema]);
  const found = resolve<Enumeration>(document, properties[field] ?? {});
  const names = found['x-enum-varnames'] ?? [];
  return Object.fromEntries(names.map((name, place) => [String(found.enum?.[place]), name]));
}

/** A status in words: its name, or how the vendor spells it. */
export function statusInWords({ document, implementation }: Vendor, resource: string, event: string, status: Status): string {
  const described = implementation.resources[resource] as AnyResource;
  const [{ field }] = lifecycleWith(described, event);
  return valueNames(document, described, field)[String(status)] ?? String(status);
}

/** The status of a resource by name or as the vendor spells it, and the life cycle it is in. @throws Refusal `not_found` */
export function statusNamed(
  { document, implementation }: Vendor,
  resource: string,
  text: string,
): { lifecycle: Lifecycle; status: Status } {
  const described = resourceNamed(implementation, resource);
  const known = (described.lifecycles ?? []).flatMap((lifecycle) => {
    const names = valueNames(document, described, lifecycle.field);
    return statuses(lifecycle).map((status) => ({ lifecycle, status, spelt: String(status), name: names[String(status)] }));
  });
  const found = known.find(({ spelt }) => spelt === text) ?? known.find(({ name }) => name === text);
  if (found) return found;
  const shown = known.map(({ spelt, name }) => (name === undefined ? spelt : `${name} (${spelt})`));
  const message = `No status '${text}' in the life cycles of ${implementation.name} ${resource}; ${knownNames(text, shown)}`;
  throw new Refusal('not_found', { message });
}

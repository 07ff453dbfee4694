/** Each component of a document is reached from a path, or marked with `x-internal` because only the store uses it. */
import { at } from '../core/document.ts';
import type { Api } from '../core/provider.ts';

/** Adds the pointer of every component a value refers to, directly or through others. */
function reach(value: unknown, document: Api['document'], reached: Set<string>): void {
  if (typeof value === 'string' && value.startsWith('#/components/') && !reached.has(value)) {
    reached.add(value);
    reach(at(document, value), document, reached);
  }
  if (value !== null && typeof value === 'object') for (const part of Object.values(value)) reach(part, document, reached);
}

export function components({ implementation, document }: Api): string[] {
  const reached = new Set<string>();
  reach(document.paths, document, reached);
  const { securitySchemes: _, ...kinds } = document.components;
  return Object.entries(kinds).flatMap(([kind, entries]) =>
    Object.entries(entries).flatMap(([name, component]) => {
      const where = `${implementation.name}: components/${kind}/${name}`;
      const internal = (component as { 'x-internal'?: boolean })['x-internal'] === true;
      if (reached.has(`#/components/${kind}/${name}`) !== internal) return [];
      return [internal ? `${where} is x-internal, but a path refers to it` : `${where} is in no path; mark it x-internal or remove it`];
    }),
  );
}

/** Answers a query over records in memory: filter, sort, page. */
import type { Condition, Item, Page, Query, Where } from './store.ts';

type Comparable = string | number;

const field = (item: Item, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], item);

function meets(value: unknown, condition: Condition): boolean {
  if (condition === null || typeof condition !== 'object') return value === condition;
  if ('in' in condition) return condition.in.includes(value as Comparable);
  if ('not' in condition) return value !== condition.not;
  if ('contains' in condition) return Array.isArray(value) && value.includes(condition.contains);
  if (value === null || value === undefined) return false;
  const { gte = null, lte = null } = condition;
  return (gte === null || (value as Comparable) >= gte) && (lte === null || (value as Comparable) <= lte);
}

export const matches = (item: Item, where: Where): boolean =>
  Object.entries(where).every(([path, condition]) => condition === undefined || meets(field(item, path), condition));

function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === null || left === undefined) return -1;
  if (right === null || right === undefined) return 1;
  return (left as Comparable) < (right as Comparable) ? -1 : 1;
}

/** Filters, sorts and pages records; ties keep the order the records came in. */
export function answer(items: Iterable<Item>, { where = {}, allOf = [], anyOf, sort = [], limit, offset = 0 }: Query): Page {
  const found: Item[] = [];
  for (const item of items) {
    const all = matches(item, where) && allOf.every((one) => matches(item, one));
    if (all && (!anyOf || anyOf.some((one) => matches(item, one)))) found.push(item);
  }
  if (sort.length > 0) {
    found.sort((left, right) => {
      for (const { field: path, order } of sort) {
        const difference = compare(field(left, path), field(right, path));
        if (difference !== 0) return order === 'asc' ? difference : -difference;
      }
      return 0;
    });
  }
  return { total: found.length, items: found.slice(offset, limit === undefined ? undefined : offset + limit) };
}

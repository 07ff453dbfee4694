/** What the conditions of a query mean, and the order of values. */
import type { Condition, Item, Query, Where } from './store.ts';

/** The value at a path such as `debitDetails.account.accountId`. */
export function field(item: Item, path: string): unknown {
  if (!path.includes('.')) return item[path];
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], item);
}

const kinds = ['undefined', 'boolean', 'number', 'string', 'object'];

/** Values of different kinds keep apart: nothing first, then booleans, numbers, strings, and what has no order of its own. */
export const kindOf = (value: unknown): number => (value === null ? 0 : kinds.indexOf(typeof value));

/** The order of values: negative, zero or positive, as `Array.sort` has it. */
export function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  const apart = kindOf(left) - kindOf(right);
  if (apart !== 0 || kindOf(left) === 0 || typeof left === 'object') return apart;
  return (left as string) < (right as string) ? -1 : 1;
}

function within(value: unknown, gte: unknown, lte: unknown): boolean {
  const above = gte === null || (kindOf(gte) === kindOf(value) && compare(gte, value) <= 0);
  return above && (lte === null || (kindOf(lte) === kindOf(value) && compare(value, lte) <= 0));
}

function meets(value: unknown, condition: Condition): boolean {
  if (condition === null || typeof condition !== 'object') return value === condition;
  if ('in' in condition) return condition.in.includes(value as string);
  if ('not' in condition) return value !== condition.not;
  if ('contains' in condition) return Array.isArray(value) && value.includes(condition.contains);
  return value !== null && value !== undefined && within(value, condition.gte ?? null, condition.lte ?? null);
}

export function matches(item: Item, where: Where): boolean {
  for (const path of Object.keys(where)) {
    const condition = where[path];
    if (condition !== undefined && !meets(field(item, path), condition)) return false;
  }
  return true;
}

/** From one value to another, both included; null is the least or the greatest of the other one's kind. */
export type Interval = readonly [low: unknown, high: unknown];

/** The intervals a condition allows; undefined where an index cannot tell, as for null, which it lists for absent fields too. */
export function intervalsOf(condition: Condition): readonly Interval[] | undefined {
  if (condition === null) return undefined;
  if (typeof condition !== 'object') return [[condition, condition]];
  if ('in' in condition) return condition.in.includes(null) ? undefined : [...new Set(condition.in)].map((value) => [value, value]);
  if (!('gte' in condition || 'lte' in condition)) return undefined;
  const { gte = null, lte = null } = condition;
  const bounds = [gte, lte].filter((bound) => bound !== null);
  return new Set(bounds.map(kindOf)).size === 1 ? [[gte, lte]] : undefined;
}

/** The order of a query's sorts; zero for records they leave equal. */
export const bySort =
  (sort: NonNullable<Query['sort']>) =>
  (one: Item, other: Item): number => {
    for (const { field: path, order } of sort) {
      const difference = compare(field(one, path), field(other, path));
      if (difference !== 0) return order === 'asc' ? difference : -difference;
    }
    return 0;
  };

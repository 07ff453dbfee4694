/** Answers a query: chooses the index ranges that leave the fewest records to look at, and tests the rest of the conditions on those. */
import { compare, field, kindOf, matches } from '../core/query.ts';
import type { Condition, Item, Page, Query, Where } from '../core/store.ts';
import { type Collection, type Index, type Listed, type Row, rowOf } from './collection.ts';

/** Maximum number of index ranges for one query. */
const most = 64;

interface Asked {
  path: string;
  condition: Condition;
}

/** Ranks of an index, `to` not included. All records there have these values in the first columns. */
interface Range {
  values: readonly unknown[];
  from: number;
  to: number;
}

interface Access {
  index: Index;
  ranges: readonly Range[];
  /** Number of records in all ranges. */
  count: number;
  /** Fields each range is sorted by. */
  sorted: readonly string[];
  /** Whether the ranges hold exactly the records asked for, in the order asked for. */
  exact: boolean;
  cost: number;
}

type Sort = NonNullable<Query['sort']>;
type Reach = (value: unknown) => boolean;

const backwards = (sort: Sort) => sort.at(-1)?.order === 'desc';

/** The part of a range whose next column is not `below`, and still within `upTo`. */
function narrow({ listed }: Index, { values, from }: Range, below: Reach, upTo: Reach): Range {
  const rank = (reach: Reach) =>
    listed.rank(({ key }) => {
      for (let left = 0; left < values.length; left += 1) {
        const difference = compare(key[left], values[left]);
        if (difference !== 0) return difference < 0;
      }
      return reach(key[values.length]);
    });
  return { values, from: Math.max(from, rank(below)), to: rank(upTo) };
}

function only(index: Index, range: Range, value: unknown): Range {
  const found = narrow(
    index,
    range,
    (one) => compare(one, value) < 0,
    (one) => compare(one, value) <= 0,
  );
  return { ...found, values: [...range.values, value] };
}

/** The values a condition allows; undefined if it is not a list of values, or allows null, which stands for absent fields too. */
function valuesOf(condition: Condition): readonly unknown[] | undefined {
  if (condition === null) return undefined;
  if (typeof condition !== 'object') return [condition];
  if (!('in' in condition) || condition.in.includes(null)) return undefined;
  return [...new Set(condition.in)];
}

/** The part of a range within bounds on its next column; undefined if the condition is not about bounds. */
function between(index: Index, range: Range, condition: Condition): Range | undefined {
  if (condition === null || typeof condition !== 'object' || !('gte' in condition || 'lte' in condition)) return undefined;
  const { gte = null, lte = null } = condition;
  const kind = kindOf(gte ?? lte);
  if (kind === 0 || (gte !== null && lte !== null && kindOf(lte) !== kind)) return undefined;
  return narrow(
    index,
    range,
    (value) => (gte === null ? kindOf(value) < kind : compare(value, gte) < 0),
    (value) => (lte === null ? kindOf(value) <= kind : compare(value, lte) <= 0),
  );
}

/** What an index can do for a query: it is followed along its columns as far as there are conditions on them. */
function access(index: Index, conditions: readonly Asked[], sort: Sort): Access {
  let met = 0;
  let ranges: Range[] = [{ values: [], from: 0, to: index.listed.size }];
  let column = 0;
  for (; column < index.fields.length; column += 1) {
    const here = conditions.filter(({ path }) => path === index.fields[column]);
    const lists = here.map(({ condition }) => valuesOf(condition));
    const list = lists.find((values) => values && values.length * ranges.length <= most);
    if (list) {
      ranges = ranges.flatMap((range) => list.map((value) => only(index, range, value)));
      met += 1;
      continue;
    }
    const bounds = ranges.length > 0 && here.find(({ condition }) => between(index, ranges[0] as Range, condition));
    if (bounds) {
      ranges = ranges.map((range) => between(index, range, bounds.condition) as Range);
      met += 1;
    }
    break;
  }
  ranges = ranges.filter(({ from, to }) => from < to);
  const count = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const sorted = index.fields.slice(column);
  const inOrder = sorted.length === sort.length && sort.every((one, at) => one.field === sorted[at] && one.order === sort[0]?.order);
  const exact = met === conditions.length && inOrder;
  return { index, ranges, count, sorted, exact, cost: exact ? ranges.length : count };
}

/** The way that leaves the fewest records to look at. */
function best({ indexes }: Collection, wheres: readonly Where[], sort: Sort): Access {
  const conditions = wheres.flatMap((where) =>
    Object.entries(where).flatMap(([path, condition]) => (condition === undefined ? [] : [{ path, condition }])),
  );
  return indexes
    .filter(({ fields: [first] }) => first === undefined || first === sort[0]?.field || conditions.some(({ path }) => path === first))
    .map((index) => access(index, conditions, sort))
    .reduce((one, other) => (other.cost < one.cost ? other : one));
}

/** A page straight from an index: nothing else is looked at. */
function page(collection: Collection, { index, ranges, count, sorted }: Access, sort: Sort, offset: number, limit: number): Page {
  const back = backwards(sort);
  const reach = Math.min(offset + limit, count);
  const skipped = ranges.length === 1 ? offset : 0;
  const listed = ranges.flatMap(({ from, to }) =>
    back
      ? index.listed.slice(Math.max(from, to - reach), Math.max(from, to - skipped)).reverse()
      : index.listed.slice(from + skipped, Math.min(to, from + reach)),
  );
  if (ranges.length > 1) {
    const column = index.fields.length - sorted.length;
    const order = (one: Listed, other: Listed) => {
      for (let at = column; at < index.fields.length; at += 1) {
        const difference = compare(one.key[at], other.key[at]);
        if (difference !== 0) return difference;
      }
      return one.place - other.place;
    };
    listed.sort(back ? (one, other) => order(other, one) : order);
  }
  const found = listed.slice(offset - skipped, reach - skipped);
  return { total: count, items: found.map(({ id }) => (rowOf(collection, id) as Row).item) };
}

/** Every record that may match, each once. */
function candidates(collection: Collection, ways: readonly Access[]): Row[] {
  if (ways.some(({ count }) => count === collection.rows.size)) return collection.rows.slice();
  const ids = ways.flatMap(({ index, ranges }) => ranges.flatMap(({ from, to }) => index.listed.slice(from, to).map(({ id }) => id)));
  return [...new Set(ids)].map((id) => rowOf(collection, id) as Row);
}

function sorted(rows: Row[], sort: Sort): Item[] {
  const last = backwards(sort) ? -1 : 1;
  const order = (one: Row, other: Row) => {
    for (const { field: path, order } of sort) {
      const difference = compare(field(one.item, path), field(other.item, path));
      if (difference !== 0) return order === 'asc' ? difference : -difference;
    }
    return last * (one.place - other.place);
  };
  return rows.sort(order).map(({ item }) => item);
}

export function answer(collection: Collection, query: Query): Page {
  const { where = {}, allOf = [], anyOf, sort = [], limit = Number.POSITIVE_INFINITY, offset = 0 } = query;
  const always = [where, ...allOf];
  const ways = (anyOf ?? [{}]).map((one) => best(collection, [...always, one], sort));
  const [way] = ways;
  if (way?.exact && ways.length === 1) return page(collection, way, sort, offset, limit);
  const found = candidates(collection, ways).filter(
    ({ item }) => always.every((one) => matches(item, one)) && (!anyOf || anyOf.some((one) => matches(item, one))),
  );
  return { total: found.length, items: sorted(found, sort).slice(offset, offset + limit) };
}

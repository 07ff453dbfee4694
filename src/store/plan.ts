/** Answers a query: chooses the index ranges that leave the fewest records to look at, and tests the rest of the conditions on those. */
import { bySort, compare, field, type Interval, intervalsOf, kindOf, matches } from '../core/query.ts';
import type { Condition, Item, Page, Query, Where } from '../core/store.ts';
import type { Collection, Index, Row } from './collection.ts';

/** Maximum number of index ranges for one query. */
const most = 64;

/** Ranks of an index, `to` not included. All records there have these values in the first columns. */
interface Range {
  values: readonly unknown[];
  from: number;
  to: number;
}

type Sort = NonNullable<Query['sort']>;

const backwards = (sort: Sort) => sort.at(-1)?.order === 'desc';

/** The part of a range whose next column is within an interval. */
function narrow({ fields, listed }: Index, { values, from }: Range, [low, high]: Interval): Range {
  const kind = kindOf(low ?? high);
  const rank = (within: (value: unknown) => boolean) =>
    listed.rank(({ item }) => {
      for (let left = 0; left < values.length; left += 1) {
        const difference = compare(field(item, fields[left] as string), values[left]);
        if (difference !== 0) return difference < 0;
      }
      return within(field(item, fields[values.length] as string) ?? null);
    });
  const first = rank((value) => (low === null ? kindOf(value) < kind : compare(value, low) < 0));
  const last = rank((value) => (high === null ? kindOf(value) <= kind : compare(value, high) <= 0));
  return { values: [...values, low], from: Math.max(from, first), to: last };
}

/** What an index over so many records can do for a query: it is followed along its columns as far as there are conditions on them. */
function access(index: Index, size: number, conditions: readonly (readonly [path: string, condition: Condition])[], sort: Sort) {
  let met = 0;
  let ranges: Range[] = [{ values: [], from: 0, to: size }];
  let column = 0;
  for (; column < index.fields.length; column += 1) {
    const here = conditions.filter(([path]) => path === index.fields[column]).map(([, condition]) => intervalsOf(condition));
    const intervals = here.find((list) => list && list.length * ranges.length <= most);
    if (!intervals) break;
    ranges = ranges.flatMap((range) => intervals.map((interval) => narrow(index, range, interval)));
    met += 1;
    // Within bounds the column has many values, in order; columns after it are not in order.
    if (intervals.some(([low, high]) => low !== high)) break;
  }
  ranges = ranges.filter(({ from, to }) => from < to);
  const count = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const left = index.fields.slice(column);
  const inOrder = left.length === sort.length && sort.every((one, at) => one.field === left[at] && one.order === sort[0]?.order);
  // Whether the ranges hold exactly the records asked for, in the order asked for.
  const exact = met === conditions.length && inOrder;
  return { index, ranges, count, exact, cost: exact ? ranges.length : count };
}

type Access = ReturnType<typeof access>;

/** The way that leaves the fewest records to look at. */
function best({ indexes, rows }: Collection, wheres: readonly Where[], sort: Sort): Access {
  const conditions = wheres
    .flatMap(Object.entries<Condition | undefined>)
    .filter((one): one is [string, Condition] => one[1] !== undefined);
  return indexes.map((index) => access(index, rows.size, conditions, sort)).reduce((one, other) => (other.cost < one.cost ? other : one));
}

/** A page straight from an index: of each range no more is looked at than the page may need. */
function page({ index, ranges, count }: Access, sort: Sort, offset: number, limit: number): Page {
  const back = backwards(sort);
  const reach = Math.min(offset + limit, count);
  const skipped = ranges.length === 1 ? offset : 0;
  const rows = ranges.flatMap(({ from, to }) => {
    const [first, last] = back ? [Math.max(from, to - reach), Math.max(from, to - skipped)] : [from + skipped, Math.min(to, from + reach)];
    return index.listed.slice(first, last);
  });
  if (ranges.length > 1) return { total: count, items: sorted(rows, sort).slice(offset, reach) };
  const items = rows.map(({ item }) => item);
  return { total: count, items: back ? items.reverse() : items };
}

/** Rows as a query sorts them. */
const sorted = (rows: Row[], sort: Sort): Item[] => {
  const order = bySort(sort);
  const last = backwards(sort) ? -1 : 1;
  return rows.sort((one, other) => order(one.item, other.item) || last * (one.place - other.place)).map(({ item }) => item);
};

export function answer(collection: Collection, query: Query): Page {
  const { where = {}, allOf = [], anyOf, sort = [], limit = Number.POSITIVE_INFINITY, offset = 0 } = query;
  const always = [where, ...allOf];
  const ways = (anyOf ?? [{}]).map((one) => best(collection, [...always, one], sort));
  const [way] = ways;
  if (way?.exact && ways.length === 1) return page(way, sort, offset, limit);
  const candidates = new Set(ways.flatMap(({ index, ranges }) => ranges.flatMap(({ from, to }) => index.listed.slice(from, to))));
  const fits = ({ item }: Row) => always.every((one) => matches(item, one)) && (!anyOf || anyOf.some((one) => matches(item, one)));
  const found = [...candidates].filter(fits);
  return { total: found.length, items: sorted(found, sort).slice(offset, offset + limit) };
}

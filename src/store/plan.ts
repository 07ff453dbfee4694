/** Answers a query over a table: by the index that leaves the fewest records to look at, or by all of them where none helps. */
import { compare, field, matches } from '../core/query.ts';
import type { Item, Page, Query, Where } from '../core/store.ts';
import { type Access, type Asked, access } from './access.ts';
import { type Listed, type Row, rowOf, type Table } from './table.ts';

/** Places in an index, from one up to another. */
type Range = readonly [from: number, to: number];

type Sort = NonNullable<Query['sort']>;

const asked = (wheres: readonly Where[]): Asked[] =>
  wheres.flatMap((where) => Object.entries(where).flatMap(([path, condition]) => (condition === undefined ? [] : [{ path, condition }])));

/** Whether the parts of an index come in the order asked for: the same fields, all in one direction. */
const inOrder = ({ sorted }: Access, sort: Sort) =>
  sorted.length === sort.length && sort.every(({ field, order }, place) => field === sorted[place] && order === sort[0]?.order);

const backwards = (sort: Sort) => sort.at(-1)?.order === 'desc';

/** The way that leaves the fewest records to look at. */
function best({ indexes }: Table, conditions: readonly Asked[], sort: Sort): Access & { exact: boolean } {
  const ways = indexes
    .filter(({ fields: [first] }) => first === undefined || first === sort[0]?.field || conditions.some(({ path }) => path === first))
    .map((index) => {
      const way = access(index, conditions);
      const exact = way.met.size === conditions.length && inOrder(way, sort);
      return { ...way, exact, cost: exact ? way.parts.length : way.count };
    });
  return ways.reduce((one, other) => (other.cost < one.cost ? other : one));
}

/** A page straight from an index, of which nothing else is looked at. */
function page(table: Table, { index, parts, count, sorted }: Access, sort: Sort, offset: number, limit: number): Page {
  const back = backwards(sort);
  const reach = Math.min(offset + limit, count);
  const column = index.fields.length - sorted.length;
  const order = (one: Listed, other: Listed) => {
    for (let at = column; at < index.fields.length; at += 1) {
      const difference = compare(one.key[at], other.key[at]);
      if (difference !== 0) return difference;
    }
    return one.place - other.place;
  };
  const ends = parts.map(({ from, to }): Range => (back ? [Math.max(from, to - reach), to] : [from, Math.min(to, from + reach)]));
  const [single] = ends;
  let found: Listed[];
  if (single && ends.length === 1) {
    const [from, to] = back ? [single[0], single[1] - offset] : [single[0] + offset, single[1]];
    found = index.listed.slice(from, to);
    if (back) found.reverse();
  } else {
    const all = ends.flatMap(([from, to]) => index.listed.slice(from, to)).sort(order);
    found = (back ? all.reverse() : all).slice(offset, reach);
  }
  return { total: count, items: found.map(({ id }) => (rowOf(table, id) as Row).item) };
}

/** Every record that may match, each once. */
function candidates(table: Table, ways: readonly Access[]): Row[] {
  if (ways.some(({ count }) => count === table.rows.size)) return table.rows.slice();
  const found = new Map<string, Row>();
  for (const { index, parts } of ways)
    for (const { from, to } of parts) for (const { id } of index.listed.slice(from, to)) found.set(id, rowOf(table, id) as Row);
  return [...found.values()];
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

export function answer(table: Table, query: Query): Page {
  const { where = {}, allOf = [], anyOf, sort = [], limit = Number.POSITIVE_INFINITY, offset = 0 } = query;
  const always = [where, ...allOf];
  const ways = (anyOf ?? [{}]).map((one) => best(table, asked([...always, one]), sort));
  const [way] = ways;
  if (way?.exact && ways.length === 1) return page(table, way, sort, offset, limit);
  const found = candidates(table, ways).filter(
    ({ item }) => always.every((one) => matches(item, one)) && (!anyOf || anyOf.some((one) => matches(item, one))),
  );
  return { total: found.length, items: sorted(found, sort).slice(offset, offset + limit) };
}

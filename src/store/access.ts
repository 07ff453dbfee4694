/** How records may be come by through an index: which of its parts a query asks for, and what that leaves to be looked at. */
import { compare, kindOf } from '../core/query.ts';
import type { Condition } from '../core/store.ts';
import type { Index } from './table.ts';

/** At most so many parts of an index are visited one by one. */
const most = 64;

/** A condition of a query, on one field. */
export interface Asked {
  path: string;
  condition: Condition;
}

/** Listed records from one place of an index up to another. All have the same values in the first columns. */
interface Part {
  values: readonly unknown[];
  from: number;
  to: number;
}

export interface Access {
  index: Index;
  parts: readonly Part[];
  /** Of records in all parts. */
  count: number;
  /** Conditions that all of them meet. */
  met: ReadonlySet<Asked>;
  /** Fields each part is sorted by. */
  sorted: readonly string[];
}

type Reach = (value: unknown) => boolean;

/** The part of a part whose next value is not below, and up to the last that is within reach. */
function narrow({ listed }: Index, { values, from }: Part, below: Reach, upTo: Reach): Part {
  const column = values.length;
  const place = (reach: Reach) =>
    listed.rank(({ key }) => {
      for (let left = 0; left < column; left += 1) {
        const difference = compare(key[left], values[left]);
        if (difference !== 0) return difference < 0;
      }
      return reach(key[column]);
    });
  return { values, from: Math.max(from, place(below)), to: place(upTo) };
}

const only = (index: Index, part: Part, value: unknown): Part => ({
  ...narrow(
    index,
    part,
    (one) => compare(one, value) < 0,
    (one) => compare(one, value) <= 0,
  ),
  values: [...part.values, value],
});

/** A part for each value that comes next. Undefined if there are too many. */
function each(index: Index, part: Part): Part[] | undefined {
  const parts: Part[] = [];
  for (let from = part.from; from < part.to; from = (parts.at(-1) as Part).to) {
    if (parts.length === most) return undefined;
    const [first] = index.listed.slice(from, from + 1);
    parts.push(only(index, part, first?.key[part.values.length]));
  }
  return parts;
}

/** The parts of a part that a condition on the next column leaves; undefined if the index cannot tell. */
function chosen(index: Index, part: Part, condition: Condition): Part[] | undefined {
  // What is not there is listed as null.
  if (condition === null) return undefined;
  if (typeof condition !== 'object') return [only(index, part, condition)];
  if ('in' in condition) {
    const values = new Set(condition.in);
    return values.has(null) || values.size > most ? undefined : [...values].map((value) => only(index, part, value));
  }
  if ('not' in condition) {
    if (condition.not === null) return undefined;
    return each(index, part)?.filter(({ values }) => values.at(-1) !== condition.not);
  }
  return undefined;
}

/** The part that a range on the next column leaves; undefined if the condition is none. */
function between(index: Index, part: Part, condition: Condition): Part | undefined {
  if (condition === null || typeof condition !== 'object' || !('gte' in condition || 'lte' in condition)) return undefined;
  const { gte = null, lte = null } = condition;
  const kind = kindOf(gte ?? lte);
  if (kind === 0 || (gte !== null && lte !== null && kindOf(lte) !== kind)) return undefined;
  return narrow(
    index,
    part,
    (value) => (gte === null ? kindOf(value) < kind : compare(value, gte) < 0),
    (value) => (lte === null ? kindOf(value) <= kind : compare(value, lte) <= 0),
  );
}

/** What an index can do for these conditions: it goes as far along its fields as they are asked for. */
export function access(index: Index, conditions: readonly Asked[]): Access {
  const met = new Set<Asked>();
  let parts: Part[] = [{ values: [], from: 0, to: index.listed.size }];
  let column = 0;
  for (; column < index.fields.length; column += 1) {
    const here = conditions.filter(({ path }) => path === index.fields[column]);
    const along = here.map((asked) => {
      const left = parts.map((part) => chosen(index, part, asked.condition));
      return { asked, left: left.every((one) => one !== undefined) ? left.flat() : undefined };
    });
    const taken = along.find(({ left }) => left && left.length <= most);
    if (taken?.left) {
      parts = taken.left;
      met.add(taken.asked);
      continue;
    }
    const range = here.find(({ condition }) => parts.length > 0 && between(index, parts[0] as Part, condition));
    if (range) {
      parts = parts.map((part) => between(index, part, range.condition) as Part);
      met.add(range);
    }
    break;
  }
  const count = parts.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  return { index, parts, count, met, sorted: index.fields.slice(column) };
}

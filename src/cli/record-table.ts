/** Chooses what a table shows of records: the id, the statuses by name, and a few fields that tell one record from another. */
import type { Schemas } from '../client/control.ts';

/** Maximum number of fields besides id and statuses. */
const most = 4;
/** Maximum number of characters of a value that is shown. */
const longest = 40;

const isShort = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value) && String(value).length <= longest;

/** Fields with short values that differ between the records, in the records' order. */
function differing(items: readonly Schemas['Record'][], known: readonly string[]): string[] {
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))].filter((name) => !known.includes(name));
  const fitting = names.filter((name) => items.every((item) => isShort(item[name] ?? '')) && items.some((item) => isShort(item[name])));
  const differ = fitting.filter((name) => new Set(items.map((item) => item[name])).size > 1);
  return (differ.length > 0 ? differ : fitting).slice(0, most);
}

/** The records as rows of a table. */
export function telling(items: readonly Schemas['Record'][], resource: Schemas['Resource'] | undefined): Record<string, unknown>[] {
  const { key = 'id', statuses = [] } = resource ?? {};
  const named = [...new Set([key, ...statuses.map(({ field }) => field)])];
  const columns = [...named, ...differing(items, named)];
  const shown = (item: Schemas['Record'], field: string) =>
    statuses.find((one) => one.field === field && one.status === item[field])?.name ?? item[field];
  return items.map((item) => Object.fromEntries(columns.map((field) => [field, shown(item, field)])));
}

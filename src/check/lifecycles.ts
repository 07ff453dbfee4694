/** Checks that life cycles name existing roles, guards, readings and fields, and that every status can be reached. */
import { span } from '../core/clock.ts';
import { type Lifecycle, type LifecycleEvent, statuses, statusOf } from '../core/lifecycle.ts';
import type { Provider, Vendor } from '../core/provider.ts';
import type { Status } from '../core/refusal.ts';
import { valueNames } from '../core/status-names.ts';
import type { Item } from '../core/store.ts';

const isSpan = (text: string) => {
  try {
    return span(text) >= 0;
  } catch {
    return false;
  }
};

/** Statuses that cannot be reached from the initial one. */
function unreachable(lifecycle: Lifecycle) {
  const reached = new Set([lifecycle.initial]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { from, also, to } of Object.values(lifecycle.events)) {
      if (to !== undefined && [...from, ...(also?.from ?? [])].some((status) => reached.has(status))) reached.add(to);
    }
  }
  return statuses(lifecycle).filter((status) => !reached.has(status));
}

/** Statuses without a name, where the document names any. */
const unnamed = (known: readonly Status[], names: Readonly<Record<string, string>>) =>
  Object.keys(names).length === 0 ? [] : known.filter((status) => names[String(status)] === undefined);

function event({ roles, guards, readings }: Provider, lifecycle: Lifecycle, transition: LifecycleEvent, fields: string[]): string[] {
  const { by, guards: named = [], also, after, at, followedBy = [] } = transition;
  return [
    ...(by !== undefined && !Object.hasOwn(roles, by) ? [`no role '${by}'`] : []),
    ...named.filter((guard) => !Object.hasOwn(guards, guard)).map((guard) => `no guard '${guard}'`),
    ...followedBy.filter((follower) => !Object.hasOwn(lifecycle.events, follower)).map((follower) => `no event '${follower}' to follow`),
    ...(also && !readings[also.reading]?.options.includes(also.is) ? [`no reading '${also.reading}' with option '${also.is}'`] : []),
    ...(after !== undefined && !isSpan(after) ? [`'${after}' is not a time span`] : []),
    ...(at !== undefined && !fields.includes(at) ? [`no field '${at}'`] : []),
  ];
}

export function lifecycles({ document, implementation, fixture }: Vendor): string[] {
  return Object.entries(implementation.resources).flatMap(([name, described]) => {
    const { lifecycles: tables = [] } = described;
    const items: readonly Item[] = fixture[name] ?? [];
    const fields = [...new Set(items.flatMap((item) => Object.keys(item)))];
    return tables.flatMap((table, place) => {
      const where = `${implementation.name}: life cycle of ${name}.${table.field}`;
      const known = statuses(table);
      const earlier = tables.slice(0, place).flatMap(({ events }) => Object.keys(events));
      const doubled = Object.keys(table.events).filter((one) => earlier.includes(one));
      return [
        ...Object.keys(table.events)
          .filter((one) => one.includes('.'))
          .map((one) => `${where}: event '${one}' has a dot in its name; the history names edits so`),
        ...doubled.map((one) => `${where}: event '${one}' is in two life cycles of the resource`),
        ...(items.length > 0 && !fields.includes(table.field) ? [`${where}: no such field`] : []),
        ...unnamed(known, valueNames(document, described, table.field)).map(
          (status) => `${where}: x-enum-varnames has no name for ${status}`,
        ),
        ...unreachable(table).map((status) => `${where}: nothing leads to '${status}'`),
        ...items
          .filter((item) => !known.includes(statusOf(table, item)))
          .map((item) => `${where}: a fixture has '${statusOf(table, item)}'`),
        ...Object.entries(table.events).flatMap(([one, transition]) =>
          event(implementation, table, transition, fields).map((fault) => `${where}, event '${one}': ${fault}`),
        ),
      ];
    });
  });
}

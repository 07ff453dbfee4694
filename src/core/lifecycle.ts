/** Life cycles as tables: which event moves a record from which status to which, who may, and when it fires by itself. */

import type { Ask } from './reading.ts';
import { Refusal, type Status } from './refusal.ts';
import type { Item } from './store.ts';

export interface LifecycleEvent<S extends Status = Status> {
  from: readonly S[];
  /** More statuses it may start from in worlds with this reading. */
  also?: { from: readonly S[]; reading: string; is: string };
  /** Absent: the status stays, the event only needs it. */
  to?: S;
  /** The role a persona must have towards the record. Absent: nobody's call; the clock or `simulate` fires it. */
  by?: string;
  /** Names of the provider's guards, asked in order. */
  guards?: readonly string[];
  /** One step of several in the same status, before another event is let happen. */
  repeats?: true;
  /** Events that follow at once: the first whose guards let it. */
  followedBy?: readonly string[];
  /** Fires by itself this long (`60s`, `20d` of world time) after the record came to the status. */
  after?: string;
  /** Fires by itself at the instant the record names in this field. */
  at?: string;
}

/**
 * A life cycle on one status field. With `presence` the field is no enum: the status is whether it is null or not,
 * and `removed` is the status of a record that is gone.
 */
export interface Lifecycle<S extends Status = Status, Field extends string = string> {
  field: Field;
  initial: S;
  presence?: { absent: S; present: S; removed?: S };
  events: Readonly<Record<string, LifecycleEvent<S>>>;
}

/** The status a record has in a life cycle. */
export function statusOf(lifecycle: Lifecycle, item: Item): Status {
  const value = item[lifecycle.field] as Status;
  if (!lifecycle.presence) return value;
  return value === null ? lifecycle.presence.absent : lifecycle.presence.present;
}

/** Every status the table names, in the order it names them. */
export function statuses(lifecycle: Lifecycle): Status[] {
  const named = Object.values(lifecycle.events).flatMap(({ from, also, to }) => [...from, ...(also?.from ?? []), to]);
  return [...new Set([lifecycle.initial, ...named])].filter((status) => status !== undefined);
}

/** Statuses an event may start from in a world with these readings. */
const origins = ({ from, also }: LifecycleEvent, reading: Ask): readonly Status[] =>
  also && reading(also.reading) === also.is ? [...from, ...also.from] : from;

/** Events that are legal in a status, guards and roles aside. */
export const allowed = (lifecycle: Lifecycle, status: Status, reading: Ask): string[] =>
  Object.keys(lifecycle.events).filter((event) => origins(lifecycle.events[event] as LifecycleEvent, reading).includes(status));

/**
 * The status an event leads to.
 * @throws Refusal `illegal_transition` with the status, the event, where it could start and what is allowed instead.
 */
export function next(lifecycle: Lifecycle, status: Status, event: string, reading: Ask): Status {
  const transition = lifecycle.events[event];
  if (!transition) throw new Error(`no event '${event}' in this life cycle`);
  const from = origins(transition, reading);
  if (from.includes(status)) return transition.to === undefined ? status : transition.to;
  const needed = from.map(String).join(' or ');
  throw new Refusal('illegal_transition', {
    message: `Cannot ${event}: the status is ${status}, it would have to be ${needed}`,
    status,
    field: lifecycle.field,
    event,
    from,
    allowed: allowed(lifecycle, status, reading),
  });
}

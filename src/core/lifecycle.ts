/** Life cycles as tables: which event moves a record from which status to which, who may fire it, and when it fires by itself. */
import type { Ask } from './reading.ts';
import { Refusal, type Status } from './refusal.ts';
import type { Item } from './store.ts';

export interface LifecycleEvent<S extends Status = Status> {
  from: readonly S[];
  /** Further statuses it may start from, in worlds where this reading has this option. */
  also?: { from: readonly S[]; reading: string; is: string };
  /** Absent: the status stays. */
  to?: S;
  /** The role that a persona needs towards the record. Absent: no persona fires it, only the clock or `simulate`. */
  by?: string;
  /** Schema in the document of what is sent with the event. Absent: nothing is. */
  given?: string;
  /** Names of the provider's guards, in the order in which they are asked. */
  guards?: readonly string[];
  /** May fire several times in the same status, before another event is allowed. */
  repeats?: true;
  /** What a refusal says where the status does not allow the event, if the names of events and statuses are not the vendor's. */
  refused?: string;
  /** Events that may follow at once: the first one that is allowed fires. */
  followedBy?: readonly string[];
  /** Fires by itself this long (`60s`, `20d` of world time) after the record reached the status. */
  after?: string;
  /** Fires by itself at the instant in this field of the record. */
  at?: string;
}

/**
 * A life cycle on one status field. With `presence` the field is not an enumeration: the status tells whether it is null,
 * and `removed` is the status of a record that has been removed.
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

/** Every status in the table, in the table's order. */
export function statuses(lifecycle: Lifecycle): Status[] {
  const named = Object.values(lifecycle.events).flatMap(({ from, also, to }) => [...from, ...(also?.from ?? []), to]);
  return [...new Set([lifecycle.initial, ...named])].filter((status) => status !== undefined);
}

/** Statuses an event may start from in a world with these readings. */
const origins = ({ from, also }: LifecycleEvent, reading: Ask): readonly Status[] =>
  also && reading(also.reading) === also.is ? [...from, ...also.from] : from;

/** Events that are legal in a status, not considering guards and roles. */
export const allowed = (lifecycle: Lifecycle, status: Status, reading: Ask): string[] =>
  Object.keys(lifecycle.events).filter((event) => origins(lifecycle.events[event] as LifecycleEvent, reading).includes(status));

/**
 * The status an event leads to; or a refusal, `illegal_transition`, with the status, the event, the statuses it could start from, and the events allowed instead
 */
export function next(lifecycle: Lifecycle, status: Status, event: string, reading: Ask): Status | Refusal {
  const transition = lifecycle.events[event] as LifecycleEvent;
  const from = origins(transition, reading);
  if (from.includes(status)) return transition.to === undefined ? status : transition.to;
  const standard = `Cannot ${event}: the status is ${status}, it would have to be ${from.join(' or ')}`;
  return new Refusal('illegal_transition', {
    message: transition.refused ?? standard,
    status,
    field: lifecycle.field,
    event,
    from,
    allowed: allowed(lifecycle, status, reading),
  });
}

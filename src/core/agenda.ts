/** The agenda: timed events to come. They are records of the world, so they are kept, saved and undone with it. */
import { type Instant, instant, iso, span } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import { type Lifecycle, statusOf } from './lifecycle.ts';
import type { AnyResource } from './provider.ts';
import type { Status } from './refusal.ts';
import type { Scene } from './scene.ts';
import type { Image, Item, Transaction } from './store.ts';

const path = 'countersign/agenda';

/** A timed event to come. `at` is ISO 8601. */
export interface Appointment {
  at: string;
  provider: string;
  resource: string;
  id: string;
  event: string;
}

const idOf = ({ provider, resource, id, event }: Omit<Appointment, 'at'>) => `${provider}/${resource}/${id}/${event}`;

/** The timed events of a record in a status: the id of each one's appointment, the appointment, or null where it has none, and the event. */
function* timed(
  record: Omit<Appointment, 'at' | 'event'>,
  item: Item,
  { events }: Lifecycle,
  status: Status,
  since?: Instant,
): Generator<readonly [id: string, appointment: Item | null, event: string]> {
  for (const [event, { from, after, at }] of Object.entries(events)) {
    if (after === undefined && at === undefined) continue;
    const appointment = { ...record, event };
    const reached = after === undefined || since === undefined ? undefined : iso(since + span(after));
    const due = (at === undefined ? reached : item[at]) as string | null | undefined;
    const to = due && from.includes(status) ? Object.freeze({ at: iso(instant(due)), ...appointment }) : null;
    yield [idOf(appointment), to, event];
  }
}

/** The appointments of a fixture's record that names its own deadlines. */
export function* deadlines(provider: string, resource: string, { key, lifecycles = [] }: AnyResource, item: Item) {
  const record = { provider, resource, id: String(item[key]) };
  for (const lifecycle of lifecycles) {
    for (const [id, appointment] of timed(record, item, lifecycle, statusOf(lifecycle, item)))
      if (appointment) yield [id, appointment] as const;
  }
}

export const agenda = {
  path,
  idOf,
  indexes: [['at'], ['provider', 'resource', 'id', 'at']],
  /** Adds the timed events of a record that reached a status of a life cycle, and removes those of the status it left. */
  async plan({ provider, transaction, now }: Scene, resource: string, item: Item, lifecycle: Lifecycle, status: Status): Promise<void> {
    const { key } = provider.resources[resource] as AnyResource;
    const record = { provider: provider.name, resource, id: String(item[key]) };
    for (const [id, appointment] of timed(record, item, lifecycle, status, now)) {
      if (appointment) await transaction.put(path, id, appointment);
      else await transaction.remove(path, id);
    }
  },
  /** The earliest appointment that is due. */
  next(image: Image, now: Instant): Appointment | undefined {
    const first = image.first(path, 'at') as Appointment | undefined;
    // Asked at every call, of a time that was written here.
    return first && Date.parse(first.at) <= now ? first : undefined;
  },
  /** What is to come for one record, the earliest first. */
  async of(reads: Transaction, provider: string, resource: string, id: string): Promise<Schemas['Next']['deadlines']> {
    const { items } = await reads.find(path, { where: { provider, resource, id }, sort: [{ field: 'at', order: 'asc' }] });
    return (items as unknown as Appointment[]).map(({ event, at }) => ({ event, at }));
  },
  /**
   * Adds and removes the timed events of a record that was made, changed or removed by hand. As for a fixture, only an instant that the
   * record itself names is one to come; what is due some time after the record came to a status stays while the status does.
   */
  async replan({ provider, transaction }: Scene, resource: string, before: Item | undefined, item: Item | undefined): Promise<void> {
    const { key, lifecycles = [] } = provider.resources[resource] as AnyResource;
    const known = (item ?? before) as Item;
    const record = { provider: provider.name, resource, id: String(known[key]) };
    for (const lifecycle of lifecycles) {
      const status = statusOf(lifecycle, known);
      const stays = before && item && statusOf(lifecycle, before) === status;
      for (const [id, planned, event] of timed(record, known, lifecycle, status)) {
        if (stays && lifecycle.events[event]?.at === undefined) continue;
        if (item && planned) await transaction.put(path, id, planned);
        else if (await transaction.get(path, id)) await transaction.remove(path, id);
      }
    }
  },
  remove: (transaction: Transaction, appointment: Appointment) => transaction.remove(path, idOf(appointment)),
};

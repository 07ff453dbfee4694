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
interface Appointment {
  at: string;
  provider: string;
  resource: string;
  id: string;
  event: string;
}

const idOf = ({ provider, resource, id, event }: Omit<Appointment, 'at'>) => `${provider}/${resource}/${id}/${event}`;

/** The timed events of a record in a status: the id of each one's appointment, and the appointment, or null where it has none. */
function* timed(
  record: Omit<Appointment, 'at' | 'event'>,
  item: Item,
  { events }: Lifecycle,
  status: Status,
  since?: Instant,
): Generator<readonly [id: string, appointment: Item | null]> {
  for (const [event, { from, after, at }] of Object.entries(events)) {
    if (after === undefined && at === undefined) continue;
    const appointment = { ...record, event };
    const reached = after === undefined || since === undefined ? undefined : iso(since + span(after));
    const due = (at === undefined ? reached : item[at]) as string | null | undefined;
    yield [idOf(appointment), due && from.includes(status) ? Object.freeze({ at: iso(instant(due)), ...appointment }) : null];
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
  remove: (transaction: Transaction, appointment: Appointment) => transaction.remove(path, idOf(appointment)),
};

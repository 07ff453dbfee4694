/** The agenda: timed events to come. They are records of the world, so they are kept, saved and undone with it. */

import { type Instant, instant, iso, span } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import { type Lifecycle, statusOf } from './lifecycle.ts';
import type { AnyResource } from './provider.ts';
import type { Status } from './refusal.ts';
import type { Scene } from './scene.ts';
import type { Image, Item, Reads, Transaction } from './store.ts';

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

/** When an event of this life cycle is due by itself for a record, if it is. */
function due(lifecycle: Lifecycle, event: string, item: Item, status: Status, since: Instant | undefined): string | undefined {
  const { from, after, at } = lifecycle.events[event] as Lifecycle['events'][string];
  if (!from.includes(status)) return undefined;
  if (at) return item[at] as string;
  return after === undefined || since === undefined ? undefined : iso(since + span(after));
}

/** The appointments of records that name their own deadline: what a world's fixtures bring along. */
export function appointments(provider: string, resources: Record<string, AnyResource>, fixture: Record<string, readonly Item[]>) {
  const found: [id: string, Item][] = [];
  for (const [resource, { key, lifecycles = [] }] of Object.entries(resources)) {
    for (const item of fixture[resource] ?? []) {
      for (const lifecycle of lifecycles) {
        for (const event of Object.keys(lifecycle.events)) {
          const at = due(lifecycle, event, item, statusOf(lifecycle, item), undefined);
          const appointment = { provider, resource, id: String(item[key]), event };
          if (at) found.push([idOf(appointment), { at: iso(instant(at)), ...appointment }]);
        }
      }
    }
  }
  return found;
}

export const agenda = {
  path,
  indexes: [['at'], ['provider', 'resource', 'id', 'at']],
  /** Adds the timed events of a record that reached a status of a life cycle, and removes those of the status it left. */
  async plan({ provider, transaction, now }: Scene, resource: string, item: Item, lifecycle: Lifecycle, status: Status): Promise<void> {
    const { key } = provider.resources[resource] as AnyResource;
    for (const [event, { after, at: field }] of Object.entries(lifecycle.events)) {
      if (after === undefined && field === undefined) continue;
      const appointment = { provider: provider.name, resource, id: String(item[key]), event };
      const at = due(lifecycle, event, item, status, now);
      if (at) await transaction.put(path, idOf(appointment), Object.freeze({ at: iso(instant(at)), ...appointment }));
      else await transaction.remove(path, idOf(appointment));
    }
  },
  /** The earliest appointment that is due. */
  next(image: Image, now: Instant): Appointment | undefined {
    const first = image.first(path, 'at') as Appointment | undefined;
    return first && instant(first.at) <= now ? first : undefined;
  },
  /** What is to come for one record, the earliest first. */
  async of(reads: Reads, provider: string, resource: string, id: string): Promise<Schemas['Next']['deadlines']> {
    const { items } = await reads.find(path, { where: { provider, resource, id }, sort: [{ field: 'at', order: 'asc' }] });
    return (items as unknown as Appointment[]).map(({ event, at }) => ({ event, at }));
  },
  remove: (transaction: Transaction, appointment: Appointment) => transaction.remove(path, idOf(appointment)),
};

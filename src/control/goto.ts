/** Plays a record to a status, along the shortest path through its life cycle that guards allow. */
import { allowed, type Lifecycle, type LifecycleEvent, statusOf } from '../core/lifecycle.ts';
import type { Vendor } from '../core/provider.ts';
import type { Ask } from '../core/reading.ts';
import { Refusal, type Status } from '../core/refusal.ts';
import { collectionNamed } from '../core/resource.ts';
import type { Transition } from '../core/scene.ts';
import { statusNamed } from '../core/status-names.ts';
import type { Item } from '../core/store.ts';
import { causeOf } from '../core/turn.ts';
import type { World } from '../core/world.ts';
import { play } from './simulate.ts';

/** Maximum number of times that a step is repeated. */
const steps = 10;

/** Every path of events from one status to another, the shortest first. It reaches no status twice, except by steps that repeat. */
function* paths(lifecycle: Lifecycle, from: Status, to: Status, reading: Ask): Generator<string[]> {
  const queue: { status: Status; seen: Status[]; events: string[] }[] = [{ status: from, seen: [from], events: [] }];
  for (let place = queue.shift(); place; place = queue.shift()) {
    if (place.status === to) yield place.events;
    else
      for (const event of allowed(lifecycle, place.status, reading)) {
        const { to: target = place.status, repeats } = lifecycle.events[event] as LifecycleEvent;
        const step = repeats && place.events.filter((one) => one === event).length < steps;
        if (place.seen.includes(target) && !step) continue;
        queue.push({ status: target, seen: [...place.seen, target], events: [...place.events, event] });
      }
  }
}

/**
 * Plays a record to a status, each event by a persona who may.
 * @param destination `to` is the status by name or as the vendor spells it
 * @param answer what is made, within the transaction, of the transitions and the record as it is now, or as it last was if it was removed
 * @throws Refusal `not_found` for an unknown status, `illegal_transition` if no path leads there; nothing is changed then
 */
export async function goTo<T>(
  world: World,
  vendor: Vendor,
  { resource, id, to }: { resource: string; id: string; to: string },
  answer: (went: { fired: Transition[]; record: Item }) => T,
): Promise<T> {
  const { implementation: provider } = vendor;
  const start = await world.read(causeOf(provider), (scene) => collectionNamed(scene, resource).get(id));
  const { lifecycle, status: target } = statusNamed(vendor, resource, to);
  const from = statusOf(lifecycle, start);
  const reading = world.ask(provider, new Set());
  let why = '';
  for (const events of paths(lifecycle, from, target, reading)) {
    try {
      // The transaction is rolled back if something refuses an event, or if the path ends at another status.
      const cause = causeOf(provider);
      return await world.run(cause, async (scene) => {
        let last = { to: from, record: start };
        for (const event of events) {
          // An event with followers may have reached the status already.
          if (last.to === target) break;
          last = await play(scene, { resource, id, event });
        }
        if (last.to !== target) throw new Refusal('illegal_transition', { message: `The path ends at ${last.to}` });
        return answer({ fired: cause.transitions, record: last.record });
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason === 'contract_violation') throw error;
      // What is against the shortest path says most.
      why ||= `. ${events.join(', ')}: ${error.message}`;
    }
  }
  const message = `No path leads from ${from} to ${to}${why}`;
  throw new Refusal('illegal_transition', { message, status: from, allowed: allowed(lifecycle, from, reading) });
}

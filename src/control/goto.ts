/** Go to: plays a record to a status, along the shortest path through its table that guards let it take. */
import { allowed, type Lifecycle, type LifecycleEvent, statuses, statusOf } from '../core/lifecycle.ts';
import type { AnyResource, Provider } from '../core/provider.ts';
import type { Ask } from '../core/reading.ts';
import { Refusal, type Status } from '../core/refusal.ts';
import { collectionNamed } from '../core/resource.ts';
import type { Transition } from '../core/scene.ts';
import type { Item } from '../core/store.ts';
import { causeOf } from '../core/turn.ts';
import type { World } from '../core/world.ts';
import { play } from './simulate.ts';

/** How often a step is repeated at the most. */
const steps = 10;

/** Every path of events from one status to another that comes to no status twice but by steps, the shortest first. */
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

export interface Went {
  /** The transitions on the way. */
  fired: Transition[];
  /** The record as it is now, or as it last was if it is gone. */
  record: Item;
}

/**
 * Plays a record to a status, each event by a persona who may.
 * @param to the status as text, as it stands in a path
 * @throws Refusal `not_found` for an unknown status, `illegal_transition` if no path leads there; nothing is changed then
 */
export async function goTo(world: World, provider: Provider, resource: string, id: string, to: string): Promise<Went> {
  const start = await world.read(causeOf(provider), (scene) => collectionNamed(scene, resource).get(id));
  const { lifecycles = [] } = provider.resources[resource] as AnyResource;
  const lifecycle = lifecycles.find((table) => statuses(table).map(String).includes(to));
  if (!lifecycle) throw new Refusal('not_found', { message: `No status '${to}' in the life cycles of ${provider.name} ${resource}` });
  const from = statusOf(lifecycle, start);
  const target = statuses(lifecycle).find((status) => String(status) === to) as Status;
  const reading = world.ask(provider, new Set());
  for (const events of paths(lifecycle, from, target, reading)) {
    const went = await attempt(world, provider, resource, id, events, lifecycle, target, start);
    if (went) return went;
  }
  throw new Refusal('illegal_transition', {
    message: `No path leads from ${from} to ${to}`,
    status: from,
    allowed: allowed(lifecycle, from, reading),
  });
}

/** Plays one path in one transaction. Nothing is left of a path that a guard bars, or that ends elsewhere. */
async function attempt(
  world: World,
  provider: Provider,
  resource: string,
  id: string,
  events: readonly string[],
  lifecycle: Lifecycle,
  target: Status,
  start: Item,
): Promise<Went | undefined> {
  const on = causeOf(provider);
  try {
    const record = await world.run(on, async (scene) => {
      let last = { to: statusOf(lifecycle, start), record: start };
      for (const event of events) {
        // An event that is followed by others may have come there already.
        if (last.to === target) break;
        last = await play(scene, { resource, id, event });
      }
      if (last.to !== target) throw new Refusal('illegal_transition', { message: `The path ends at ${last.to}` });
      return last.record;
    });
    return { fired: on.transitions, record };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

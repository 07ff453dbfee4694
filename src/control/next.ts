/** What can be done to a record now: the events allowed and refused, the call or simulate that fires each, and the deadlines to come. */
import { agenda } from '../core/agenda.ts';
import { operationsOf } from '../core/document.ts';
import { statusOf } from '../core/lifecycle.ts';
import type { AnyResource, Vendor } from '../core/provider.ts';
import { collectionNamed, judge, sceneOf } from '../core/resource.ts';
import type { Scene } from '../core/scene.ts';
import type { Item } from '../core/store.ts';
import type { Schemas } from './context.ts';
import { personaNamed } from './simulate.ts';

/** How a provider says that an operation fires an event. */
interface Firing {
  operationId: string;
  path?: Record<string, string | number>;
  body?: Record<string, unknown>;
}

/** The vendor's call that fires an event, with its path from the server's root and a body to be completed; undefined if it has none. */
function callOf({ implementation, document }: Vendor, resource: string, event: string, item: Item): Schemas['Call'] | undefined {
  const firing = (implementation.calls[resource]?.[event] as ((item: Item) => Firing | undefined) | undefined)?.(item);
  if (!firing) return undefined;
  const { operationId, body } = firing;
  const found = operationsOf(document).find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`${implementation.name}: no operation '${operationId}'`);
  const path = found.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(firing.path?.[name])));
  const call = { operationId, method: found.method.toUpperCase(), path: `${document.servers[0]?.url}${path}` };
  return body === undefined ? call : { ...call, body };
}

/**
 * What can be done to a record now, by anybody or by one persona.
 * @param as name of a persona; without, roles are not asked
 * @throws Refusal `not_found`
 */
export async function next(vendor: Vendor, scene: Scene, resource: string, id: string, as?: string): Promise<Schemas['Next']> {
  const { implementation } = vendor;
  const { name, resources } = implementation;
  const acting = sceneOf({ ...scene, actor: as === undefined ? null : personaNamed(implementation, as) });
  const item = await collectionNamed(scene, resource).get(id);
  const found: Schemas['Next'] = { allowed: [], refused: [], deadlines: await agenda.of(scene.transaction, name, resource, id) };
  for (const lifecycle of (resources[resource] as AnyResource).lifecycles ?? []) {
    const from = statusOf(lifecycle, item);
    for (const event of Object.keys(lifecycle.events)) {
      const { to, refusal, rule, saw } = await judge(acting, lifecycle, event, item);
      if (refusal) found.refused.push({ event, from, rule, saw: String(saw), message: refusal.message });
      else {
        const simulate = `/${name}/${resource}/${encodeURIComponent(id)}/simulate/${event}`;
        const call = callOf(vendor, resource, event, item);
        found.allowed.push({ event, from, to, simulate, ...(call && { call }) });
      }
    }
  }
  return found;
}

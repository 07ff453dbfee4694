/** What next: which events a record allows now, by which call or simulate; which it refuses, and why; which deadlines are to come. */
import { agenda } from '../core/agenda.ts';
import { operationsOf } from '../core/document.ts';
import { statusOf } from '../core/lifecycle.ts';
import type { AnyResource, Vendor } from '../core/provider.ts';
import type { Status } from '../core/refusal.ts';
import { collectionNamed, judge, sceneOf } from '../core/resource.ts';
import type { Scene } from '../core/scene.ts';
import type { Item } from '../core/store.ts';
import { causeOf } from '../core/turn.ts';
import type { World } from '../core/world.ts';
import { personaNamed } from './simulate.ts';

/** A vendor call that fires an event: path from the server's root, body to be completed. */
export interface EventCall {
  operationId: string;
  method: string;
  path: string;
  body?: unknown;
}

export interface Allowed {
  event: string;
  from: Status;
  to: Status;
  /** Path below `/__admin` that plays it. */
  simulate: string;
  /** The vendor's call, where there is one. */
  call?: EventCall;
}

export interface Refused {
  event: string;
  from: Status;
  /** `status: <field>`, `role: <name>` or `guard: <name>`. */
  rule: string;
  /** What the rule saw: the status, the persona, or what the guard said of it. */
  saw: string;
  message: string;
}

export interface Next {
  allowed: Allowed[];
  refused: Refused[];
  deadlines: { event: string; at: string }[];
}

/** What an operation is called with to fire an event. */
interface Wanted {
  operationId: string;
  path?: Record<string, string | number>;
  body?: unknown;
}

/** The call of an event, with the path it has in the document. */
function callOf({ implementation, document }: Vendor, resource: string, event: string, item: Item): EventCall | undefined {
  const wanted = (implementation.calls[resource]?.[event] as ((item: Item) => Wanted | undefined) | undefined)?.(item);
  if (!wanted) return undefined;
  const found = operationsOf(document).find(({ operation }) => operation.operationId === wanted.operationId);
  if (!found) throw new Error(`${implementation.name}: no operation '${wanted.operationId}'`);
  const path = found.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(wanted.path?.[name])));
  return {
    operationId: wanted.operationId,
    method: found.method.toUpperCase(),
    path: `${document.servers[0]?.url}${path}`,
    ...(wanted.body !== undefined && { body: wanted.body }),
  };
}

async function look(vendor: Vendor, scene: Scene, resource: string, id: string): Promise<Next> {
  const item = await collectionNamed(scene, resource).get(id);
  const { lifecycles = [] } = scene.provider.resources[resource] as AnyResource;
  const next: Next = { allowed: [], refused: [], deadlines: await agenda.of(scene.transaction, scene.provider.name, resource, id) };
  for (const lifecycle of lifecycles) {
    const from = statusOf(lifecycle, item);
    for (const event of Object.keys(lifecycle.events)) {
      const verdict = await judge(scene, lifecycle, event, item);
      if (verdict.refusal) {
        const { refusal, rule, saw } = verdict;
        next.refused.push({ event, from, rule, saw: String(saw), message: refusal.message });
      } else {
        const call = callOf(vendor, resource, event, item);
        const simulate = `/${scene.provider.name}/${resource}/${encodeURIComponent(id)}/simulate/${event}`;
        next.allowed.push({ event, from, to: verdict.to, simulate, ...(call && { call }) });
      }
    }
  }
  return next;
}

/**
 * What can be done to a record now, by anybody or by one persona.
 * @param as name of a persona; without, roles are not asked
 * @throws Refusal `not_found`
 */
export const next = (world: World, vendor: Vendor, resource: string, id: string, as?: string): Promise<Next> =>
  world.read(causeOf(vendor.implementation), (scene) =>
    look(vendor, sceneOf({ ...scene, actor: as === undefined ? null : personaNamed(vendor.implementation, as) }), resource, id),
  );

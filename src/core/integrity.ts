/** What must hold when a transaction ends: each changed record fits its schema and a size, and no invariant is broken. */
import type { Invariant, Provider } from './provider.ts';
import { field } from './query.ts';
import { Refusal, sentence } from './refusal.ts';
import type { Scene } from './scene.ts';
import type { Change, Item } from './store.ts';

/** Maximum characters of a record as JSON. A body of 1 MB fits; several that are added to one record do not. */
const longest = 1_500_000;

/** @throws Refusal `body_too_large` for a record that would be too long, `contract_violation` for one that breaks its schema */
function fits({ provider }: Scene, resource: string, item: Item): void {
  const { schema = '', key = '' } = provider.resources[resource] ?? {};
  if (JSON.stringify(item).length > longest) {
    throw new Refusal('body_too_large', { message: `With this, the record ${item[key]} would be longer than ${longest} characters` });
  }
  const findings = provider.schemas.findings(schema, item);
  if (findings.length === 0) return;
  const message = `${provider.name} ${resource} ${item[key]} would break its schema: ${findings.map(sentence).join('; ')}`;
  throw new Refusal('contract_violation', { message });
}

/** @throws Refusal `conflict` naming the invariant */
async function holds({ context }: Scene, [name, invariant]: [string, Invariant], item: Item): Promise<void> {
  if (await invariant.holds(item as never, context as never)) return;
  throw new Refusal('conflict', { message: `${invariant.says} (${name})`, invariant: name });
}

/** @throws Refusal `conflict` naming the first invariant of a record that does not hold */
export async function checkInvariants(scene: Scene, resource: string, item: Item): Promise<void> {
  for (const one of Object.entries(scene.provider.invariants?.[resource] ?? {})) await holds(scene, one, item);
}

/** Invariants of other records over one of this resource, with the resource of those. */
const over = ({ invariants = {} }: Provider, resource: string): [owner: string, field: string, [string, Invariant]][] =>
  Object.entries(invariants).flatMap(([owner, all]) =>
    Object.entries(all).flatMap((one): [string, string, [string, Invariant]][] =>
      one[1].over?.resource === resource ? [[owner, one[1].over.field, one]] : [],
    ),
  );

/** A field of the records of `owner` that holds the id of a record of `resource`, or null. */
interface Pointer {
  owner: string;
  field: string;
  resource: string;
}

/** The fields by which records point to others, as invariants name them. */
export function pointers({ invariants = {} }: Provider): Pointer[] {
  const named = Object.entries(invariants).flatMap(([owner, all]) =>
    Object.values(all).flatMap(({ over }) => (over ? [{ owner, ...over }] : [])),
  );
  return [...new Map(named.map((one) => [`${one.owner} ${one.field} ${one.resource}`, one])).values()];
}

/** What is wrong with the ids of other records that a record holds, a sentence each: there is no such record. */
export async function dangling({ provider, transaction }: Scene, resource: string, item: Item): Promise<string[]> {
  const found: string[] = [];
  for (const { owner, field: path, resource: target } of pointers(provider)) {
    const id = owner === resource ? field(item, path) : undefined;
    if (id === undefined || id === null || (await transaction.get(`${provider.name}/${target}`, String(id)))) continue;
    found.push(`its ${path} is ${id}, and there is no record ${id} in ${target}`);
  }
  return found;
}

/** Checks one record, and the invariants over it of records that point to it. @throws Refusal */
async function checkRecord(scene: Scene, resource: string, id: string, item: Item | null): Promise<void> {
  const { provider, transaction } = scene;
  if (item) {
    fits(scene, resource, item);
    await checkInvariants(scene, resource, item);
  }
  const key = item?.[provider.resources[resource]?.key ?? ''] as string | undefined;
  for (const [owner, field, one] of over(provider, resource)) {
    const { items } = await transaction.find(`${provider.name}/${owner}`, { where: { [field]: key ?? id } });
    for (const pointing of items) await holds(scene, one, pointing);
  }
}

/** Checks the records that changes left. @param sceneOf the scene of a vendor; undefined for what is no vendor's @throws Refusal */
export async function checkChanges(changes: readonly Change[], sceneOf: (vendor: string) => Scene | undefined): Promise<void> {
  const last = new Map(changes.map((change) => [`${change[0]}/${change[1]}`, change]));
  for (const [path, id, item] of last.values()) {
    const [vendor = '', resource = ''] = path.split('/');
    const scene = sceneOf(vendor);
    if (scene) await checkRecord(scene, resource, id, item);
  }
}

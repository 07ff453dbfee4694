/** Records made, changed and removed by hand, as a fixture is written: no life cycle is asked, but schema, references and invariants hold. */
import { agenda } from './agenda.ts';
import { iso } from './clock.ts';
import { freeze } from './freeze.ts';
import { editEvents } from './history.ts';
import { dangling, pointers } from './integrity.ts';
import { statusOf } from './lifecycle.ts';
import { merged } from './merge-patch.ts';
import type { AnyResource } from './provider.ts';
import { type Finding, Refusal } from './refusal.ts';
import { collectionNamed } from './resource.ts';
import type { Scene } from './scene.ts';
import type { Item } from './store.ts';

const pathOf = ({ provider }: Scene, resource: string) => `${provider.name}/${resource}`;

/** The resource of this name. @throws Refusal `not_found` */
function resourceNamed(scene: Scene, name: string): AnyResource {
  collectionNamed(scene, name);
  return scene.provider.resources[name] as AnyResource;
}

const invalid = (findings: Finding[]) => new Refusal('invalid_request', { findings });

/** Findings about a record that would be kept. */
function findings({ provider }: Scene, { schema, key }: AnyResource, item: Item): Finding[] {
  const found = provider.schemas.findings(schema, item);
  if (item[key] === '') found.push({ path: `/${key}`, message: 'must not be empty' });
  return found.map(({ path, message }) => ({ path: `/body${path}`, message }));
}

/** Keeps what became of a record, in the history and the agenda too. The status is that of its first life cycle. */
async function keep(scene: Scene, name: string, event: string, before: Item | undefined, item: Item | undefined): Promise<void> {
  const { now, provider, transaction, transitions } = scene;
  const { key, lifecycles: [lifecycle] = [] } = resourceNamed(scene, name);
  const id = String((item ?? before)?.[key]);
  const status = (one: Item | undefined) => (one && lifecycle ? (statusOf(lifecycle, one) ?? null) : null);
  try {
    await agenda.replan(scene, name, before, item);
  } catch (error) {
    if (error instanceof RangeError) throw invalid([{ path: '/body', message: error.message }]);
    throw error;
  }
  if (item) await transaction.put(pathOf(scene, name), id, item);
  else await transaction.remove(pathOf(scene, name), id);
  transitions.push({ at: iso(now), provider: provider.name, resource: name, id, event, from: status(before), to: status(item), by: null });
}

/** Keeps a record that is new or changed. @throws Refusal `invalid_request` if it breaks its schema, `conflict` if it points to no record */
async function write(scene: Scene, name: string, event: string, before: Item | undefined, written: Item): Promise<Item> {
  const found = findings(scene, resourceNamed(scene, name), written);
  if (found.length > 0) throw invalid(found);
  const item = freeze(written);
  const lost = await dangling(scene, name, item);
  if (lost.length > 0) throw new Refusal('conflict', { message: `The record cannot be kept: ${lost.join('; ')}` });
  await keep(scene, name, event, before, item);
  return item;
}

/** An id as the vendor draws it; undefined where whoever makes the record names it. */
async function drawn(scene: Scene, name: string, { key, ids }: AnyResource): Promise<unknown> {
  if (ids === undefined) return undefined;
  if (ids === 'uuid') return scene.ids.uuid();
  const { items } = await scene.transaction.find(pathOf(scene, name), { sort: [{ field: key, order: 'desc' }], limit: 1 });
  return Number(items[0]?.[key] ?? 0) + 1;
}

/**
 * Makes a record. A status that is left out is the initial one; an id that is left out is drawn, where the vendor draws ids.
 * @throws Refusal `not_found` for an unknown resource, `invalid_request`, or `conflict` for an id that is taken
 */
export async function createRecord(scene: Scene, name: string, { ...given }: Item): Promise<Item> {
  const resource = resourceNamed(scene, name);
  const { key, lifecycles = [] } = resource;
  const initial = Object.fromEntries(lifecycles.map((table) => [table.field, table.presence ? null : table.initial]));
  const id = given[key] === undefined ? await drawn(scene, name, resource) : given[key];
  if (id === undefined) {
    const missing: Finding = { path: `/body/${key}`, message: 'is missing: ids of these records are not drawn' };
    throw invalid([missing, ...findings(scene, resource, { ...initial, ...given }).filter(({ path }) => path !== missing.path)]);
  }
  if (await scene.transaction.get(pathOf(scene, name), String(id))) {
    throw new Refusal('conflict', { message: `There is a record ${id} in ${name} already` });
  }
  return write(scene, name, editEvents.create, undefined, { [key]: id, ...initial, ...given, [key]: id });
}

/**
 * Changes a record by a JSON merge patch (RFC 7396). Where null would remove a field that the schema asks for, the field becomes null.
 * @throws Refusal `not_found`, `invalid_request` (a change of the id, too), or `conflict`
 */
export async function editRecord(scene: Scene, name: string, id: string, patch: Item): Promise<Item> {
  const before = await collectionNamed(scene, name).get(id);
  const resource = resourceNamed(scene, name);
  const { key } = resource;
  const missing = findings(scene, resource, merged(before, patch)).filter(({ message }) => message === 'is missing');
  const item = merged(before, patch, new Set(missing.map(({ path }) => path.slice('/body'.length))));
  if (item[key] !== before[key])
    throw invalid([{ path: `/body/${key}`, message: `must stay ${before[key]}: make another record instead` }]);
  return write(scene, name, editEvents.edit, before, item);
}

const named = 10;

/** Removes a record. @throws Refusal `not_found`, or `conflict` naming the records that point to it */
export async function removeRecord(scene: Scene, name: string, id: string): Promise<void> {
  const { provider, transaction } = scene;
  const before = await collectionNamed(scene, name).get(id);
  const pointing: string[] = [];
  for (const { owner, field } of pointers(provider).filter(({ resource }) => resource === name)) {
    const { items } = await transaction.find(pathOf(scene, owner), {
      where: { [field]: before[resourceNamed(scene, name).key] as string },
    });
    pointing.push(...items.map((item) => `${owner} ${item[resourceNamed(scene, owner).key]} (${field})`));
  }
  if (pointing.length > 0) {
    const more = pointing.length > named ? ` and ${pointing.length - named} more` : '';
    throw new Refusal('conflict', { message: `Other records point to ${name} ${id}: ${pointing.slice(0, named).join(', ')}${more}` });
  }
  await keep(scene, name, editEvents.remove, before, undefined);
}

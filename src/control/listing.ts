/** Lists the records of a resource by status and fields, and the resources of a vendor with the number of records per status. */
import { schemaParts } from '../core/document.ts';
import { type Lifecycle, statuses } from '../core/lifecycle.ts';
import { knownNames } from '../core/nearest.ts';
import type { Document, Vendor } from '../core/provider.ts';
import { type Finding, Refusal, type Status } from '../core/refusal.ts';
import { collection, resourceNamed } from '../core/resource.ts';
import type { Scene } from '../core/scene.ts';
import { statusNamed, valueNames } from '../core/status-names.ts';
import type { Condition, Page, Where } from '../core/store.ts';
import { causeOf } from '../core/turn.ts';
import type { World } from '../core/world.ts';
import type { Schemas } from './context.ts';

interface Schema {
  properties?: Record<string, unknown>;
  allOf?: unknown[];
  items?: unknown;
  enum?: unknown[];
  'x-enum-varnames'?: string[];
}

/** The condition that a record is in a status. */
function inStatus({ field, presence }: Lifecycle, status: Status): Where {
  if (!presence) return { [field]: status };
  if (status === presence.removed) return { [field]: { in: [] } };
  return { [field]: status === presence.absent ? null : { not: null } };
}

type Scalar = string | number | boolean | null;

const literals: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** What a text in a query may stand for: itself, a number, true, false, null, or a named value of the field. */
function meanings(text: string, schemas: readonly Schema[]): Scalar[] {
  const found: Scalar[] = [text];
  if (String(Number(text)) === text) found.push(Number(text));
  const literal = literals.get(text);
  if (literal !== undefined) found.push(literal);
  const named = schemas.map((schema) => schema.enum?.[schema['x-enum-varnames']?.indexOf(text) ?? -1]);
  return [...found, ...(named.filter((value) => value !== undefined) as Scalar[])];
}

/** The condition on one field, which may be a path such as `debitDetails.account.accountId`; or what is wrong with it. */
function onField(document: Document, schema: string, path: string, text: string): Condition | Finding {
  let schemas = schemaParts<Schema>(document, document.components.schemas[schema]);
  for (const step of path.split('.')) {
    const fields = schemas.flatMap(({ properties = {} }) => Object.entries(properties));
    const found = fields.filter(([name]) => name === step);
    if (found.length === 0) {
      const known = knownNames(step, [...new Set(fields.map(([name]) => name))]);
      return { path: `/query/where/${path}`, message: `no field '${step}'; ${known}` };
    }
    schemas = found.flatMap(([, part]) => schemaParts<Schema>(document, part));
  }
  const values = meanings(text, schemas);
  return schemas.some(({ items }) => items !== undefined) ? { contains: values.at(-1) ?? text } : { in: values };
}

/** The conditions on fields. @throws Refusal `invalid_request` for fields that the resource does not have */
function onFields(document: Document, schema: string, where: Readonly<Record<string, string>>): Where {
  const conditions = Object.entries(where).map(([path, text]) => [path, onField(document, schema, path, text)] as const);
  const findings = conditions.map(([, condition]) => condition).filter((one): one is Finding => Object.hasOwn(Object(one), 'message'));
  if (findings.length > 0) throw new Refusal('invalid_request', { findings });
  return Object.fromEntries(conditions) as Where;
}

/** What a list of records is asked for. */
interface Asked {
  status?: string;
  where?: Readonly<Record<string, string>>;
  limit?: number;
  offset?: number;
}

/**
 * The records of a resource that meet all conditions, in the order the store has them.
 * @throws Refusal `not_found` for an unknown resource or status, `invalid_request` for an unknown field
 */
export function listRecords(scene: Scene, vendor: Vendor, resource: string, asked: Asked): Promise<Page> {
  const { status, where = {}, limit = 100, offset = 0 } = asked;
  const { schema } = resourceNamed(vendor.implementation, resource);
  const allOf = [onFields(vendor.document, schema, where)];
  if (status !== undefined) {
    const named = statusNamed(vendor, resource, status);
    allOf.push(inStatus(named.lifecycle, named.status));
  }
  return collection(scene, resource).find({ allOf, limit, offset });
}

/** The resources of a vendor, with the number of records in each status. */
export function resourcesOf(world: World, { document, implementation }: Vendor): Promise<Schemas['Resource'][]> {
  const { name: provider, resources } = implementation;
  return world.read(causeOf(implementation), async (scene) => {
    const found: Schemas['Resource'][] = [];
    for (const [resource, described] of Object.entries(resources)) {
      const count = async (where: Where) => (await collection(scene, resource).find({ where, limit: 0 })).total;
      const counts: Schemas['Resource']['statuses'] = [];
      for (const lifecycle of described.lifecycles ?? []) {
        const names = valueNames(document, described, lifecycle.field);
        for (const status of statuses(lifecycle)) {
          const name = names[String(status)];
          const records = await count(inStatus(lifecycle, status));
          counts.push({ field: lifecycle.field, status, ...(name !== undefined && { name }), records });
        }
      }
      found.push({ provider, resource, key: described.key, records: await count({}), statuses: counts });
    }
    return found;
  });
}

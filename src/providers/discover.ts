/** The vendors, each put together from its code, its document and its fixture. */
import { type Scenario, startup } from '../core/fixtures.ts';
import { freeze } from '../core/freeze.ts';
import { magicOf } from '../core/magic.ts';
import { authentication } from '../core/persona.ts';
import type { Document, Vendor } from '../core/provider.ts';
import { schemasOf } from '../core/schemas.ts';
import * as files from './files.ts';

export { checked, names, version } from './files.ts';

const parsed = new Map<string, Document>();

/** The OpenAPI document of this name, parsed once in a process. Nobody changes it. */
export function document(name: string): Document {
  const found = parsed.get(name) ?? files.document(name);
  parsed.set(name, found);
  return found;
}

/** The scenarios: `startup` is the fixtures themselves; the others are files in `fixtures/scenarios`. */
export const scenarios = (): Scenario[] => [
  startup,
  ...files.scenarioNames.map((name) => ({ name, ...files.fixture(`scenarios/${name}`) })),
];

async function vendorNamed(name: string): Promise<Vendor> {
  const code = await files.codeOf(name);
  const described = document(name);
  const { 'x-magic': magic, 'x-readings': readings = {}, 'x-personas': personas = [], 'x-values': values = {} } = described;
  const authenticate = authentication(personas, code.authenticate);
  const told = { personas, readings, magic: magicOf(magic), values: freeze(values), schemas: schemasOf(described) };
  const implementation = { name, ...code, authenticate, ...told };
  return { kind: 'vendor', implementation, document: described, fixture: files.fixture(name) };
}

let found: Promise<Vendor[]> | undefined;

/** All vendors, in alphabetical order. They are read once in a process; nobody changes them. */
export function discover(): Promise<Vendor[]> {
  found ??= Promise.all(files.names.map(vendorNamed));
  return found;
}

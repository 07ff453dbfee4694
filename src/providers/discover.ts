/** Finds the vendors: each has a folder here, and a document and a fixture of the same name. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { type Scenario, startup } from '../core/fixtures.ts';
import { freeze } from '../core/freeze.ts';
import { magicOf } from '../core/magic.ts';
import { authentication } from '../core/persona.ts';
import type { Document, ProviderCode, Vendor } from '../core/provider.ts';

/** The package's folder. */
export const root = new URL('../../', import.meta.url);

const ending = extname(import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The package's own version. */
export const { version } = JSON.parse(text('package.json')) as { version: string };

/** Whether this is the built package. It has the documents as JSON: parsing the YAML takes a fifth of a second. */
export const built = ending === '.js';

const yaml = (path: string): Document => (createRequire(import.meta.url)('yaml') as typeof import('yaml')).parse(text(path));

const parsed = new Map<string, Document>();

/** The OpenAPI document of this name, parsed once in a process. Nobody changes it. */
export function document(name: string): Document {
  const found: Document = parsed.get(name) ?? (built ? JSON.parse(text(`dist/openapi/${name}.json`)) : yaml(`openapi/${name}.yaml`));
  parsed.set(name, found);
  return found;
}

const fixture = (name: string): string => text(`fixtures/${name}.json`);

/** The scenarios: `startup` is the fixtures themselves; the others are files in `fixtures/scenarios`. */
export const scenarios = (): Scenario[] => [
  startup,
  ...readdirSync(new URL('fixtures/scenarios/', root))
    .map((file) => file.replace(/\.json$/, ''))
    .sort()
    .map((name) => ({ name, ...JSON.parse(fixture(`scenarios/${name}`)) })),
];

export const names = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

async function vendorNamed(name: string): Promise<Vendor> {
  const code = (await import(/* @vite-ignore */ `./${name}/index${ending}`)) as ProviderCode;
  const described = document(name);
  const { 'x-magic': magic, 'x-readings': readings = {}, 'x-personas': personas = [], 'x-values': values = {} } = described;
  const authenticate = authentication(personas, code.authenticate);
  const implementation = { name, ...code, authenticate, personas, readings, magic: magicOf(magic), values: freeze(values) };
  return { kind: 'vendor', implementation, document: described, fixture: JSON.parse(fixture(name)) };
}

let found: Promise<Vendor[]> | undefined;

/** All vendors, in alphabetical order. They are read once in a process; nobody changes them. */
export function discover(): Promise<Vendor[]> {
  found ??= Promise.all(names.map(vendorNamed));
  return found;
}

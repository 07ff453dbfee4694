/** Finds the vendors: a folder here, and a document and a fixture of the same name. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse } from 'yaml';
import { type Scenario, startup } from '../core/fixtures.ts';
import type { Document, Provider, Vendor } from '../core/provider.ts';

const root = new URL('../../', import.meta.url);
const index = `index${extname(import.meta.url)}`;

/** `openapi/<name>.yaml`, parsed. */
export const document = (name: string): Document => parse(readFileSync(new URL(`openapi/${name}.yaml`, root), 'utf8'));

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.json`, root), 'utf8');

/** The scenarios: the fixtures themselves as `startup`, and a file each in `fixtures/scenarios`. */
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

let found: Promise<Vendor[]> | undefined;

const find = (): Promise<Vendor[]> =>
  Promise.all(
    names.map(async (name) => {
      const { provider } = (await import(/* @vite-ignore */ `./${name}/${index}`)) as { provider: Provider };
      return { contract: provider, document: document(name), fixture: JSON.parse(fixture(name)) };
    }),
  );

/** Every vendor, by name, in alphabetical order. They are read once in a process; nobody changes them. */
export function discover(): Promise<Vendor[]> {
  found ??= find();
  return found;
}

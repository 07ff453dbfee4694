/** What the code reads of the project: documents, fixtures, scenarios and the vendors' code. The build puts their contents in this file's place. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Document, ProviderCode } from '../core/provider.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const json = (path: string) => JSON.parse(text(path));

/** The package's own version. */
export const version: string = json('package.json').version;

/** Whether documents, code and fixtures were held against each other, and cannot have changed since. */
export const checked = false as boolean;

/** The vendors: each has a folder here, and a document and a fixture of the same name. */
export const names: readonly string[] = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** Scenarios besides the fixtures themselves. */
export const scenarioNames: readonly string[] = readdirSync(new URL('fixtures/scenarios/', root))
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

/** Parses a document: a vendor's, `control`, or `openapi`, which joins the vendors'. */
export const document = (name: string): Document => parse(text(`openapi/${name}.yaml`));

/** Parses a vendor's fixture, or `scenarios/<name>`. */
export const fixture = (name: string) => json(`fixtures/${name}.json`);

export const codeOf = (name: string): Promise<ProviderCode> => import(/* @vite-ignore */ `./${name}/index.ts`);

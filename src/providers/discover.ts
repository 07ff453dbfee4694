/** Finds the vendors: a folder here, and a document and a fixture of the same name. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse } from 'yaml';
import type { Document, Provider, Vendor } from '../core/provider.ts';

const root = new URL('../../', import.meta.url);
const index = `index${extname(import.meta.url)}`;

/** `openapi/<name>.yaml`, parsed. */
export const document = (name: string): Document => parse(readFileSync(new URL(`openapi/${name}.yaml`, root), 'utf8'));

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.json`, root), 'utf8');

export const names = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** Every vendor, by name, in alphabetical order. */
export const discover = (): Promise<Vendor[]> =>
  Promise.all(
    names.map(async (name) => {
      const { provider } = (await import(/* @vite-ignore */ `./${name}/${index}`)) as { provider: Provider };
      return { contract: provider, document: document(name), fixture: JSON.parse(fixture(name)) };
    }),
  );

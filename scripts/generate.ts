/** Writes what is derived from the documents: the types of each API, the joined document, and the README's tables. `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { stringify } from 'yaml';
import { discover, document, names } from '../src/providers/discover.ts';
import { join } from './join.ts';
import { tables } from './tables.ts';

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');
const stale: string[] = [];

function write(path: string, text: string): void {
  const file = new URL(path, root);
  const current = readFileSync(file, { encoding: 'utf8', flag: 'a+' });
  if (current === text) return;
  if (check) stale.push(path);
  else writeFileSync(file, text);
}

const types = async (name: string) => `${astToString(await openapiTS(new URL(`openapi/${name}.yaml`, root)))}`;

for (const name of names) write(`src/providers/${name}/api.d.ts`, await types(name));
write('src/control/api.d.ts', await types('control'));

const joined = join(names.map((name) => [name, document(name)]));
write(
  'openapi/openapi.yaml',
  `# Generated from the other documents by \`npm run generate\`.\n${stringify(joined, { lineWidth: 0, aliasDuplicateObjects: false })}`,
);

const readme = readFileSync(new URL('README.md', root), 'utf8');
write('README.md', tables(readme, await discover()));

if (stale.length > 0) {
  console.error(`Stale, run \`npm run generate\`: ${stale.join(', ')}`);
  process.exit(1);
}

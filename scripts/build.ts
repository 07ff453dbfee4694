/** Builds the package into dist: its code and what it depends on in a few files, the documents as JSON, the API types; and checks it all. */
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { buildDigest, digestFile } from '../src/check/build-digest.ts';
import { document, names } from '../src/providers/discover.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { peerDependencies: object };

/**
 * express-openapi-validator calls the deprecated `url.parse` for the query of each request. From a file outside node_modules, where the
 * bundle may stand, Node prints a warning for that; from inside, it searches the call stack each time. The bundle parses the query itself.
 */
const urlParse = {
  name: 'url-parse',
  resolveId: (source: string, importer?: string) =>
    source === 'url' && importer?.includes('express-openapi-validator') ? '\0url-query' : undefined,
  load: (id: string) =>
    id === '\0url-query'
      ? "export const parse = (url) => ({ query: url.split('#', 1)[0].split('?').slice(1).join('?') || null });"
      : undefined,
};

rmSync(dist, { recursive: true, force: true });

const entries = ['cli/main', 'index', 'testing/vitest', 'testing/playwright', ...names.map((name) => `providers/${name}/index`)];
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry, join(root, 'src', `${entry}.ts`)])),
  platform: 'node',
  plugins: [urlParse],
  // The validator of documents reads files of its own package; yaml is for the sources alone.
  external: [/^node:/, ...Object.keys(peerDependencies), '@seriousme/openapi-schema-validator', 'yaml'],
});
// Shared code stands where `discover.ts` does in the sources, because it finds the vendors from there.
const { output } = await bundle.write({ dir: dist, chunkFileNames: 'providers/[name].js' });
await bundle.close();

/** The packages that are part of the output, with the terms they may be passed on under. */
const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
const packages = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/')) ?? []));
const terms = [...packages].sort().flatMap((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = globSync('{LICEN[CS]E,licen[cs]e,COPYING}*', { cwd: folder }).map((file) =>
    readFileSync(join(folder, file), 'utf8').trim(),
  );
  return [`${name} ${version} (${license})`, ...texts, '-'.repeat(80)];
});
writeFileSync(join(dist, 'licenses.txt'), `${terms.join('\n\n')}\n`);

mkdirSync(join(dist, 'openapi'));
for (const name of [...names, 'control', 'openapi']) writeFileSync(join(dist, 'openapi', `${name}.json`), JSON.stringify(document(name)));

for (const file of globSync('**/api.d.ts', { cwd: join(root, 'src') })) {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  copyFileSync(join(root, 'src', file), join(dist, file));
}

const { findings } = (await import(new URL('../dist/index.js', import.meta.url).href)) as typeof import('../src/index.ts');
const found = await findings();
if (found.length > 0) {
  console.error(found.join('\n'));
  process.exit(1);
}
writeFileSync(digestFile(new URL('../', import.meta.url)), buildDigest(new URL('../', import.meta.url)));

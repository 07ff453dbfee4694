/** Builds the package into dist: its code with all it depends on and all it reads, its types, and the documents as JSON; and checks it all. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type InputOptions, type OutputChunk, rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { document, names } from '../src/providers/discover.ts';
import { embed } from './embed.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const { peerDependencies, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const entries = (of: readonly string[]) => Object.fromEntries(of.map((entry) => [entry, join(root, 'src', `${entry}.ts`)]));
const shared: InputOptions = {
  platform: 'node',
  external: [/^node:/, ...Object.keys(peerDependencies)],
  checks: { bundlerTimings: false },
};

/** What programs import: one copy of the code, which is CommonJS, because that is what programs of both kinds can load. */
const published = ['index', 'testing/playwright'];

function write(file: string, text: string): void {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), text);
}

/** Code that an older Node parses, in front of all that it does not. @param refuse what is done with `message` */
function olderNode(refuse: string): string {
  const [major = 0, minor = 0] = engines.node.replace('>=', '').split('.').map(Number);
  return `(function () {
  var version = process.versions.node.split('.').map(Number);
  var message = 'countersign needs Node ${major}.${minor} or newer; this is ' + process.version;
  if (version[0] < ${major} || (version[0] === ${major} && version[1] < ${minor})) ${refuse};
})();
`;
}

rmSync(dist, { recursive: true, force: true });

const code = await rolldown({ ...shared, input: entries(['cli/program', ...published]), plugins: embed() });
const { output } = await code.write({
  dir: join(dist, 'chunks'),
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  comments: false,
});
await code.close();
const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');

for (const { name, exports } of chunks.filter(({ isEntry }) => isEntry)) {
  const chunk = `${posix.relative(dirname(name), '.') || '.'}/chunks/${name}.cjs`;
  write(`${name}.cjs`, `${olderNode('throw new Error(message)')}module.exports = require('${chunk}');\n`);
  if (exports.length > 0) write(`${name}.js`, `export { ${exports.join(', ')} } from './${posix.basename(name)}.cjs';\n`);
}

/** ECMAScript modules that cannot be CommonJS: the command awaits at its top, and Vitest cannot be required. They load the rest from above. */
const modules = await rolldown({
  ...shared,
  input: entries(['cli/main', 'testing/vitest']),
  plugins: [
    {
      name: 'the rest',
      resolveId: (source) =>
        ({ './program.ts': { id: './program.cjs', external: true }, '../index.ts': { id: '../index.js', external: true } })[source],
    },
  ],
});
const written = await modules.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  banner: ({ name }) => (name === 'cli/main' ? olderNode('{ console.error(message); process.exit(1); }') : ''),
});
await modules.close();
chunks.push(...written.output.filter((file): file is OutputChunk => file.type === 'chunk'));

/** Pages get a file of their own, in which nothing asks for Node. */
const page = await rolldown({ ...shared, platform: 'browser', input: entries(['browser']), plugins: embed() });
for (const [format, ending] of [
  ['esm', 'js'],
  ['cjs', 'cjs'],
] as const) {
  await page.write({ dir: dist, format, entryFileNames: `[name].${ending}` });
}
await page.close();

/** The packages that are part of the output, with the terms they may be passed on under. */
const packages = new Set(
  chunks.flatMap(({ moduleIds }) =>
    moduleIds.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/')) ?? []),
  ),
);
const terms = [...packages].sort().flatMap((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = globSync('{LICEN[CS]E,licen[cs]e,COPYING}*', { cwd: folder }).map((file) =>
    readFileSync(join(folder, file), 'utf8').trim(),
  );
  return [`${name} ${version} (${license})`, ...texts, '-'.repeat(80)];
});
write('licenses.txt', `${terms.join('\n\n')}\n`);

for (const name of [...names, 'control', 'openapi']) write(`openapi/${name}.json`, JSON.stringify(document(name)));

const types = await rolldown({
  ...shared,
  input: {
    ...entries(['testing/vitest', 'browser', ...published]),
    'vendors.d': join(root, 'src/providers/vendors.d.ts'),
  },
  plugins: [dts({ emitDtsOnly: true, tsconfig: 'tsconfig.build.json' })],
});
// The plugin makes `.d.ts` of `.js`, and `.d.cts` of `.cjs`.
for (const ending of ['js', 'cjs']) {
  await types.write({
    dir: dist,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `types/[name].${ending}`,
    // A sandbox is `AsyncDisposable`, which is in none of the libraries a program is compiled with unless it asks for it.
    banner: '/// <reference lib="esnext.disposable" />',
  });
}
await types.close();

const { findings } = (await import(new URL('../dist/index.js', import.meta.url).href)) as typeof import('../src/index.ts');
const found = await findings();
if (found.length > 0) {
  console.error(found.join('\n'));
  process.exit(1);
}

/** The package as it is published: built, packed, installed, and used. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build as esbuild } from 'esbuild';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../', import.meta.url));

/** A copy of the project that is built here, so that the developer's `dist` is left alone. */
let root: string;
/** An empty project with the package installed as users install it, and nothing else. */
let consumer: string;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-build-'));
  root = join(folder, 'project');
  consumer = join(folder, 'consumer');
  const parts = ['src', 'openapi', 'fixtures', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
  for (const part of parts) await cp(join(project, part), join(root, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'));
  await run('npm', ['run', 'build', '--silent'], { cwd: root });
  const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  await mkdir(consumer);
  await writeFile(join(consumer, 'package.json'), '{}');
  await run('npm', ['install', '--offline', join(folder, packed.stdout.trim())], { cwd: consumer });
});
afterAll(() => rm(join(root, '..'), { recursive: true }));

/** Starts a sandbox and prints the status of its first answer. */
const first =
  "(async () => { const one = await createSandbox({ port: 0 }); console.log((await fetch(one.url + '/__admin/health')).status); await one.close(); })();";
const imported = `import { createSandbox } from 'countersign'; ${first}`;
const required = `const { createSandbox } = require('countersign'); ${first}`;

const node = (...args: string[]) => run(process.execPath, args, { cwd: consumer });
const main = 'node_modules/countersign/dist/cli/main.js';

test('the lock file has every package for every platform, without which npm ci refuses it', async () => {
  const { packages } = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8'));
  const locked = Object.keys(packages).map((path) => path.split('node_modules/').at(-1));
  const optional = Object.values<any>(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
  expect(optional.length).toBeGreaterThan(0);
  expect(optional.filter((name) => !locked.includes(name))).toEqual([]);
});

test('the installed package is at most 12 packages and 6 MB', async () => {
  const { packages } = JSON.parse(await readFile(join(consumer, 'node_modules/.package-lock.json'), 'utf8'));
  expect(Object.keys(packages).length).toBeLessThanOrEqual(12);
  const entries = await readdir(join(consumer, 'node_modules'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => stat(join(parentPath, name)));
  const bytes = (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
  expect(bytes).toBeLessThan(6_000_000);
});

test('the installed command checks the package, and needs nothing else for it', async () => {
  expect((await node(main, 'check')).stdout).toContain('agree');
});

test.each([
  ['an ECMAScript program imports', 'module', imported],
  ['a CommonJS program requires', 'commonjs', required],
])('%s the package, and has a sandbox that answers', async (_, kind, source) => {
  expect(await node(`--input-type=${kind}`, '-e', source)).toEqual({ stdout: '200\n', stderr: '' });
});

test('what is imported is what is required', async () => {
  const source = `import { createRequire } from 'node:module'; import { createSandbox } from 'countersign';
    console.log(createRequire(import.meta.url)('countersign').createSandbox === createSandbox);`;
  await writeFile(join(consumer, 'same.mjs'), source);
  expect((await node('same.mjs')).stdout).toBe('true\n');
});

test('a program finds documents and the manifest by the name of the package', async () => {
  const source = `console.log(require('countersign/openapi/b2core.json').openapi, require('countersign/package.json').name);
    console.log(require.resolve('countersign/openapi/b2core.yaml'));`;
  const { stdout } = await node('--input-type=commonjs', '-e', source);
  expect(stdout).toContain('3.1.0 countersign');
  expect(stdout).toMatch(/b2core\.yaml$/m);
});

test('no code of the package asks for files or modules that are not in it', async () => {
  const dist = join(consumer, 'node_modules/countersign/dist');
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.cjs'));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const code = await readFile(join(dist, file), 'utf8');
    const modules = [...code.matchAll(/\b(?:require|import)\((["'])([^"']+)\1\)/g)].map(([, , name = '']) => name);
    // Those of Ajv are in the text of programs that it can write, and that nobody asks it for.
    const known = (name: string) => /^(\.|@playwright\/test$|ajv(-formats)?\/)/.test(name);
    expect(
      modules.filter((name) => !known(name)),
      file,
    ).toEqual([]);
    // Jest lets CommonJS import nothing natively.
    expect(code, file).not.toMatch(/\bimport(\.meta|\()|__dirname|__filename/);
  }
});

test('the command does without a compile cache where none can be kept', async () => {
  const nowhere = join(root, 'package.json', 'nowhere');
  const env = { ...process.env, TMPDIR: nowhere, TEMP: nowhere };
  const told = await run(process.execPath, [join(root, 'dist', 'cli', 'main.js'), '--version'], { env });
  expect(told.stdout).toMatch(/^\d+\.\d+\.\d+$/m);
  expect(told.stderr).toBe('');
});

test.each([
  ['the command', ['-r', './older.cjs', main, 'start'], /^countersign needs Node 22\.13 or newer; this is v20\.20\.2\n$/],
  [
    'an ECMAScript program',
    ['-r', './older.cjs', '--input-type=module', '-e', imported],
    /^Error: countersign needs Node 22\.13 or newer/m,
  ],
  ['a CommonJS program', ['-r', './older.cjs', '-e', required], /^Error: countersign needs Node 22\.13 or newer/m],
])('on an older Node %s is told in one line which it needs', async (_, args, message) => {
  const older =
    "Object.defineProperty(process, 'version', { value: 'v20.20.2' }); Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });";
  await writeFile(join(consumer, 'older.cjs'), older);
  await expect(node(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
});

/** Makes one file of a program and the package, as ECMAScript or CommonJS, and runs it where no package is. */
async function bundled(format: 'esm' | 'cjs', source: string): Promise<string> {
  const outfile = join(root, '..', `bundle.${format === 'esm' ? 'mjs' : 'cjs'}`);
  const stdin = { contents: source, resolveDir: consumer };
  await esbuild({ stdin, outfile, format, bundle: true, platform: 'node', logLevel: 'error' });
  const { stdout } = await run(process.execPath, [outfile]);
  await rm(outfile);
  return stdout;
}

test('a bundle of an ECMAScript program, or of a CommonJS one, has a sandbox that answers', async () => {
  expect(await bundled('esm', imported)).toBe('200\n');
  expect(await bundled('cjs', imported)).toBe('200\n');
  expect(await bundled('cjs', required)).toBe('200\n');
});

test('a bundle for browsers of what steers a sandbox asks for nothing of Node', async () => {
  const source = "import { connect } from 'countersign/browser'; globalThis.reach = connect;";
  const page = join(consumer, 'page.js');
  await writeFile(page, source);
  const made = await esbuild({ entryPoints: [page], bundle: true, platform: 'browser', format: 'esm', write: false, metafile: true });
  const rolled = await rolldown({ input: page, platform: 'browser' });
  const { output } = await rolled.generate();
  await rolled.close();
  for (const text of [...made.outputFiles.map((file) => file.text), ...output.map((file) => ('code' in file ? file.code : ''))]) {
    expect(text).toContain('no sandbox answers on');
    expect(text).not.toMatch(/node:|\brequire\(|\bBuffer\b/);
  }
  expect(Object.values(made.metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
});

/** Compiles files of the consumer with these options. @returns what the compiler has against them */
async function compile(options: object, ...files: string[]): Promise<string> {
  const compilerOptions = { target: 'es2022', lib: ['es2022', 'dom'], strict: true, noEmit: true, types: [], ...options };
  await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const tsc = run(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), '-p', consumer]);
  return (await tsc.catch(({ stdout, stderr }) => ({ stdout: stdout + stderr }))).stdout;
}

test.each([
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'nodenext', moduleResolution: 'nodenext' },
])(
  'its types hold for programs of both kinds under $moduleResolution, down to paths, filters and bodies of the vendors',
  async (options) => {
    const program = join(project, 'test/install/projects/types/program.ts');
    for (const name of ['program.mts', 'program.cts']) await cp(program, join(consumer, name));
    expect(await compile({ ...options, skipLibCheck: false }, 'program.mts', 'program.cts')).toBe('');
  },
);

const suites = `
import { test as playwright } from 'countersign/playwright';
import { test as vitest } from 'countersign/vitest';

vitest.override({ beginning: { seed: 7 } });
vitest('reads', async ({ world }) => void (await world.now()));
// @ts-expect-error a seed is a number
vitest.override({ beginning: { seed: 'seven' } });
playwright.use({ beginning: { seed: 7 } });
playwright('reads', async ({ page, world }) => void (await page.goto(world.url), await world.now()));
// @ts-expect-error a seed is a number
playwright.use({ beginning: { seed: 'seven' } });
`;

test('types of the fixtures hold for suites of both kinds', async () => {
  for (const peer of ['vitest', '@playwright']) {
    await symlink(join(project, 'node_modules', peer), join(consumer, 'node_modules', peer));
  }
  for (const name of ['suites.mts', 'suites.cts']) await writeFile(join(consumer, name), suites);
  expect(await compile({ module: 'nodenext', lib: ['es2024', 'dom'], skipLibCheck: true }, 'suites.mts', 'suites.cts')).toBe('');
});

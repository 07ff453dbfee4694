/** The package as it is published: built, packed, installed, and used. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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
    const known = (name: string) => isBuiltin(name) || /^(\.|@playwright\/test$|ajv(-formats)?\/)/.test(name);
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

/** A program of somebody who installed the package. Each line that must not compile says so. */
const program = `
import { type Beginning, connect, createSandbox, type SandboxWorld } from 'countersign';
import { test as playwright } from 'countersign/playwright';
import { test as vitest } from 'countersign/vitest';

async function read(world: SandboxWorld): Promise<number> {
  const { data, error } = await world.b2core.GET('/applications/{applicationId}', { params: { path: { applicationId: 1 } } });
  if (!data) throw new Error(error.error.message);
  const { statusId } = data;
  // @ts-expect-error no such field
  data.status;
  // @ts-expect-error no such path
  await world.b2core.GET('/nothing');
  // @ts-expect-error the path wants an applicationId
  await world.as('b2core-vip').b2core.GET('/applications/{applicationId}');
  // @ts-expect-error no such filter
  await world.b2core.GET('/applications', { params: { query: { filter: { colour: 1 } } } });
  // @ts-expect-error no such action
  await world.aquanow.POST('/approval/review', { body: { action: 'PERHAPS', approvalId: 'a' } });
  const answered: string | undefined = (await world.allpass.GET('/applicant/{applicantId}/status', { params: { path: { applicantId: 'u' } } })).data?.data.status;
  return statusId + (answered?.length ?? 0);
}

const beginning: Beginning = { seed: 7, startTime: '2026-03-01T09:00:00Z', readings: { 'aquanow/self-approval': 'allowed' } };
// @ts-expect-error a seed is a number
const wrong: Beginning = { seed: 'seven' };

await using sandbox = await createSandbox({ port: 0, strictWorlds: true });
await read(sandbox.world('t1', beginning));
await read(await (await connect(sandbox.url)).begin(wrong));

vitest.override({ beginning: { seed: 7 } });
vitest('reads', async ({ world }) => void (await read(world)));
playwright.use({ beginning: { seed: 7 } });
playwright('reads', async ({ page, world }) => void (await page.goto(world.url), await read(world)));
`;

test("its types hold for a consumer's program, down to paths, filters and bodies of the vendors", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(root, join(folder, 'node_modules', 'countersign'));
  const compilerOptions = {
    target: 'es2024',
    lib: ['es2024', 'esnext.disposable', 'dom'],
    module: 'nodenext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  await writeFile(join(folder, 'consumer.ts'), program);
  const compiled = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch(({ stdout }) => ({
    stdout,
  }));
  await rm(folder, { recursive: true });
  expect(compiled.stdout).toBe('');
});

/** The package as it is published: built, and run from dist. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../', import.meta.url));

/** A copy of the project that is built here, so that the developer's `dist` is left alone. */
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'countersign-build-'));
  const parts = ['src', 'openapi', 'fixtures', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
  for (const part of parts) await cp(join(project, part), join(root, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'));
  await run('npm', ['run', 'build', '--silent'], { cwd: root });
});
afterAll(() => rm(root, { recursive: true }));

/** Imports the package, starts a sandbox, and prints the status of its first answer. */
const first =
  "const { createSandbox } = await import('countersign'); const one = await createSandbox({ port: 0 }); console.log((await fetch(one.url + '/__admin/health')).status); await one.close();";
const start = (cwd: string) => run(process.execPath, ['--input-type=module', '-e', first], { cwd });

test('the built package checks itself, and can be imported by its name', async () => {
  const checked = await run(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'check']);
  expect(checked.stdout).toContain('agree');
  expect((await start(root)).stdout.trim()).toBe('200');
});

/** What is published, without anything it depends on: there it can neither parse YAML nor check a document. */
async function unpack(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  for (const part of ['dist', 'fixtures', 'package.json']) await cp(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

test('the built package starts from its own files alone, and checks nothing its build has checked', async () => {
  const folder = await unpack();
  expect((await start(folder)).stdout.trim()).toBe('200');
  await rm(folder, { recursive: true });
});

test.each([
  ['document', 'dist/openapi/aquanow.json', '"fetchApprovals"', '"fetchNothing"', "no code for operation 'fetchNothing'"],
  ['fixture', 'fixtures/aquanow.json', '"PENDING"', '"PERHAPS"', "a fixture has 'PERHAPS'"],
  ['scenario', 'fixtures/scenarios/four-eyes.json', '"PENDING"', '"PERHAPS"', "scenario 'four-eyes': aquanow: approvals"],
  ['life cycle', 'dist/providers/aquanow/index.js', 'to: "CANCELLED"', 'to: "FORGOTTEN"', "a fixture has 'CANCELLED'"],
])('a %s that was changed in the built package is checked at start', async (_, file, before, after, sentence) => {
  const folder = await unpack();
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(before);
  await writeFile(join(folder, file), `${text}\n`);
  expect((await start(folder)).stdout.trim()).toBe('200');
  await writeFile(join(folder, file), text.replace(before, after));
  await expect(start(folder)).rejects.toThrow(sentence);
  await rm(folder, { recursive: true });
});

test('a CommonJS program can require the package by its name', async () => {
  const source = "const { createSandbox } = require('countersign'); console.log(typeof createSandbox);";
  const { stdout, stderr } = await run(process.execPath, ['--input-type=commonjs', '-e', source], { cwd: root });
  expect({ stdout, stderr }).toEqual({ stdout: 'function\n', stderr: '' });
});

test('the command does without a compile cache where none can be kept', async () => {
  const nowhere = join(root, 'package.json', 'nowhere');
  const env = { ...process.env, TMPDIR: nowhere, TEMP: nowhere };
  const told = await run(process.execPath, [join(root, 'dist', 'cli', 'main.js'), '--version'], { env });
  expect(told.stdout).toMatch(/^\d+\.\d+\.\d+$/m);
  expect(told.stderr).toBe('');
});

/** A program of somebody who installed the package. Each line that must not compile says so. */
const consumer = `
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
  await writeFile(join(folder, 'consumer.ts'), consumer);
  const compiled = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch(({ stdout }) => ({
    stdout,
  }));
  await rm(folder, { recursive: true });
  expect(compiled.stdout).toBe('');
});

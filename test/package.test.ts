/** The package as it is published: built, and run from dist. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));

beforeAll(async () => {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await run('npm', ['run', 'build', '--silent'], { cwd: root });
});

test('the built package checks itself, and can be imported by its name', async () => {
  const checked = await run(process.execPath, [join(root, 'dist', 'cli.js'), 'check']);
  expect(checked.stdout).toContain('agree');
  const script =
    "const { createSandbox } = await import('countersign'); const one = await createSandbox({ port: 0 }); console.log((await fetch(one.url + '/__admin/health')).status); await one.close();";
  const used = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
  expect(used.stdout.trim()).toBe('200');
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

/** Programs of the docs: all of them compiled, and all but the browser's run, as printed. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { blocks, pages, root } from './pages.ts';

/** Sources of what the package exports besides `index.ts` and `src/testing`. */
const elsewhere: Record<string, string> = { browser: 'browser.ts', vendors: 'providers/vendors.d.ts' };

/** The programs, importing the sources where a user imports the package. */
const programs = pages.flatMap((page) =>
  blocks(page, 'ts').map((printed, place) => {
    const source = printed
      .replaceAll("'countersign'", `'${root}src/index.ts'`)
      .replaceAll(/'countersign\/(\w+)'/g, (_, name) => `'${root}src/${elsewhere[name] ?? `testing/${name}.ts`}'`);
    const runner = /'countersign\/(vitest|playwright)'/.exec(printed)?.[1] ?? 'node';
    const name = page.path.replace(/\.md$/, '').replaceAll('/', '-');
    return {
      name: `${name}-${place + 1}${runner === 'node' ? '' : '.test'}.ts`,
      source,
      runner,
      tests: printed.match(/^ *test\(/gm)?.length,
    };
  }),
);

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  sandbox = await createSandbox({ port: 0 });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const { name, source } of programs) await writeFile(join(folder, name), source);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** Runs Node in the folder; answers what it printed, or throws with it. */
async function run(...args: string[]): Promise<string> {
  const env = { ...process.env, COUNTERSIGN_URL: sandbox.url, NO_COLOR: '1' };
  const answer = await promisify(execFile)(process.execPath, args, { cwd: folder, env }).catch((failed) => {
    throw new Error(`${failed.stdout}\n${failed.stderr}`);
  });
  return answer.stdout;
}

test('there are programs for Vitest, Playwright and Node', () => {
  expect(new Set(programs.map(({ runner }) => runner))).toEqual(new Set(['vitest', 'playwright', 'node']));
});

test('they compile', async () => {
  const configuration = {
    extends: join(root, 'tsconfig.json'),
    include: ['*.ts'],
    compilerOptions: { rewriteRelativeImportExtensions: false },
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  await run(join(root, 'node_modules/typescript/bin/tsc'), '-p', folder);
});

test.each(programs.filter(({ runner }) => runner === 'node'))('$name runs', async ({ name }) => {
  await run(name);
});

test.each(programs.filter(({ runner }) => runner === 'vitest'))('$name passes', async ({ name, tests }) => {
  expect(await run(join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, name)).toContain(`${tests} passed`);
});

/** A fifth vendor edits nothing: in a copy of the project its own files are added, and everything derived holds for it as well. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const copy = join(mkdtempSync(join(tmpdir(), 'countersign-')), 'project');

/** What is built, installed or kept, and so is no source. */
const notCopied = ['node_modules', 'dist', '.git', '.countersign'];

/** Where each part of `test/fifth-vendor` belongs. */
const parts = {
  provider: 'src/providers/harbour',
  'document.yaml': 'openapi/harbour.yaml',
  'fixture.json': 'fixtures/harbour.json',
  'story.ts': 'test/providers/harbour.test.ts',
  'plays.ts': 'test/providers/harbour.plays.ts',
};

/** A digest of every file of the copy, by path. */
const digests = () =>
  new Map(
    readdirSync(copy, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(copy.length + 1), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );

const { NODE_OPTIONS: _, ...inherited } = process.env;
const clean = Object.fromEntries(Object.entries(inherited).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV'));

/** Runs Node in the copy. @returns what it printed; it throws, with what it printed, unless it ends with 0 */
async function node(script: string, ...args: string[]): Promise<string> {
  const options = { cwd: copy, env: { ...clean, NO_COLOR: '1', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], options).catch((error) => {
    throw new Error(`${script} ${args.join(' ')}: ${error.message}\n${error.stdout}`);
  });
  return stdout + stderr;
}

let before: Map<string, string>;

beforeAll(async () => {
  cpSync(root, copy, { recursive: true, filter: (path) => !notCopied.includes(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  before = digests();
  for (const [part, place] of Object.entries(parts)) cpSync(join(root, 'test/fifth-vendor', part), join(copy, place), { recursive: true });
  await node('scripts/generate.ts');
});

afterAll(() => rmSync(join(copy, '..'), { recursive: true }));

test('no file is edited besides those that are generated', () => {
  const after = digests();
  const changed = [...before].filter(([file, digest]) => after.get(file) !== digest).map(([file]) => file);
  const generated = (file: string) =>
    /^(src\/providers\/(api|code|vendors)\.d\.ts|openapi\/openapi\.yaml)$/.test(file) ||
    (file.endsWith('.md') && readFileSync(join(copy, file), 'utf8').includes('<!-- table: '));
  expect(changed).toEqual(expect.arrayContaining(['openapi/openapi.yaml', 'src/providers/api.d.ts']));
  expect(changed.filter((file) => !generated(file))).toEqual([]);
  const added = [...after.keys()].filter((file) => !before.has(file));
  expect(added.filter((file) => !Object.values(parts).some((place) => file.startsWith(place)))).toEqual([]);
});

test('generated tables list the vendor', async () => {
  expect(await node('scripts/generate.ts', '--check')).toBe('');
  const tables = [...digests().keys()].filter((file) => file.endsWith('.md')).map((file) => readFileSync(join(copy, file), 'utf8'));
  for (const row of ['`POST /harbour/payouts/{id}/release`', '`x-harbour-key: harbour-clerk`', '`harbour/limits`', '`NewPayout.account`']) {
    expect(tables.join('\n')).toContain(row);
  }
});

test('check, the linter of documents, and the compiler have nothing against it', { timeout: 180_000 }, async () => {
  expect(await node('src/cli/main.ts', 'check')).toContain('agree');
  await node('node_modules/@redocly/cli/bin/cli.js', 'lint', 'openapi/harbour.yaml', 'openapi/openapi.yaml');
  await node('node_modules/typescript/bin/tsc', '--noEmit');
});

const vitest = (names: readonly string[], ...more: string[]) =>
  node(
    'node_modules/vitest/vitest.mjs',
    ...['run', '--project', 'direct', '--reporter', 'verbose', ...more, ...names.map((name) => `test/${name}.test.ts`)],
  );

test('its own story holds, and what is said of all vendors together', { timeout: 180_000 }, async () => {
  const printed = await vitest(['providers/harbour', 'control', 'contract', 'architecture']);
  expect(printed).toContain('a clerk releases a payout once, and only within the limit');
});

test('derived suites hold for it', { timeout: 180_000 }, async () => {
  const suites = ['lifecycles', 'walks', 'magic', 'documents', 'hostile', 'prefer', 'faults', 'strict'];
  const printed = await vitest(suites, '--testNamePattern', '[hH]arbour|Payout');
  for (const name of suites) expect(printed).toMatch(new RegExp(`✓ .*test/${name}\\.test\\.ts`));
  expect(printed).toContain('harbour payouts: release moves a record that is waiting');
  expect(printed).toContain('NewPayout.account: frozen forces');
});

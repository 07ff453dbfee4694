/** Prints the figures that CONTRIBUTING.md names: lines of `src` and of `src/store`, and the source files that one warm call enters. */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '../src/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.d.ts'));
const lines = (file: string) => readFileSync(`${root}${file}`, 'utf8').split('\n').length - 1;
const sum = (files: readonly string[]) => files.reduce((total, file) => total + lines(file), 0);

const store = sources.filter((file) => file.startsWith('src/store/'));
const lengths = sources.map(lines).sort((one, other) => one - other);
console.log(
  `src        ${sum(sources)} lines in ${sources.length} files, median ${lengths[lengths.length >> 1]}, longest ${lengths.at(-1)}`,
);
console.log(`src/store  ${sum(store)} lines in ${store.length} files`);

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

/** Source files of which a function ran since the last call. */
async function entered(): Promise<string[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(
      ({ url, functions }) => url.startsWith(`file://${root}src/`) && functions.some(({ ranges: [range] }) => (range?.count ?? 0) > 0),
    )
    .map(({ url }) => relative(root, fileURLToPath(url)))
    .sort();
}

const data = mkdtempSync(join(tmpdir(), 'countersign-'));
const sandbox = await createSandbox({ port: 0, data });
const application = (id: number, action = '') =>
  fetch(`${sandbox.url}/api/v2/applications/${id}${action}`, {
    method: action === '' ? 'GET' : 'POST',
    headers: { authorization: 'Bearer b2core-admin' },
  }).then(async (response) => {
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  });

const reset = () => fetch(`${sandbox.url}/__admin/reset`, { method: 'POST' });
const list = process.argv.includes('--list');
for (const [name, call] of [
  ['approve', () => application(2, '/approve')],
  ['get', () => application(2)],
] as const) {
  await reset();
  await call();
  await reset();
  await application(1);
  // What answers send and note after their client has them belongs to the call before.
  await new Promise((done) => setTimeout(done, 50));
  await entered();
  await call();
  await new Promise((done) => setTimeout(done, 50));
  const files = await entered();
  console.log(`${name.padEnd(9)}  enters ${files.length} files`);
  if (list) console.log(files.map((file) => `  ${file}`).join('\n'));
}
await sandbox.close();
rmSync(data, { recursive: true });

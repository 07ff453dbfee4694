/**
 * Packs the package, installs it in projects of many kinds as a user would, and runs the test of each, on the oldest Node that is supported and
 * on Node 24. On Node 20 the project `esm` is told that it needs a newer one.
 *
 *   npm run test:install                        all of them
 *   npm run test:install -- jest vite           these
 *
 * It wants a package registry, Python 3, and Chromium for the projects with a page.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const projects = fileURLToPath(new URL('projects/', import.meta.url));
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The oldest Node that is supported, and the one that develops the package. */
const versions = [engines.node.replace('>=', ''), '24'];
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CHROMIUM = process.env['CHROMIUM'] ?? places.find((path) => existsSync(path));

/** Runs npm in a folder, with this Node first in the path, within three minutes. @throws Error with all that was printed */
async function npm(cwd: string, node: string | undefined, ...args: string[]): Promise<string> {
  const PATH = [...(node ? [node] : []), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH, CHROMIUM, NO_COLOR: '1' };
  const ended = await promisify(execFile)('npm', args, { cwd, env, timeout: 180_000, maxBuffer: 2 ** 26 }).catch((error) => {
    throw new Error(`npm ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
  });
  return ended.stdout.trim();
}

const temporary = mkdtempSync(join(tmpdir(), 'countersign-install-'));
await npm(root, undefined, 'run', 'build', '--silent');
const archive = join(temporary, await npm(root, undefined, 'pack', '--ignore-scripts', '--silent', '--pack-destination', temporary));

/** Installs a Node of this version. @returns the folder of its binary */
async function nodeOf(version: string): Promise<string> {
  const folder = join(temporary, `node-${version}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
  await npm(folder, undefined, 'install', `node@${version}`);
  return join(folder, 'node_modules/node/bin');
}
const nodes = await Promise.all(versions.map(nodeOf));

let failed = 0;
/** Does a step and tells in one line how it went, and all that was printed where it did not go well. */
async function told(name: string, step: () => Promise<unknown>): Promise<boolean> {
  const begun = performance.now();
  const error = await step().then(
    () => undefined,
    ({ message }: Error) => message,
  );
  if (error !== undefined) failed += 1;
  console.log(`${error === undefined ? 'ok    ' : 'FAILED'} ${name} (${Math.round((performance.now() - begun) / 1000)} s)`);
  if (error !== undefined) console.log(error.replaceAll(/^/gm, '    '));
  return error === undefined;
}

const named = process.argv.slice(2);
for (const project of readdirSync(projects).filter((name) => named.length === 0 || named.includes(name))) {
  const folder = join(temporary, project);
  cpSync(join(projects, project), folder, { recursive: true });
  if (
    !CHROMIUM &&
    /CHROMIUM/.test(
      readdirSync(folder)
        .map((file) => readFileSync(join(folder, file), 'utf8'))
        .join(),
    )
  ) {
    console.log(`passed over: ${project}, for want of Chromium`);
    continue;
  }
  const installed = await told(`${project}: installed`, () => npm(folder, undefined, 'install', '--no-save', archive));
  for (const [place, version] of versions.entries()) {
    if (installed) await told(`${project}: tested on Node ${version}`, () => npm(folder, nodes[place], 'test'));
  }
}
if (named.length === 0) {
  await told('esm: refused on Node 20, in one line', async () => {
    const older = await nodeOf('20');
    const lines = /^(Error: )?countersign needs Node \d+\.\d+ or newer; this is v20\..+$/gm;
    const printed = await npm(join(temporary, 'esm'), older, 'test').catch(({ message }) => message);
    if (printed.match(lines)?.length !== 1) throw new Error(printed);
    const command = await npm(join(temporary, 'esm'), older, 'exec', '--silent', 'countersign', '--', 'start').catch(
      ({ message }) => message,
    );
    if (command.trim().split('\n').slice(1).join('').match(lines)?.length !== 1) throw new Error(command);
  });
}
rmSync(temporary, { recursive: true });
process.exit(failed === 0 ? 0 : 1);

/** Console blocks of the docs, run as printed. The blocks of a page share a sandbox; `...` in an answer matches anything. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { blocks, type Page, pages, root } from './pages.ts';

interface Step {
  command: string;
  answer: string;
}

const steps = (page: Page): Step[] =>
  blocks(page, 'console').flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((step) => {
        const [command = '', ...answer] = step.trimEnd().split('\n');
        return { command, answer: answer.join('\n') };
      }),
  );

const pattern = (answer: string) =>
  new RegExp(
    `^${answer
      .split('...')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\S]*')}$`,
  );

const shown = pages.map((page) => ({ path: page.path, all: steps(page) })).filter(({ all }) => all.length > 0);

let folder: string;
beforeAll(async () => {
  // `countersign` is the command of the sources.
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  const command = join(folder, 'countersign');
  await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${root}src/cli/main.ts' "$@"\n`);
  await chmod(command, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

test('the README and most pages show calls', () => {
  expect(shown.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['README.md', 'docs/faults.md', 'docs/journal.md', 'docs/worlds.md']),
  );
  for (const { path, all } of shown) for (const { command } of all) expect(command, path).toMatch(/^(curl|countersign) /);
});

test.each(shown)('every call in $path answers what it shows', async ({ all }) => {
  await using sandbox = await createSandbox({ port: 0 });
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}`, NO_COLOR: '1', COUNTERSIGN_URL: sandbox.url };
  for (const { command, answer } of all) {
    const shell = ['-c', command.replaceAll('http://127.0.0.1:4010', sandbox.url)];
    const run = promisify(execFile)('bash', shell, { env });
    // A command that shows its errors may fail.
    const { stdout } = await (command.endsWith('2>&1') ? run.catch((failed: { stdout: string }) => failed) : run);
    expect(stdout.trim(), command).toMatch(pattern(answer));
  }
});

/** The package as it is published: built, and run from dist. */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));

test('the built package checks itself, and can be imported by its name', async () => {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await run('npm', ['run', 'build', '--silent'], { cwd: root });
  const checked = await run(process.execPath, [join(root, 'dist', 'cli.js'), 'check']);
  expect(checked.stdout).toContain('agree');
  const script =
    "const { createSandbox } = await import('countersign'); const one = await createSandbox({ port: 0 }); console.log((await fetch(one.url + '/__admin/health')).status); await one.close();";
  const used = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
  expect(used.stdout.trim()).toBe('200');
});

/** Suites of a user, each in a folder of its own, run as child processes. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach } from 'vitest';
import { began } from './story.ts';

export const root = fileURLToPath(new URL('../', import.meta.url));

export const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const flags = ['no-sandbox', 'disable-quic', 'no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync'];
const launchOptions = { executablePath: chromium, args: flags.map((flag) => `--${flag}`) };

const configuration = `
  import { defineConfig } from '@playwright/test';
  export default defineConfig({
    testDir: '.', fullyParallel: true, workers: 2, reporter: 'line',
    use: { beginning: { startTime: '${began}' }, launchOptions: ${JSON.stringify(launchOptions)} },
  });
`;

/** What a process printed, and whether it ended with 0. */
interface Ended {
  out: string;
  err: string;
  failed: boolean;
}

/** Gives each test of a file a folder; a run in it is expected to pass unless `failing`. */
export function suites() {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Runs a tool of node_modules in the folder. @throws Error with what it printed, unless it fails as it is expected to */
  const run = async (tool: string, args: string[], env: Record<string, string> = {}, failing = false): Promise<Ended> => {
    const command = [join(folder, 'node_modules', tool), ...args];
    const { VITEST: _, VITEST_POOL_ID: __, VITEST_WORKER_ID: ___, NODE_ENV: ____, ...clean } = process.env;
    const ended = await promisify(execFile)(process.execPath, command, { cwd: folder, env: { ...clean, ...env, NO_COLOR: '1' } }).then(
      ({ stdout, stderr }) => ({ out: stdout, err: stderr, failed: false }),
      ({ stdout, stderr }) => ({ out: stdout, err: stderr, failed: true }),
    );
    if (ended.failed !== failing) throw new Error(`${ended.out}\n${ended.err}`);
    return ended;
  };

  /** Runs a suite of Vitest. Its tests have time enough for a machine that is busy with other suites. */
  const vitest = async (source: string, { failing = false, args = [] }: { failing?: boolean; args?: string[] } = {}) => {
    await writeFile(join(folder, 'one.test.ts'), source);
    return run('vitest/vitest.mjs', ['run', '--root', folder, '--testTimeout=30000', ...args], {}, failing);
  };

  /** Runs a specification of Playwright. */
  const playwright = async (source: string, { failing = false }: { failing?: boolean } = {}) => {
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'playwright.config.ts'), configuration);
    await writeFile(join(folder, 'one.spec.ts'), source);
    return run('@playwright/test/cli.js', ['test'], {}, failing);
  };

  return { folder: () => folder, run, vitest, playwright };
}

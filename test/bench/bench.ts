/** `npm run bench`: the whole comparison. `-- --quick` tries it out, `-- --only <part of a target's or case's name>` does a part; neither is kept. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathOf } from './packages.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true } } });

const npm = (...args: string[]) => execFileSync('npm', args, { cwd: pathOf('.'), stdio: ['ignore', 'ignore', 'inherit'] });
npm('ci', '--prefix', 'test/bench');
npm('run', 'build');

// Only now, because they need what has just been installed.
const { measure } = await import('./measure.ts');
const { report, summary } = await import('./report.ts');

mkdirSync(pathOf('.countersign'), { recursive: true });
const folder = mkdtempSync(join(pathOf('.countersign'), 'bench-'));
const began = performance.now();
try {
  const results = await measure(folder, { quick: values.quick ?? false, only: values.only ?? [] }, console.log);
  if (!values.only) console.log(`\n${report(results)}`);
  console.log(`${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
  if (!values.only && !values.quick) {
    writeFileSync(pathOf('test/bench/results.json'), `${JSON.stringify(results, null, 2)}\n`);
    writeFileSync(pathOf('test/bench/results.md'), report(results));
    const page = readFileSync(pathOf('docs/benchmarks.md'), 'utf8');
    const filled = page.replace(
      /(<!-- bench -->\n)[\s\S]*?(<!-- bench end -->)/,
      (_, open, end) => `${open}\n${summary(results)}\n\n${end}`,
    );
    writeFileSync(pathOf('docs/benchmarks.md'), filled);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

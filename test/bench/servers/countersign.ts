/** Runs Countersign with a scenario of its own: node countersign.ts '{"port","keeping","folder","records"}'. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxOptions } from '../../../src/index.ts';
import type { Keeping } from '../targets/countersign.ts';

interface Settings {
  port: number;
  keeping: Keeping;
  folder: string;
  records: string;
}

const { port, keeping, folder, records } = JSON.parse(process.argv[2] ?? '') as Settings;
// The build, not the sources: as it is shipped.
const build = new URL('../../../dist/index.js', import.meta.url).href;
const { createSandbox } = (await import(build)) as typeof import('../../../src/index.ts');

const kept = keeping === 'memory' ? {} : { data: mkdtempSync(join(folder, 'worlds-')), durability: keeping };
const options: SandboxOptions = {
  port,
  ...kept,
  scenarios: [
    { name: 'bench', description: 'As many records as the run wants.', records: JSON.parse(readFileSync(records, 'utf8')), more: {} },
  ],
};
await createSandbox(options);

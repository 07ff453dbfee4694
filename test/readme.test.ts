/** The README's console blocks, run as printed; `...` in an answer stands for anything. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';

const run = promisify(execFile);
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const blocks = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].map(([, block = '']) =>
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

test('every call in the README answers what it shows', async () => {
  await using sandbox = await createSandbox({ port: 0 });
  expect(blocks.length).toBeGreaterThan(3);
  for (const { command, answer } of blocks.flat()) {
    const { stdout } = await run('bash', ['-c', command.replaceAll('http://127.0.0.1:4010', sandbox.url)]);
    expect(stdout.trim(), command).toMatch(pattern(answer));
  }
});

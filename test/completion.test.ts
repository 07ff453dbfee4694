/** Shell completion: the scripts, and what they ask the command for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { commands } from './command.ts';

const { run } = commands();

/** What is offered for a command line, its last word unfinished. */
async function offered(...words: string[]): Promise<string[]> {
  const asked = run('complete', '--', ...words);
  expect(await asked.code).toBe(0);
  return asked
    .out()
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t')[0] ?? '');
}

test.each(['bash', 'zsh', 'fish', 'powershell'])('there is a script for %s, and it asks the command', async (shell) => {
  const printed = run('complete', shell);
  expect(await printed.code).toBe(0);
  expect(printed.out()).toMatch(/countersign'? complete '?--/);
});

test('the script for bash is valid', async () => {
  const printed = run('complete', 'bash');
  await printed.code;
  const bash = spawn('bash', ['-n']);
  bash.stdin.end(printed.out());
  expect(await once(bash, 'close')).toEqual([0, null]);
});

test('commands, options and choices are completed', async () => {
  expect(await offered('')).toEqual(expect.arrayContaining(['start', 'exec', 'list', 'show', 'goto', 'requests']));
  expect(await offered('go')).toEqual(['goto']);
  expect(await offered('list', '--')).toEqual(expect.arrayContaining(['--status', '--where', '--world', '--json']));
  expect(await offered('start', '--durability', '')).toEqual(['always', 'batched', 'none']);
});

test('a shell it does not know is refused with those it knows', async () => {
  const refused = run('complete', 'tcsh');
  expect(await refused.code).toBe(1);
  expect(refused.err()).toContain('zsh, bash, fish, powershell');
});

/** A folder of worlds at start: worlds of other fixtures and versions are put aside, or taken back; damaged ones are named. */
import { readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerOptions } from '../core/ledger.ts';
import type { WorldSummary } from '../core/store.ts';
import { pathsOf, readFiles } from './world-file.ts';

// File systems may not tell cases apart, world ids do.
const worldOf = (stem: string) => stem.replace(/~([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const stemOf = (world: string): string => world.replace(/[A-Z]/g, (letter) => `~${letter.toLowerCase()}`);

/** Renames files of a world so that they are no longer its, to names that are free. Returns what was added to the names. */
async function putAside(folder: string, names: readonly string[], suffix: string): Promise<string> {
  const files = new Set(await readdir(folder));
  let free = suffix;
  for (let copy = 2; names.some((name) => files.has(`${name}.${free}`)); copy += 1) free = `${suffix}.${copy}`;
  for (const name of names) await rename(join(folder, name), join(folder, `${name}.${free}`));
  return free;
}

/** Looks at one world. Returns nothing where no world is left. */
async function inspect(folder: string, stem: string, files: readonly string[], options: LedgerOptions): Promise<WorldSummary | undefined> {
  const { fixtures, say } = options;
  const world = worldOf(stem);
  const paths = pathsOf(folder, stem);
  let own = files.filter((file) => file.startsWith(`${stem}.`) && /^\.(json|log|\d+\.log)$/.test(file.slice(stem.length)));
  const text = own.includes(`${stem}.json`) ? await readFile(paths.document, 'latin1') : '';
  if (text.startsWith('{"format":"countersign-world-2"') || own.some((file) => /\.\d+\.log$/.test(file))) {
    const aside = await putAside(folder, own, 'version-2');
    say(`world '${world}' was kept by an older version of Countersign: it starts afresh, its old state is in ${paths.document}.${aside}`);
    own = [];
  }
  const copies = files.filter((file) => file.replace(/\.\d+$/, '') === `${stem}.json.fixtures-${fixtures}`);
  const copy = copies.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
  if (copy !== undefined && own.length === 0) {
    await rename(join(folder, copy.replace('.json', '.log')), paths.log);
    await rename(join(folder, copy), paths.document);
    say(`world '${world}' goes on over the fixtures it was kept over: ${copy} was taken back`);
  }
  const found = await readFiles(world, paths);
  if (!found) return undefined;
  if (found.document.fixtures !== fixtures) {
    const aside = await putAside(folder, own, `fixtures-${found.document.fixtures}`);
    say(`world '${world}' was kept over other fixtures: it starts afresh, its old state is in ${paths.document}.${aside}`);
    return inspect(folder, stem, await readdir(folder), options);
  }
  const { bytes, torn } = found.log;
  if (torn > 0) {
    await truncate(paths.log, bytes);
    say(`world '${world}': the last ${torn} bytes of ${paths.log} were a change that was never kept whole; they are cut off`);
  }
  return { world };
}

/**
 * Reads every file of a folder once, so that a bad one shows at start.
 * @returns the worlds there are, and why where one cannot be used
 */
export async function readFolder(folder: string, options: LedgerOptions): Promise<WorldSummary[]> {
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  for (const file of await readdir(folder)) {
    const [, stem, left] = /^([a-z0-9_~-]+)\.(json\.new|log\.new|json\.dropped)$/.exec(file) ?? [];
    // A world that was being dropped is gone.
    if (left === 'json.dropped') await rm(join(folder, `${stem}.log`), { force: true });
    if (left !== undefined) await rm(join(folder, file), { recursive: true });
  }
  const files = await readdir(folder);
  const stems = files.flatMap((file) => /^([a-z0-9_~-]+)\.(?:json(?:\.fixtures-.+)?|log|\d+\.log)$/.exec(file)?.[1] ?? []);
  const found: WorldSummary[] = [];
  for (const stem of new Set(stems)) {
    const summary = await inspect(folder, stem, files, options).catch(({ message }: Error) => {
      options.say(`world '${worldOf(stem)}' cannot be opened, its files are kept as they are: ${message}`);
      return { world: worldOf(stem), damaged: message };
    });
    if (summary) found.push(summary);
  }
  return found;
}

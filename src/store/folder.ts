/** A folder of worlds at start: what was left unfinished is finished, worlds of other fixtures are put aside, damaged ones are named. */
import { readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorldSummary } from '../core/store.ts';
import { isOlder } from './document.ts';
import { type Paths, readFiles } from './world-file.ts';

// File systems may not tell cases apart, world ids do.
const stemOf = (world: string) => world.replace(/[A-Z]/g, (letter) => `~${letter.toLowerCase()}`);
const worldOf = (stem: string) => stem.replace(/~([a-z])/g, (_, letter: string) => letter.toUpperCase());

export function pathsOf(folder: string, world: string): Paths {
  const stem = join(folder, stemOf(world));
  return { document: `${stem}.json`, log: `${stem}.log` };
}

/** A document on its way out: its log goes with it. */
export const dropped = (document: string): string => `${document}.dropped`;

/** Renames files of a world so that they are no longer its, to names that are free. Returns the first of these. */
async function putAside(folder: string, names: readonly string[], suffix: string): Promise<string> {
  const files = new Set(await readdir(folder));
  let free = suffix;
  for (let copy = 2; names.some((name) => files.has(`${name}.${free}`)); copy += 1) free = `${suffix}.${copy}`;
  for (const name of names) await rename(join(folder, name), join(folder, `${name}.${free}`));
  return join(folder, `${names[0]}.${free}`);
}

/** Suffixes of the documents of a world that are aside, the latest last. */
const suffixesAside = (files: readonly string[], stem: string): string[] =>
  files
    .filter((file) => /^\.json\.(fixtures-.+|version-2(\.\d+)?)$/.test(file.slice(stem.length)) && file.startsWith(stem))
    .map((file) => file.slice(`${stem}.json.`.length))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

/** Ends what a process did not come to the end of: writing a file, dropping a world, putting one aside. */
async function finish(folder: string): Promise<void> {
  const files = await readdir(folder);
  for (const file of files) {
    const [, stem, rest] = /^([a-z0-9_~-]+)\.(json\.new|log\.new|json\.dropped|log)$/.exec(file) ?? [];
    if (stem === undefined) continue;
    const [log, hasDocument] = [join(folder, `${stem}.log`), files.includes(`${stem}.json`)];
    if (rest === 'json.dropped' && !hasDocument) await rm(log, { force: true });
    if (rest !== 'log') await rm(join(folder, file), { force: true });
    else if (!hasDocument) {
      const half = suffixesAside(files, stem).find((suffix) => !files.includes(`${stem}.log.${suffix}`));
      if (half !== undefined) await rename(log, `${log}.${half}`);
    }
  }
}

/** Looks at one world. Returns nothing where no world is left. */
async function inspect(folder: string, stem: string, files: readonly string[], fixtures: string, say: (line: string) => void) {
  const world = worldOf(stem);
  const document = `${stem}.json`;
  const paths = pathsOf(folder, world);
  const logs = files.filter((file) => file.startsWith(`${stem}.`) && /^\.\d+\.log$/.test(file.slice(stem.length)));
  const older = files.includes(document) && isOlder(await readFile(paths.document));
  if (older || logs.length > 0) {
    const aside = await putAside(folder, [...(older ? [document] : []), ...logs], 'version-2');
    say(`world '${world}' was kept by an older version of Countersign: it starts afresh, its old state is in ${aside}`);
    if (older) return undefined;
  }
  const suffix = suffixesAside(files, stem).findLast((one) => one.replace(/\.\d+$/, '') === `fixtures-${fixtures}`);
  if (suffix !== undefined && !files.includes(document) && !files.includes(`${stem}.log`)) {
    await rename(`${paths.log}.${suffix}`, paths.log);
    await rename(`${paths.document}.${suffix}`, paths.document);
    say(`world '${world}' goes on over the fixtures it was kept over: ${document}.${suffix} was taken back`);
  }
  const found = await readFiles(world, paths);
  if (!found) return undefined;
  if (found.document.fixtures !== fixtures) {
    const aside = await putAside(folder, [document, `${stem}.log`], `fixtures-${found.document.fixtures}`);
    say(`world '${world}' was kept over other fixtures: it starts afresh, its old state is in ${aside}`);
    return inspect(folder, stem, await readdir(folder), fixtures, say);
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
 * @param fixtures version of the fixtures; worlds kept over others are put aside, and taken back when theirs return
 * @returns the worlds there are, and why where one cannot be used
 */
export async function readFolder(folder: string, fixtures: string, say: (line: string) => void): Promise<WorldSummary[]> {
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  await finish(folder);
  const files = await readdir(folder);
  const stems = files.flatMap((file) => /^([a-z0-9_~-]+)\.(?:json(?:\.fixtures-.+)?|log|\d+\.log)$/.exec(file)?.[1] ?? []);
  const found: WorldSummary[] = [];
  for (const stem of new Set(stems)) {
    const summary = await inspect(folder, stem, files, fixtures, say).catch(({ message }: Error) => {
      say(`world '${worldOf(stem)}' cannot be opened, its files are kept as they are: ${message}`);
      return { world: worldOf(stem), damaged: message };
    });
    if (summary) found.push(summary);
  }
  return found;
}

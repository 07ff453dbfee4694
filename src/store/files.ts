/** The files of one world: `<world>.json`, its snapshot, and `<world>.<number>.log`, what has happened since. */
import { readdirSync } from 'node:fs';
import { readFile, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { freeze } from '../core/freeze.ts';
import type { Entry } from './entry.ts';
import { isLog, read } from './line.ts';
import type { Segment } from './log.ts';
import { type Kept, SnapshotFile } from './snapshot.ts';
import { UnreadableFile } from './unreadable.ts';

// File systems may not tell cases apart, world ids do.
const stemOf = (world: string) => world.replace(/[A-Z]/g, (letter) => `~${letter.toLowerCase()}`);
const worldOf = (stem: string) => stem.replace(/~([a-z])/g, (_, letter: string) => letter.toUpperCase());

const named = /^([a-z0-9_~-]+)(?:\.json|\.(\d+)\.log)$/;

/** The worlds a folder has files of, whether it has a snapshot, and the numbers of the logs. */
export function listing(folder: string): Map<string, { snapshot: boolean; logs: number[] }> {
  const found = new Map<string, { snapshot: boolean; logs: number[] }>();
  for (const file of readdirSync(folder)) {
    const [, stem, log] = named.exec(file) ?? [];
    if (stem === undefined) continue;
    const world = found.get(worldOf(stem)) ?? { snapshot: false, logs: [] };
    if (log === undefined) world.snapshot = true;
    else world.logs.push(Number(log));
    found.set(worldOf(stem), world);
  }
  for (const { logs } of found.values()) logs.sort((one, other) => one - other);
  return found;
}

export const snapshotPath = (folder: string, world: string) => join(folder, `${stemOf(world)}.json`);
const logPath = (folder: string, world: string, number: number) => join(folder, `${stemOf(world)}.${number}.log`);

/** A log that is still empty. Its checksums go on from those of the log before, so that none passes for another, or ends too early. */
export const emptyLog = (folder: string, world: string, number: number, checksum: number): Segment => ({
  path: logPath(folder, world, number),
  bytes: 0,
  checksum,
});

/** What was read of a world: its snapshot, what has happened since, and where its log goes on. */
export interface Found {
  kept: Kept;
  /** Characters of the snapshot. */
  size: number;
  entries: Entry[];
  segment: Segment;
  /** Number of that log. */
  number: number;
}

/**
 * Reads a world. A line at the end of its log that was never written whole is cut off, and `say` is told.
 * @param logs numbers of the logs there are; those before the snapshot are done with, and removed
 * @throws UnreadableFile
 */
export async function readWorld(folder: string, world: string, logs: readonly number[], say: (line: string) => void): Promise<Found> {
  const file = new SnapshotFile(snapshotPath(folder, world), world, false);
  const kept = await file.read();
  const entries: Entry[] = [];
  let segment = emptyLog(folder, world, kept.log, kept.after);
  let number = kept.log;
  let torn = 0;
  const due = logs.filter((one) => one >= kept.log);
  for (const [place, next] of due.entries()) {
    const path = logPath(folder, world, next);
    if (next !== kept.log + place) throw new UnreadableFile(path, `goes on from log ${kept.log + place}, which is missing`);
    if (torn > 0) throw new UnreadableFile(segment.path, 'damaged, it ends within a line although another log goes on from it');
    const lines = read<Entry>(path, await readFile(path), segment.checksum);
    for (const entry of freeze(lines.values)) entries.push(entry);
    number = next;
    segment = { path, bytes: lines.bytes, checksum: lines.checksum };
    torn = lines.torn;
  }
  if (torn > 0) {
    await truncate(segment.path, segment.bytes);
    say(`world '${world}': the last ${torn} bytes of ${segment.path} were a change that was never kept whole; they are cut off`);
  }
  for (const done of logs.filter((one) => one < kept.log)) await rm(logPath(folder, world, done), { force: true });
  return { kept, size: file.size, entries, segment, number };
}

/** Removes the files of a world, the snapshot first: without it the others are nothing. */
export async function removeWorld(folder: string, world: string): Promise<void> {
  await rm(snapshotPath(folder, world), { force: true });
  await removeLogs(folder, world, listing(folder).get(world)?.logs ?? []);
}

/**
 * Removes the logs of a world that was dropped, of which nothing else is left.
 * @throws UnreadableFile for a file that is no log of ours
 */
export async function removeRemains(folder: string, world: string, logs: readonly number[]): Promise<void> {
  for (const number of logs) {
    const path = logPath(folder, world, number);
    if (!isLog(await readFile(path))) throw new UnreadableFile(path, 'not a log of a Countersign world');
  }
  await removeLogs(folder, world, logs);
}

export async function removeLogs(folder: string, world: string, logs: readonly number[]): Promise<void> {
  for (const number of logs) await rm(logPath(folder, world, number), { force: true });
}

/** Renames the files of a world so that they are no longer its. Answers the snapshot's new path. */
export async function putAside(folder: string, world: string, logs: readonly number[], suffix: string): Promise<string> {
  for (const number of logs) await rename(logPath(folder, world, number), `${logPath(folder, world, number)}.${suffix}`);
  const aside = `${snapshotPath(folder, world)}.${suffix}`;
  await rename(snapshotPath(folder, world), aside);
  return aside;
}

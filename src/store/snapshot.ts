/** A world's snapshot: everything at one moment, in one JSON file, and the number of the log that goes on from there. */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Adapter } from 'lowdb';
import { freeze } from '../core/freeze.ts';
import type { Base, Change, Dump, Item } from '../core/store.ts';
import type { SavedRecords, State } from './entry.ts';
import { hex } from './line.ts';
import { Records } from './records.ts';
import { slices } from './slices.ts';
import { syncFolder } from './sync.ts';
import { UnreadableFile } from './unreadable.ts';

const format = 'countersign-world-2';

/** Everything that differs from a base, by its name. */
interface Part {
  base: string;
  changes: Dump;
}

/**
 * `fixtures` is the version of the fixtures that the changes are changes against, `log` the number of the log that goes on from
 * here, and `after` the checksum its first line goes on from.
 */
interface Head {
  format: typeof format;
  world: string;
  fixtures: string;
  log: number;
  after: number;
}

/** What the file holds; its last field is a checksum of all before it. */
export interface Kept extends Head, Part {
  saved: (Part & { name: string; note: Item })[];
}

/** What is to be written. */
export interface Snapshot extends Omit<Head, 'format'> {
  state: State;
}

const end = /,"checksum":"([0-9a-f]{8})"\}\n$/;

const isChange = (value: unknown): value is Change =>
  Array.isArray(value) &&
  value.length === 3 &&
  typeof value[0] === 'string' &&
  typeof value[1] === 'string' &&
  typeof value[2] === 'object';

const isPart = (value: Partial<Part> | null) =>
  typeof value?.base === 'string' && Array.isArray(value.changes) && value.changes.every(isChange);

/** @throws UnreadableFile naming the file and what is wrong with it */
function parse(path: string, text: string, world: string): Kept {
  let kept: Partial<Kept> | null;
  try {
    kept = JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(path, `damaged, not JSON (${(error as Error).message})`);
  }
  if (kept?.format !== format) throw new UnreadableFile(path, `not a Countersign world (no "format": "${format}")`);
  const tail = end.exec(text.slice(-32));
  if (!tail || hex(crc32(text.slice(0, -tail[0].length))) !== tail[1]) throw new UnreadableFile(path, 'damaged, its checksum is wrong');
  if (kept.world !== world) throw new UnreadableFile(path, `holds the world '${kept.world}', its name says '${world}'`);
  const whole =
    Number.isInteger(kept.log) && Number.isInteger(kept.after) && Array.isArray(kept.saved) && [kept, ...kept.saved].every(isPart);
  if (!whole) throw new UnreadableFile(path, 'damaged, "changes" is no list of changes');
  return freeze(kept) as Kept;
}

/** The state a file holds, come by in slices. @param base finds a base by name */
export async function stateOf({ saved, ...now }: Kept, base: (name: string) => Base): Promise<State> {
  const step = 256;
  const others = slices();
  const records = async ({ base: name, changes }: Part) => {
    let all = Records.over(base(name));
    for (let from = 0; from < changes.length; from += step) {
      all = all.with(changes.slice(from, from + step));
      await others();
    }
    return all;
  };
  const images = new Map<string, SavedRecords>();
  for (const { name, note, ...part } of saved) images.set(name, { name, note, image: await records(part) });
  return { records: await records(now), saved: images };
}

/** The text of a file in small pieces. */
function* pieces({ state, ...head }: Snapshot): Generator<string> {
  function* part(records: Records): Generator<string> {
    yield `"base":${JSON.stringify(records.base.name)},"changes":[`;
    let separator = '';
    for (const change of records.changes()) {
      yield `${separator}${JSON.stringify(change)}`;
      separator = ',\n';
    }
    yield ']';
  }
  yield `${JSON.stringify({ format, ...head }).slice(0, -1)},`;
  yield* part(state.records);
  yield ',"saved":[';
  for (const [place, { name, note, image }] of [...state.saved.values()].entries()) {
    yield `${place === 0 ? '' : ','}{"name":${JSON.stringify(name)},"note":${JSON.stringify(note)},`;
    yield* part(image);
    yield '}';
  }
  yield ']';
}

/** Characters of text that are written at once. */
const chunk = 65_536;

/** One world's snapshot, as lowdb reads and writes it: in slices, and in place of the old one only when it is whole. */
export class SnapshotFile implements Adapter<Snapshot | Kept> {
  readonly #path: string;
  readonly #world: string;
  /** Whether the disk must have it before the old one goes. */
  readonly #synced: boolean;
  /** Characters of the last one written or read. */
  size = 0;

  constructor(path: string, world: string, synced: boolean) {
    this.#path = path;
    this.#world = world;
    this.#synced = synced;
  }

  /** @throws UnreadableFile */
  async read(): Promise<Kept> {
    const text = await readFile(this.#path, 'utf8');
    this.size = text.length;
    return parse(this.#path, text, this.#world);
  }

  async write(snapshot: Snapshot | Kept): Promise<void> {
    if (!('state' in snapshot)) throw new TypeError('What was read is not written again');
    const unfinished = `${this.#path}.new`;
    try {
      this.size = await writeSnapshot(unfinished, snapshot, this.#synced);
      await rename(unfinished, this.#path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    if (this.#synced) await syncFolder(dirname(this.#path));
  }
}

/** Writes the file a little at a time, and answers its length. */
async function writeSnapshot(path: string, snapshot: Snapshot, synced: boolean): Promise<number> {
  const file = await open(path, 'w');
  try {
    const others = slices();
    let text = '';
    let size = 0;
    let checksum = 0;
    const put = async () => {
      checksum = crc32(text, checksum);
      size += text.length;
      await file.writeFile(text);
      text = '';
    };
    for (const piece of pieces(snapshot)) {
      text += piece;
      if (text.length > chunk) await put();
      const turn = others();
      if (turn) await turn;
    }
    await put();
    text = `,"checksum":"${hex(checksum)}"}\n`;
    await put();
    if (synced) await file.sync();
    return size;
  } finally {
    await file.close();
  }
}

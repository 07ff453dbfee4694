/** One world in its two files, as lowdb's adapter: the document, and the log of the entries since. */
import { closeSync, fdatasync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Adapter } from 'lowdb';
import { type Bases, Behind, type Entry, type Kept } from '../core/store.ts';
import { type Document, imageOf, parseDocument, writeDocument } from './document.ts';
import { UnreadableFile } from './lock.ts';
import { entryLine, headerLine, type Log, parseLog } from './log.ts';

/**
 * When an entry counts as kept: `always` when the disk has it, `batched` when the operating system has it (it outlives the
 * process, not the machine's power), `none` at once.
 */
export type Durability = 'always' | 'batched' | 'none';

export const durabilities: readonly Durability[] = ['always', 'batched', 'none'];

export interface Settings {
  /** Version of the fixtures. */
  fixtures: string;
  durability: Durability;
  bases: Bases;
  /** Receives what goes wrong where no call is waiting for it, and what is repaired, a line each. */
  say: (line: string) => void;
}

export interface Paths {
  document: string;
  log: string;
}

const syncData = promisify(fdatasync);

/** Makes the disk have the names in a folder: of files that are new, renamed or gone. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** Puts a new file in the place of an old one once it is written whole. */
async function replaceFile(path: string, synced: boolean, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const unfinished = `${path}.new`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      await write(file);
      if (synced) await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  if (synced) await syncFolder(dirname(path));
}

const readable = (path: string) =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UnreadableFile(path, `cannot be read (${error.message})`);
  });

/**
 * Reads both files of a world; undefined if there are none, or if a beginning was not finished.
 * @throws UnreadableFile naming what is damaged, newer or missing
 */
export async function readFiles(world: string, paths: Paths): Promise<{ document: Document; log: Log } | undefined> {
  const [documentBytes, logBytes] = [await readable(paths.document), await readable(paths.log)];
  const document = documentBytes && parseDocument(paths.document, documentBytes, world);
  const log = logBytes && parseLog(paths.log, logBytes, world);
  if (!document && (!log || (log.follows === 0 && log.entries.length === 0))) return undefined;
  if (!document) throw new UnreadableFile(paths.document, `is missing, its log ${paths.log} is there`);
  if (!log) throw new UnreadableFile(paths.log, `is missing, its document ${paths.document} is there`);
  if (log.follows > document.number)
    throw new UnreadableFile(paths.log, `goes on from entry ${log.follows}, the document ends with entry ${document.number}`);
  return { document, log };
}

interface Waiting {
  number: number;
  entry: Entry;
  done: () => void;
  failed: (error: unknown) => void;
}

export class WorldFile implements Adapter<Kept | null> {
  readonly #world: string;
  readonly #paths: Paths;
  readonly #settings: Settings;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  /** Number of the last entry that was appended, written or still waiting. */
  #last = 0;
  /** Number of the last entry in the log, and bytes of it that are good; undefined before the world is begun. */
  #log: { number: number; bytes: number } | undefined;
  /** Whether the log may have bytes after the good ones. */
  #soiled = false;
  /** Why entries that no call is waiting for are not written yet. */
  #overdue: string | undefined;

  constructor(world: string, paths: Paths, settings: Settings) {
    this.#world = world;
    this.#paths = paths;
    this.#settings = settings;
  }

  async read(): Promise<Kept | null> {
    const found = await readFiles(this.#world, this.#paths);
    if (!found) return null;
    const { document, log } = found;
    const { bases } = this.#settings;
    const since = log.entries.slice(document.number - log.follows);
    const image = since.reduce((before, entry) => before.after(entry, bases), imageOf(document, bases));
    this.#last = document.number + since.length;
    this.#log = { number: log.follows + log.entries.length, bytes: log.bytes };
    // A log that ends before the document does cannot be gone on with.
    if (this.#log.number < this.#last) await this.#beginLog(this.#last);
    return { image, number: this.#last, changed: since.reduce((sum, entry) => sum + ('changes' in entry ? entry.changes.length : 1), 0) };
  }

  async write(kept: Kept | null): Promise<void> {
    if (!kept) return;
    const { image, number } = kept;
    await this.#writing;
    const { fixtures, durability, say } = this.#settings;
    const writeWhole = () =>
      replaceFile(this.#paths.document, durability === 'always', (file) =>
        writeDocument(file, { world: this.#world, fixtures, number }, image),
      );
    if (!this.#log) {
      // The log first: one with only a header and without a document is a beginning that was not finished.
      await this.#beginLog(number);
      await writeWhole().catch(async (error: unknown) => {
        this.#log = undefined;
        await rm(this.#paths.log, { force: true });
        throw error;
      });
    } else {
      await writeWhole();
      this.#waiting = this.#waiting.filter((one) => one.number > number);
      await this.#beginLog(number).catch((error: Error) =>
        say(`${this.#paths.log}: the log could not be emptied and goes on as it is: ${error.message}`),
      );
    }
    this.#last = Math.max(this.#last, number);
  }

  async #beginLog(follows: number): Promise<void> {
    const header = headerLine(this.#world, follows);
    await replaceFile(this.#paths.log, this.#settings.durability === 'always', (file) => file.writeFile(header));
    this.#log = { number: follows, bytes: Buffer.byteLength(header) };
    this.#soiled = false;
  }

  async append(number: number, entry: Entry): Promise<void> {
    if (number !== this.#last + 1) throw new Behind(`entry ${number} cannot follow on entry ${this.#last}`);
    this.#last = number;
    const kept = new Promise<void>((done, failed) => this.#waiting.push({ number, entry, done, failed }));
    this.#writing ??= this.#drain();
    if (this.#settings.durability !== 'none') await kept;
  }

  /** Writes what is waiting, all that came at the same moment at once. */
  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await setImmediate();
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#keep(batch);
        this.#overdue = undefined;
        for (const { done } of batch) done();
      } catch (error) {
        const lost = [...batch, ...this.#waiting];
        const { message } = error as Error;
        if (this.#settings.durability === 'none') {
          // These were answered: they are written with the next entry, before it.
          this.#waiting = lost;
          if (this.#overdue === undefined)
            this.#settings.say(`${this.#paths.log}: changes cannot be written, they are tried again: ${message}`);
          this.#overdue = message;
          break;
        }
        this.#waiting = [];
        this.#last = this.#log?.number ?? 0;
        for (const { failed } of lost) failed(error);
      }
    }
    this.#writing = undefined;
  }

  /** Writes entries to the log, all or none of them. */
  async #keep(batch: readonly Waiting[]): Promise<void> {
    const log = this.#log as { number: number; bytes: number };
    const text = Buffer.from(batch.map(({ number, entry }) => entryLine(number, entry)).join(''));
    const descriptor = openSync(this.#paths.log, 'a', 0o600);
    const clean = () => {
      if (this.#soiled) ftruncateSync(descriptor, log.bytes);
      this.#soiled = false;
    };
    try {
      clean();
      this.#soiled = true;
      for (let written = 0; written < text.length; ) written += writeSync(descriptor, text, written);
      if (this.#settings.durability === 'always') await syncData(descriptor);
      this.#log = { number: (batch.at(-1) as Waiting).number, bytes: log.bytes + text.length };
      this.#soiled = false;
    } catch (error) {
      try {
        clean();
      } catch {
        // It is cleaned before anything else is written.
      }
      throw error;
    } finally {
      closeSync(descriptor);
    }
  }

  async close(): Promise<void> {
    await this.#writing;
    if (this.#waiting.length > 0) await this.#drain();
    const lost = this.#waiting.length;
    if (lost > 0) this.#settings.say(`${this.#paths.log}: ${lost} changes are lost, they could not be written: ${this.#overdue}`);
  }
}

/** One world in its two files, as lowdb's adapter: the document, and the log of the entries since. */
import { closeSync, constants, existsSync, fdatasync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Adapter } from 'lowdb';
import { Behind, type Kept, type LedgerOptions, UnreadableFile } from '../core/ledger.ts';
import type { Entry } from '../core/store.ts';
import { type Document, documentText, imageOf, parseDocument } from './document.ts';
import { entryLine, headerLine, type Log, parseLog } from './log.ts';

const syncData = promisify(fdatasync);

/** Makes the disk have the names in a folder: of files that are new, renamed or gone. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** Puts a new file in the place of an old one once it is written whole. */
async function replaceFile(path: string, text: string, synced: boolean): Promise<void> {
  const unfinished = `${path}.new`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    const written = file.writeFile(text).then(() => (synced ? file.sync() : undefined));
    await written.finally(() => file.close());
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  if (synced) await syncFolder(dirname(path));
}

const bytesOf = async (path: string) => (existsSync(path) ? readFile(path) : undefined);

/** @param stem name of a world's files without their endings */
export const pathsOf = (folder: string, stem: string) => ({ document: join(folder, `${stem}.json`), log: join(folder, `${stem}.log`) });

type Paths = ReturnType<typeof pathsOf>;

/**
 * Reads both files of a world; undefined if there are none, or if its beginning was not finished.
 * @throws UnreadableFile naming what is damaged, newer or missing
 */
export async function readFiles(world: string, paths: Paths): Promise<{ document: Document; log: Log } | undefined> {
  const [documentBytes, logBytes] = [await bytesOf(paths.document), await bytesOf(paths.log)];
  const document = documentBytes && parseDocument(paths.document, documentBytes, world);
  const log = logBytes && parseLog(paths.log, logBytes, world);
  if (!document && (!log || (log.follows === 0 && log.entries.length === 0))) return undefined;
  if (!document) throw new UnreadableFile(paths.document, `is missing, its log ${paths.log} is there`);
  if (!log) throw new UnreadableFile(paths.log, `is missing, its document ${paths.document} is there`);
  if (log.follows > document.number)
    throw new UnreadableFile(paths.log, `goes on from entry ${log.follows}, the document ends with entry ${document.number}`);
  return { document, log };
}

export class WorldFile implements Adapter<Kept | null> {
  readonly #world: string;
  readonly #paths: Paths;
  readonly #options: LedgerOptions;
  /** Lines to be written, the write that will take them, and the write under way. */
  #waiting: string[] = [];
  #next: Promise<void> | undefined;
  #writing: Promise<void> | undefined;
  /** Number of the last entry that was appended, written or not. */
  #last = 0;
  /** Number of the last entry in the log, and bytes of it that are good; undefined before the world is begun. */
  #log: { number: number; bytes: number } | undefined;
  /** Why entries that no call is waiting for are not written yet. */
  #overdue: string | undefined;

  constructor(world: string, paths: Paths, options: LedgerOptions) {
    this.#world = world;
    this.#paths = paths;
    this.#options = options;
  }

  async read(): Promise<Kept | null> {
    const found = await readFiles(this.#world, this.#paths);
    if (!found) return null;
    const { document, log } = found;
    const since = log.entries.slice(document.number - log.follows);
    const image = since.reduce((one, entry) => one.after(entry, this.#options.bases), imageOf(document, this.#options.bases));
    this.#last = document.number + since.length;
    this.#log = { number: log.follows + log.entries.length, bytes: log.bytes };
    // A log that ends before the document does is replaced.
    if (this.#log.number < this.#last) await this.#beginLog(this.#last);
    return { image, number: this.#last, changed: since.reduce((sum, entry) => sum + ('changes' in entry ? entry.changes.length : 1), 0) };
  }

  async write(kept: Kept | null): Promise<void> {
    if (!kept) return;
    const { image, number } = kept;
    const { fixtures, durability, say } = this.#options;
    const { document, log } = this.#paths;
    await (this.#next ?? this.#writing);
    // The log first: one with only a header and without a document is a beginning that was not finished.
    const begins = !this.#log;
    if (begins) await this.#beginLog(number);
    try {
      await replaceFile(document, documentText({ world: this.#world, fixtures, number }, image), durability === 'always');
    } catch (error) {
      if (begins) {
        this.#log = undefined;
        await rm(log, { force: true });
      }
      throw error;
    }
    this.#last = number;
    if (!begins) await this.#beginLog(number).catch(({ message }: Error) => say(`${log}: it could not be emptied, it goes on: ${message}`));
  }

  async #beginLog(follows: number): Promise<void> {
    const header = headerLine(this.#world, follows);
    await replaceFile(this.#paths.log, header, this.#options.durability === 'always');
    this.#log = { number: follows, bytes: Buffer.byteLength(header) };
    this.#waiting = [];
  }

  async append(number: number, entry: Entry): Promise<void> {
    if (number !== this.#last + 1) throw new Behind(`entry ${number} cannot follow on entry ${this.#last}`);
    this.#last = number;
    this.#waiting.push(entryLine(number, entry));
    this.#next ??= this.#flush(this.#writing);
    if (this.#options.durability !== 'none') await this.#next;
  }

  /** Writes what is waiting, and all that comes until the write before is over. If that one fails, these are lost as well. */
  async #flush(before: Promise<void> | undefined): Promise<void> {
    let batch: string[] = [];
    try {
      await before;
      await setImmediate();
      batch = this.#waiting;
      this.#waiting = [];
      this.#writing = this.#next;
      this.#next = undefined;
      await this.#keep(batch);
      this.#overdue = undefined;
    } catch (error) {
      const { message } = error as Error;
      if (this.#options.durability !== 'none') {
        this.#waiting = [];
        this.#next = undefined;
        this.#last = this.#log?.number ?? 0;
        throw error;
      }
      // These were answered: they are written with the next entry, before it.
      this.#waiting = [...batch, ...this.#waiting];
      if (this.#overdue === undefined) this.#options.say(`${this.#paths.log}: changes cannot be written, they are tried again: ${message}`);
      this.#overdue = message;
    } finally {
      this.#writing = undefined;
    }
  }

  /** Writes lines to the log, all or none of them. */
  async #keep(lines: readonly string[]): Promise<void> {
    const { number, bytes } = this.#log as { number: number; bytes: number };
    const text = Buffer.from(lines.join(''));
    const descriptor = openSync(this.#paths.log, constants.O_WRONLY | constants.O_APPEND);
    // What a failed write has left behind the good bytes is cut off, if not at once then before the next write.
    const clean = () => fstatSync(descriptor).size > bytes && ftruncateSync(descriptor, bytes);
    try {
      clean();
      for (let written = 0; written < text.length; ) written += writeSync(descriptor, text, written);
      if (this.#options.durability === 'always') await syncData(descriptor);
      this.#log = { number: number + lines.length, bytes: bytes + text.length };
    } catch (error) {
      try {
        clean();
      } catch {}
      throw error;
    } finally {
      closeSync(descriptor);
    }
  }

  async close(): Promise<void> {
    await (this.#next ?? this.#writing);
    if (this.#waiting.length > 0) await this.#flush(undefined);
    const lost = this.#waiting.length;
    if (lost > 0) this.#options.say(`${this.#paths.log}: ${lost} changes are lost, they could not be written: ${this.#overdue}`);
  }
}

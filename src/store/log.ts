/** A log that is only appended to, a line each entry: what many append at once is written at once. */
import { ftruncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Entry, State } from './entry.ts';
import type { Handles } from './handles.ts';
import { write } from './line.ts';
import { syncData, syncFolder } from './sync.ts';
import { unkept } from './unkept.ts';

/**
 * When an entry counts as kept: `always` when the disk has it, `batched` when the operating system has it (it outlives the
 * process, not the machine's power), `none` at once.
 */
export type Durability = 'always' | 'batched' | 'none';

export const durabilities: readonly Durability[] = ['always', 'batched', 'none'];

interface Waiting {
  entry: Entry;
  state: State;
  done: () => void;
  failed: (error: unknown) => void;
}

/** A file of the log: where it is, and how far it is good. */
export interface Segment {
  path: string;
  bytes: number;
  checksum: number;
}

export interface Log {
  /** Appends what led to a state. As `Keep` has it. */
  append(entry: Entry, state: State): Promise<void> | undefined;
  /** Resolves when all is written. */
  close(): Promise<void>;
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

/**
 * @param next given the state after the last line, answers the segment to go on in
 * @param say told what is not kept where nobody waits for it
 */
export function log(
  first: Segment,
  durability: Durability,
  handles: Handles,
  next: (segment: Segment, state: State) => Segment,
  say: (line: string) => void,
): Log {
  let segment = first;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  // Whether the file may have bytes after those that are good.
  let soiled = false;
  // Why entries that nobody waits for are not written yet.
  let overdue: string | undefined;

  const clean = (descriptor: number) => {
    if (soiled) ftruncateSync(descriptor, segment.bytes);
    soiled = false;
  };

  /** Writes entries, all or none of them. */
  const keep = async (batch: readonly Waiting[]): Promise<void> => {
    const { path, bytes } = segment;
    let { checksum } = segment;
    const lines = batch.map(({ entry }) => {
      const written = write(entry, checksum);
      checksum = written.checksum;
      return written.line;
    });
    const text = lines.join('');
    const descriptor = handles.lend(path);
    try {
      clean(descriptor);
      soiled = true;
      writeAll(descriptor, text);
      if (durability === 'always') {
        await syncData(descriptor);
        if (bytes === 0) await syncFolder(dirname(path));
      }
      segment = { path, checksum, bytes: bytes + Buffer.byteLength(text) };
      soiled = false;
    } catch (error) {
      try {
        clean(descriptor);
      } catch {
        // It is cleaned before anything else is written.
      }
      throw error;
    } finally {
      handles.giveBack(path);
    }
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Whatever else is under way joins in.
      await setImmediate();
      const batch = waiting;
      waiting = [];
      try {
        await keep(batch);
      } catch (error) {
        const lost = [...batch, ...waiting];
        waiting = [];
        if (durability === 'none') {
          // They were answered: they are written with the next one, before it.
          waiting = lost;
          if (overdue === undefined) say(`${segment.path}: changes cannot be written, they are tried again: ${(error as Error).message}`);
          overdue = (error as Error).message;
          break;
        }
        // What waits behind went on from what could not be kept.
        for (const { failed } of lost) failed(unkept(error));
        continue;
      }
      overdue = undefined;
      for (const { done } of batch) done();
      try {
        segment = next(segment, (batch.at(-1) as Waiting).state);
      } catch (error) {
        say(`${segment.path}: the log goes on in the same file: ${(error as Error).message}`);
      }
    }
    writing = undefined;
  };

  return {
    append: (entry, state) => {
      const kept = new Promise<void>((done, failed) => waiting.push({ entry, state, done, failed }));
      writing ??= drain();
      return durability === 'none' ? undefined : kept;
    },
    close: async () => {
      await writing;
      if (waiting.length > 0) await drain();
      if (waiting.length > 0) say(`${segment.path}: ${waiting.length} changes are lost, they could not be written: ${overdue}`);
      if (soiled) clean(handles.lend(segment.path));
      handles.close(segment.path);
    },
  };
}

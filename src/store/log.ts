/** A log that is only appended to, a line each entry: what many append at once is written at once. */
import { fdatasync, ftruncateSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Refusal } from '../core/refusal.ts';
import type { Entry, State } from './entry.ts';
import type { Handles } from './handles.ts';
import { write } from './line.ts';

/**
 * When an entry counts as kept: `always` when the disk has it, `batched` when the operating system has it (it outlives the
 * process, not the machine's power), `none` at once.
 */
export type Durability = 'always' | 'batched' | 'none';

export const durabilities: readonly Durability[] = ['always', 'batched', 'none'];

const sync = promisify(fdatasync);

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

const notKept = (error: unknown) =>
  new Refusal('internal_error', { message: `The change could not be kept, and nothing of it remains: ${(error as Error).message}` });

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

/**
 * @param next given the state after the last line, answers the segment to go on in
 * @param say told what was not kept where nobody waits for it
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

  /** Writes entries, all or none of them. */
  const keep = async (batch: readonly Waiting[]): Promise<void> => {
    const { path, bytes } = segment;
    let { checksum } = segment;
    const descriptor = handles.lend(path);
    try {
      const lines = batch.map(({ entry }) => {
        const written = write(entry, checksum);
        checksum = written.checksum;
        return written.line;
      });
      const text = lines.join('');
      writeAll(descriptor, text);
      if (durability === 'always') await sync(descriptor);
      segment = { path, checksum, bytes: bytes + Buffer.byteLength(text) };
    } catch (error) {
      ftruncateSync(descriptor, bytes);
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
        segment = next(segment, (batch.at(-1) as Waiting).state);
        for (const { done } of batch) done();
      } catch (error) {
        // What waits behind went on from what could not be kept.
        const lost = [...batch, ...waiting];
        waiting = [];
        for (const { failed } of lost) failed(notKept(error));
      }
    }
    writing = undefined;
  };

  return {
    append: (entry, state) => {
      const kept = new Promise<void>((done, failed) => waiting.push({ entry, state, done, failed }));
      writing ??= drain();
      if (durability !== 'none') return kept;
      kept.catch((error: Error) => say(error.message));
      return undefined;
    },
    close: async () => {
      await writing;
      handles.close(segment.path);
    },
  };
}

/** Keeps one world in its files: a line each change, and from time to time a snapshot in their place, written beside the running work. */
import { Low } from 'lowdb';
import type { Base, Store } from '../core/store.ts';
import { after, type State } from './entry.ts';
import { emptyLog, type Found, removeLogs, snapshotPath } from './files.ts';
import type { Handles } from './handles.ts';
import { type Durability, log } from './log.ts';
import { slices } from './slices.ts';
import { type Kept, type Snapshot, SnapshotFile, stateOf } from './snapshot.ts';
import { transactions } from './transactions.ts';
import { unkept } from './unkept.ts';

/** Bytes of log after which a snapshot is worth its while, where the snapshot itself is smaller. */
const worthwhile = 1_048_576;

export interface Folder {
  path: string;
  /** Version of the fixtures. */
  fixtures: string;
  durability: Durability;
  handles: Handles;
  say: (line: string) => void;
}

/** The state a snapshot and its log lead to. */
async function goOn({ kept, entries }: Found, base: (name: string) => Base): Promise<State> {
  const others = slices();
  let state = await stateOf(kept, base);
  for (const entry of entries) {
    state = after(state, entry, base);
    await others();
  }
  return state;
}

/** Begins a world's files, or goes on from those found. `base` finds a base by name. */
export async function keeper(
  { path: folder, fixtures, durability, handles, say }: Folder,
  world: string,
  beginning: State,
  found: Found | undefined,
  base: (name: string) => Base,
): Promise<Store> {
  const file = new SnapshotFile(snapshotPath(folder, world), world, durability === 'always');
  const head = { world, fixtures };
  const low = new Low<Snapshot | Kept>(file, { ...head, log: 1, after: 1, state: beginning });
  const state = found ? await goOn(found, base) : beginning;
  if (!found)
    await low.write().catch((error: unknown) => {
      throw unkept(error, `The world '${world}'`);
    });

  let oldest = found?.kept.log ?? 1;
  let number = found?.number ?? 1;
  let limit = Math.max(worthwhile, found?.size ?? 0);
  let compacting: Promise<void> | undefined;

  /** Writes a snapshot that makes the logs before this one superfluous. If that fails, nothing is lost: they stay. */
  const compact = async (until: number, checksum: number, at: State): Promise<void> => {
    try {
      low.data = { ...head, log: until, after: checksum, state: at };
      await low.write();
      const done = Array.from({ length: until - oldest }, (_, place) => oldest + place);
      oldest = until;
      limit = Math.max(worthwhile, file.size);
      await removeLogs(folder, world, done);
    } catch (error) {
      say(`world '${world}': no snapshot could be written, its log goes on: ${(error as Error).message}`);
    }
    compacting = undefined;
  };

  const lines = log(
    found?.segment ?? emptyLog(folder, world, 1, 1),
    durability,
    handles,
    (segment, at) => {
      if (segment.bytes < limit || compacting) return segment;
      handles.close(segment.path);
      number += 1;
      compacting = compact(number, segment.checksum, at);
      return emptyLog(folder, world, number, segment.checksum);
    },
    say,
  );

  return transactions(state, lines.append, async () => {
    await lines.close();
    await compacting;
  });
}

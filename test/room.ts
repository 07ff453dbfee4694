/** A small disk of its own for a test, where the platform lets one be mounted. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

export interface Room {
  /** A folder on the disk. */
  folder: string;
  /** Takes all room there is but so many bytes. */
  fill(left?: number): Promise<void>;
  /** Gives it back. */
  free(): Promise<void>;
  /** From now on nothing can be written. No file may be open for writing. */
  readOnly(): void;
  remove(): void;
}

/** @returns undefined where nothing can be mounted */
export function room(bytes: number): Room | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'countersign-disk-'));
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', disk)) {
    rmSync(disk, { recursive: true });
    return undefined;
  }
  const folder = join(disk, 'kept');
  mkdirSync(folder);
  const filler = join(disk, 'filler');
  const spare = join(disk, 'spare');
  return {
    folder,
    fill: async (left = 0) => {
      const kept = await open(spare, 'w');
      await kept.writeFile(Buffer.alloc(left));
      await kept.close();
      const file = await open(filler, 'w');
      const block = Buffer.alloc(4096);
      try {
        for (;;) await file.write(block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        await file.close();
      }
      await rm(spare);
    },
    free: () => rm(filler),
    readOnly: () => {
      if (!run('mount', '-o', 'remount,ro', disk)) throw new Error(`${disk} cannot be made read-only`);
    },
    remove: () => {
      run('umount', disk);
      rmSync(disk, { recursive: true, force: true });
    },
  };
}

const tried = room(65_536);
tried?.remove();

/** Whether disks can be mounted here. */
export const canMount = tried !== undefined;

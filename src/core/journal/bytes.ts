/** A queue of bytes in blocks: written at the end, dropped from the start, read at any position in between. */
import { blockSize, giveBack, type Holder, takeBlocks } from './budget.ts';

/** Positions count all bytes since the queue began, so they stay the same when others are dropped. */
export interface ByteQueue {
  /** Number of blocks it has. */
  blocks(): number;
  /** Position of the next byte written, after room for `size` bytes was made. The first `whole` of them will be in one block. */
  reserve(size: number, whole: number): number;
  /** Writes a number from 0 to 2^32 - 1, in four bytes of one block. */
  writeNumber(value: number): void;
  /** Writes text as UTF-8. @param size its bytes */
  writeText(text: string, size: number): void;
  numberAt(position: number): number;
  textAt(position: number, size: number): string;
  /** Drops all bytes before a position. */
  dropBefore(position: number): void;
  /** Drops everything. */
  clear(): void;
}

export function byteQueue(holder: Holder): ByteQueue {
  const blocks: Buffer[] = [];
  // Number of the first block: a position is in block `position / blockSize - first`.
  let first = 0;
  let end = 0;
  const blockAt = (position: number) => blocks[Math.floor(position / blockSize) - first] as Buffer;
  const missing = (size: number) => Math.max(0, Math.ceil((end + size) / blockSize) - first - blocks.length);

  const drop = (count: number) => {
    if (count === 0) return;
    const dropped = blocks.splice(0, count);
    first += dropped.length;
    if (blocks.length === 0) end = first * blockSize;
    giveBack(holder, dropped);
  };

  /** Copies bytes into the blocks they belong to. */
  const writeBytes = (bytes: Buffer) => {
    for (let from = 0; from < bytes.length; ) {
      const copied = bytes.copy(blockAt(end), end % blockSize, from);
      from += copied;
      end += copied;
    }
  };

  return {
    blocks: () => blocks.length,
    reserve: (size, whole) => {
      blocks.push(...takeBlocks(holder, () => missing(size + whole)));
      const left = blockSize - (end % blockSize);
      if (end % blockSize !== 0 && left < whole) end += left;
      return end;
    },
    writeNumber: (value) => {
      blockAt(end).writeUInt32LE(value, end % blockSize);
      end += 4;
    },
    writeText: (text, size) => {
      if (size === 0) return;
      const at = end % blockSize;
      if (at + size > blockSize) writeBytes(Buffer.from(text));
      else end += blockAt(end).write(text, at);
    },
    numberAt: (position) => blockAt(position).readUInt32LE(position % blockSize),
    textAt: (position, size) => {
      const at = position % blockSize;
      if (size === 0) return '';
      if (at + size <= blockSize) return blockAt(position).toString('utf8', at, at + size);
      const parts: Buffer[] = [];
      for (let from = position; from < position + size; from += blockSize - (from % blockSize)) {
        parts.push(blockAt(from).subarray(from % blockSize, (from % blockSize) + position + size - from));
      }
      return Buffer.concat(parts).toString();
    },
    dropBefore: (position) => drop(Math.min(blocks.length, Math.floor(position / blockSize) - first)),
    clear: () => drop(blocks.length),
  };
}

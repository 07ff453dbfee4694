/** The format of a world's log: JSON lines, a header and then a line for each ledger entry, each with a checksum of its rest first. */
import { crc32 } from 'node:zlib';
import { freeze } from '../core/freeze.ts';
import { UnreadableFile } from '../core/ledger.ts';
import type { Entry } from '../core/store.ts';

/** Of the format of documents and logs. */
export const version = 3;

export const hex = (checksum: number): string => checksum.toString(16).padStart(8, '0');

const format = 'countersign-log';
const newline = 0x0a;

/** `["1a2b3c4d",` */
const start = (rest: string | Buffer) => `["${hex(crc32(rest))}",`;

const line = (rest: string) => `${start(rest)}${rest}\n`;

/** @param follows number of the entry before the first of this log */
export const headerLine = (world: string, follows: number): string => line(`${JSON.stringify({ format, version, world, follows })}]`);

/** `["1a2b3c4d",12,{"changes":[...]}]` */
export const entryLine = (number: number, entry: Entry): string => line(`${number},${JSON.stringify(entry)}]`);

/** The values of a line after its checksum; undefined if that is wrong. */
function valuesOf(bytes: Buffer): unknown[] | undefined {
  const head = start(bytes.subarray(12));
  return bytes.length > head.length && bytes.toString('latin1', 0, head.length) === head
    ? JSON.parse(bytes.toString()).slice(1)
    : undefined;
}

/**
 * Returns the entries, the number they follow on, the bytes of all whole lines, and the torn bytes after those: a line that was being
 * written when the process ended.
 * @throws UnreadableFile naming the line that is damaged
 */
export function parseLog(path: string, bytes: Buffer, world: string) {
  const entries: Entry[] = [];
  let follows: number | undefined;
  let end = 0;
  const damaged = (reason: string) =>
    new UnreadableFile(path, `damaged in line ${follows === undefined ? 1 : entries.length + 2}: ${reason}`);
  const read = ([first, second]: unknown[]) => {
    if (follows !== undefined) {
      const number = follows + entries.length + 1;
      if (first !== number) throw damaged(`it should be entry ${number} but is ${first}`);
      entries.push(freeze(second as Entry));
      return;
    }
    const header = first as { format?: string; version?: number; world?: string; follows?: number } | null;
    if (Number(header?.version) > version) throw new UnreadableFile(path, 'made by a newer version of Countersign');
    if (header?.format !== format || header.world !== world) throw damaged(`it is not the beginning of a log of world '${world}'`);
    follows = Number(header.follows);
  };
  for (let next = bytes.indexOf(newline); next !== -1; next = bytes.indexOf(newline, end)) {
    const values = valuesOf(bytes.subarray(end, next));
    if (!values) throw damaged('its checksum is wrong');
    read(values);
    end = next + 1;
  }
  const rest = bytes.subarray(end);
  // A whole line with one more byte did end: its newline was changed.
  if (follows === undefined || valuesOf(rest.subarray(0, -1))) throw damaged('it does not end where it should');
  return { follows, entries, bytes: end, torn: rest.length };
}

export type Log = ReturnType<typeof parseLog>;

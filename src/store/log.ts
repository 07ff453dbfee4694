/** The format of a world's log: JSON lines, a header and then a line for each ledger entry, each with a checksum of its rest first. */
import { crc32 } from 'node:zlib';
import { freeze } from '../core/freeze.ts';
import { UnreadableFile } from '../core/ledger.ts';
import type { Entry } from '../core/store.ts';

/** Of the format of documents and logs. */
export const version = 3;

export const hex = (checksum: number): string => checksum.toString(16).padStart(8, '0');

const format = 'countersign-log';

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

/** The number in the header of a log. @throws UnreadableFile for a newer log, or one of another world */
function followsOf([header]: unknown[], path: string, world: string): number {
  const { follows, ...rest } = header as Record<string, unknown>;
  if (Number(rest['version']) > version) throw new UnreadableFile(path, 'made by a newer version of Countersign');
  if (rest['format'] === format && rest['world'] === world) return Number(follows);
  throw new UnreadableFile(path, `damaged in line 1: it is not the beginning of a log of world '${world}'`);
}

/**
 * Returns the entries, the number they follow on, the bytes of all whole lines, and the torn bytes after those: a line that was being
 * written when the process ended.
 * @throws UnreadableFile naming the line that is damaged
 */
export function parseLog(path: string, bytes: Buffer, world: string) {
  const lines: unknown[][] = [];
  let follows = 0;
  let end = 0;
  const damaged = (line: number, reason: string) => new UnreadableFile(path, `damaged in line ${line}: ${reason}`);
  for (let next = bytes.indexOf('\n'); next !== -1; next = bytes.indexOf('\n', end)) {
    const values = valuesOf(bytes.subarray(end, next));
    if (!values) throw damaged(lines.length + 1, 'its checksum is wrong');
    if (lines.push(values) === 1) follows = followsOf(values, path, world);
    end = next + 1;
  }
  const rest = bytes.subarray(end);
  // A whole line with one more byte did end: its newline was changed.
  if (end === 0 || valuesOf(rest.subarray(0, -1))) throw damaged(lines.length + 1, 'it does not end where it should');
  const entries = lines.slice(1).map(([number, entry], place) => {
    if (number === follows + place + 1) return freeze(entry as Entry);
    throw damaged(place + 2, `it should be entry ${follows + place + 1} but is ${number}`);
  });
  return { follows, entries, bytes: end, torn: rest.length };
}

export type Log = ReturnType<typeof parseLog>;

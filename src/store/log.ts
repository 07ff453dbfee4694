/** The format of a world's log: a header line, then a line for each ledger entry, each with a checksum of the rest of the line first. */
import { crc32 } from 'node:zlib';
import { freeze } from '../core/freeze.ts';
import { UnreadableFile } from '../core/ledger.ts';
import type { Entry } from '../core/store.ts';
import { hex, version } from './document.ts';

const format = 'countersign-log';
const newline = 0x0a;

const line = (text: string) => `${hex(crc32(text))} ${text}\n`;

/** @param follows number of the entry before the first of this log */
export const headerLine = (world: string, follows: number): string => line(JSON.stringify({ format, version, world, follows }));

/** `1a2b3c4d 12 {"changes":[...]}` */
export const entryLine = (number: number, entry: Entry): string => line(`${number} ${JSON.stringify(entry)}`);

/** The text of a line; undefined if its checksum is wrong. */
const textOf = (bytes: Buffer): string | undefined =>
  bytes.length > 9 && bytes.toString('latin1', 0, 9) === `${hex(crc32(bytes.subarray(9)))} ` ? bytes.toString('utf8', 9) : undefined;

/**
 * Returns the entries, the number they follow on, the bytes of all whole lines, and the torn bytes after those: a line that was being
 * written when the process ended.
 * @throws UnreadableFile naming the line that is damaged
 */
export function parseLog(path: string, bytes: Buffer, world: string) {
  const entries: Entry[] = [];
  let follows: number | undefined;
  let start = 0;
  const damaged = (reason: string) =>
    new UnreadableFile(path, `damaged in line ${follows === undefined ? 1 : entries.length + 2}: ${reason}`);
  const read = (text: string) => {
    if (follows !== undefined) {
      const number = `${follows + entries.length + 1} `;
      if (!text.startsWith(number)) throw damaged(`it should be entry ${number}but is ${text.slice(0, text.indexOf(' '))}`);
      entries.push(freeze(JSON.parse(text.slice(number.length)) as Entry));
      return;
    }
    const header = text.startsWith('{') ? JSON.parse(text) : {};
    if (header.version > version) throw new UnreadableFile(path, 'made by a newer version of Countersign');
    if (header.format !== format || header.world !== world) throw damaged(`it is not the beginning of a log of world '${world}'`);
    follows = header.follows;
  };
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
    const text = textOf(bytes.subarray(start, end));
    if (text === undefined) throw damaged('its checksum is wrong');
    read(text);
    start = end + 1;
  }
  const rest = bytes.subarray(start);
  // A whole line with one more byte did end: its newline was changed.
  if (follows === undefined || textOf(rest.subarray(0, -1)) !== undefined) throw damaged('it does not end where it should');
  return { follows, entries, bytes: start, torn: rest.length };
}

export type Log = ReturnType<typeof parseLog>;

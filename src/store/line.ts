/** The lines of a log: checksum, length, JSON. Each checksum goes on from the one before, so that no line can be missing or changed places. */
import { crc32 } from 'node:zlib';
import { UnreadableFile } from './unreadable.ts';

/** `1a2b3c4d 17 {"changes":[...]}`: checksum in hexadecimal, bytes of the JSON, the JSON. */
const form = /^([0-9a-f]{8}) (\d{1,10}) /;
const beginning = /^([0-9a-f]{0,8}$|[0-9a-f]{8} (\d{0,10}$|\d{1,10} ))/;
const newline = 0x0a;

export const hex = (checksum: number): string => checksum.toString(16).padStart(8, '0');

/** A value as a line, and the checksum the next line goes on from. */
export function write(value: unknown, before: number): { line: string; checksum: number } {
  const json = JSON.stringify(value);
  const checksum = crc32(json, before);
  return { line: `${hex(checksum)} ${Buffer.byteLength(json)} ${json}\n`, checksum };
}

export interface Lines<T> {
  values: T[];
  /** Of the last whole line. */
  checksum: number;
  /** Bytes of all whole lines. */
  bytes: number;
  /** Bytes after those: a line that was being written when the process ended. */
  torn: number;
}

/** The parts of a line, or why it is none. */
function parts(line: Buffer, before: number): { json: string; checksum: number } | string {
  const [head, stated, length] = form.exec(line.subarray(0, 24).toString('latin1')) ?? [];
  if (head === undefined) return 'it has no checksum and length';
  const json = line.subarray(head.length);
  if (json.length !== Number(length)) return `it has ${json.length} bytes where ${length} are stated`;
  const checksum = crc32(json, before);
  return hex(checksum) === stated ? { json: json.toString('utf8'), checksum } : 'its checksum is wrong';
}

/** Whether what stands at the end could have been left by a write that did not end: part of a line, or bytes never written. */
function unfinished(rest: Buffer, before: number): boolean {
  if (rest.every((byte) => byte === 0)) return true;
  const [head, , length] = form.exec(rest.subarray(0, 24).toString('latin1')) ?? [];
  if (head === undefined) return rest.length < 24;
  const whole = head.length + Number(length);
  return rest.length <= whole || typeof parts(rest.subarray(0, whole), before) === 'string';
}

/** Whether a file begins as a log does, be it cut off after a few bytes. */
export const isLog = (file: Buffer): boolean => beginning.test(file.subarray(0, 24).toString('latin1'));

/**
 * Reads a log.
 * @throws UnreadableFile if a line is damaged
 */
export function read<T>(path: string, log: Buffer, before: number): Lines<T> {
  const lines: Lines<T> = { values: [], checksum: before, bytes: 0, torn: 0 };
  for (let end = log.indexOf(newline); end !== -1; end = log.indexOf(newline, lines.bytes)) {
    const line = parts(log.subarray(lines.bytes, end), lines.checksum);
    if (typeof line === 'string') throw new UnreadableFile(path, `damaged in line ${lines.values.length + 1}: ${line}`);
    lines.values.push(JSON.parse(line.json) as T);
    lines.checksum = line.checksum;
    lines.bytes = end + 1;
  }
  const rest = log.subarray(lines.bytes);
  if (rest.length > 0 && !unfinished(rest, lines.checksum)) {
    throw new UnreadableFile(path, `damaged in line ${lines.values.length + 1}: it does not end where it should`);
  }
  return { ...lines, torn: rest.length };
}

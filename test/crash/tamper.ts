/** Lines that end too early, as a machine that loses power leaves them: a kill seldom does. */
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryLine } from '../../src/store/log.ts';
import type { Dice } from './dice.ts';

const newline = 0x0a;

/** The logs of worlds that have begun: one without a document is of a world that was beginning, or being dropped. */
export function logs(folder: string): string[] {
  const files = new Set(readdirSync(folder));
  const begun = [...files].filter((file) => file.endsWith('.log') && files.has(file.replace(/log$/, 'json')));
  return begun.map((file) => join(folder, file));
}

/** Bytes at the end of a file that are no whole line. */
export function tornBytes(path: string): number {
  const bytes = readFileSync(path);
  return bytes.length - bytes.lastIndexOf(newline) - 1;
}

/** Begins one more line and does not end it. Answers the bytes of it, 0 where the log has no whole line to go on from. */
export function beginLine(path: string, dice: Dice): number {
  const bytes = readFileSync(path);
  if (bytes.at(-1) !== newline) return 0;
  const last = bytes.lastIndexOf(newline, -2) + 1;
  // Of an entry its number, or of a header the number it follows on.
  const [, before] = /^.{9}(?:(\d+) |.*"follows":(\d+))/.exec(bytes.toString('utf8', last))?.filter((part) => part !== undefined) ?? [];
  const line = Buffer.from(entryLine(Number(before) + 1, { changes: [['b2core/requests', '1', null]], requestId: null }));
  const length = dice.number(1, line.length - 1);
  writeFileSync(path, line.subarray(0, length), { flag: 'a' });
  return length;
}

/** Cuts the last line at one of its bytes, if it is about this. Answers the bytes left of it, undefined if it is not. */
export function cutLastLine(path: string, about: string, dice: Dice): number | undefined {
  const bytes = readFileSync(path);
  const last = bytes.lastIndexOf(newline, -2) + 1;
  if (bytes.at(-1) !== newline || !bytes.subarray(last).includes(about)) return undefined;
  const left = dice.number(0, bytes.length - last - 1);
  truncateSync(path, last + left);
  return left;
}

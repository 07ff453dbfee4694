/** Lines that end too early, as a machine that loses power leaves them: a kill seldom does. */
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { write } from '../../src/store/line.ts';
import type { Dice } from './dice.ts';

const newline = 0x0a;

/** The log each world goes on in. What is left of a world without a snapshot is none: it was being dropped. */
export function lastLogs(folder: string): string[] {
  const last = new Map<string, number>();
  const files = readdirSync(folder);
  for (const file of files) {
    const [, stem, number] = /^(.+)\.(\d+)\.log$/.exec(file) ?? [];
    if (stem !== undefined && files.includes(`${stem}.json`)) last.set(stem, Math.max(last.get(stem) ?? 0, Number(number)));
  }
  return [...last].map(([stem, number]) => join(folder, `${stem}.${number}.log`)).filter((path) => readFileSync(path).length > 0);
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
  const before = Number.parseInt(bytes.toString('latin1', last, last + 8), 16);
  const line = Buffer.from(write({ changes: [['b2core/requests', '1', null]] }, before).line);
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

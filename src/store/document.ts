/** The format of a world's document: JSON, a changed record per line, with a checksum of everything in its first line. */
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { freeze } from '../core/freeze.ts';
import type { Bases, Changes, Image, Item, UndoStep } from '../core/store.ts';
import { WorldImage } from './image.ts';
import { UnreadableFile } from './lock.ts';

/** Of the format of documents and logs. */
export const version = 3;

export const hex = (checksum: number): string => checksum.toString(16).padStart(8, '0');

const firstLine = (checksum: string) => `{"format":"countersign-world","version":${version},"checksum":"${checksum}",\n`;
const checksumAt = firstLine('').indexOf('"",') + 1;

/** Changes against a base, by its name. */
interface Part {
  base: string;
  changes: Changes;
}

export interface Document extends Part {
  world: string;
  /** Version of the fixtures. */
  fixtures: string;
  /** Of the latest entry it includes. */
  number: number;
  saved: readonly (Part & { name: string; note: Item })[];
  undo: readonly UndoStep[];
}

/** The format that was used before this one, if the document is written in it. */
export const isOlder = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 32).startsWith('{"format":"countersign-world-2"');

/** @throws UnreadableFile naming what is wrong with it */
export function parseDocument(path: string, bytes: Buffer, world: string): Document {
  const [head = '', stated, checksum = ''] =
    /^\{"format":"countersign-world","version":(\d+),"checksum":"(.{8})",\n/.exec(bytes.toString('latin1', 0, 80)) ?? [];
  if (Number(stated) > version) throw new UnreadableFile(path, 'made by a newer version of Countersign');
  if (head !== firstLine(checksum)) throw new UnreadableFile(path, 'damaged in its first line, or not a Countersign world');
  if (hex(crc32(bytes.subarray(head.length))) !== checksum) throw new UnreadableFile(path, 'damaged, its checksum is wrong');
  const document = freeze(JSON.parse(bytes.toString('utf8')) as Document);
  if (document.world !== world) throw new UnreadableFile(path, `holds the world '${document.world}', its name says '${world}'`);
  return document;
}

export function imageOf({ saved, undo, ...now }: Document, bases: Bases): WorldImage {
  const records = ({ base, changes }: Part) => new WorldImage(bases(base)).with(changes);
  const images = saved.map(({ name, note, ...part }) => [name, { note, image: records(part) }] as const);
  return records(now).with([], { saved: new Map(images), undo });
}

/** The text after the first line, in small pieces. */
function* pieces({ world, fixtures, number }: Pick<Document, 'world' | 'fixtures' | 'number'>, image: Image): Generator<string> {
  function* part({ base, changes }: { base: string; changes: Changes }): Generator<string> {
    yield `"base":${JSON.stringify(base)},"changes":[`;
    for (const [place, change] of changes.entries()) yield `${place === 0 ? '' : ','}\n${JSON.stringify(change)}`;
    yield ']';
  }
  const records = (one: Image) => part({ base: one.base.name, changes: one.changes() });
  yield `${JSON.stringify({ world, fixtures, number }).slice(1, -1)},\n`;
  yield* records(image);
  yield ',\n"saved":[';
  for (const [place, [name, saved]] of [...image.saved].entries()) {
    yield `${place === 0 ? '' : ','}\n{"name":${JSON.stringify(name)},"note":${JSON.stringify(saved.note)},`;
    yield* records(saved.image);
    yield '}';
  }
  yield '],\n"undo":[';
  for (const [place, step] of image.undo.entries()) yield `${place === 0 ? '' : ','}\n${JSON.stringify(step)}`;
  yield ']}\n';
}

/** Characters that are written at once. Other calls get their turn in between. */
const chunk = 262_144;

export async function writeDocument(file: FileHandle, head: Pick<Document, 'world' | 'fixtures' | 'number'>, image: Image): Promise<void> {
  await file.writeFile(firstLine('00000000'));
  let text = '';
  let checksum = 0;
  const put = async () => {
    checksum = crc32(text, checksum);
    await file.writeFile(text);
    text = '';
  };
  for (const piece of pieces(head, image)) {
    text += piece;
    if (text.length > chunk) await put();
  }
  await put();
  await file.write(hex(checksum), checksumAt);
}

/** The format of a world's document: JSON, a changed record per line, with a checksum of everything in its first line. */
import { crc32 } from 'node:zlib';
import { freeze } from '../core/freeze.ts';
import { UnreadableFile } from '../core/ledger.ts';
import type { Bases, Changes, Image, Item } from '../core/store.ts';
import { WorldImage } from './image.ts';
import { hex, version } from './log.ts';

const firstLine = (checksum: string) => `{"format":"countersign-world","version":${version},"checksum":"${checksum}",\n`;

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
  undo: readonly { requestId: string | null; changes: Changes; base?: string; note?: Item }[];
}

/** @throws UnreadableFile naming what is wrong with it */
export function parseDocument(path: string, bytes: Buffer, world: string): Document {
  const [head = '', stated, checksum = ''] =
    /^\{"format":"countersign-world","version":(\d+),"checksum":"(.{8})",\n/.exec(bytes.toString('latin1', 0, 80)) ?? [];
  if (Number(stated) > version) throw new UnreadableFile(path, 'made by a newer version of Countersign');
  if (head !== firstLine(checksum)) throw new UnreadableFile(path, 'damaged in its first line, or not a Countersign world');
  if (hex(crc32(bytes.subarray(head.length))) !== checksum) throw new UnreadableFile(path, 'damaged, its checksum is wrong');
  const document = freeze(JSON.parse(bytes.toString('utf8')) as Document);
  const lists = [document.changes, document.saved, document.undo];
  if (!lists.every(Array.isArray)) throw new UnreadableFile(path, 'damaged, no lists of changes');
  if (document.world !== world) throw new UnreadableFile(path, `holds the world '${document.world}', its name says '${world}'`);
  return document;
}

export function imageOf({ saved, undo, ...now }: Document, bases: Bases): WorldImage {
  const records = ({ base, changes }: Part) => new WorldImage(bases(base)).with(changes);
  const images = saved.map(({ name, note, ...part }) => [name, { note, image: records(part) }] as const);
  const steps = undo.map(({ base, note = {}, ...step }) =>
    base === undefined ? step : { requestId: null, note, image: records({ base, changes: step.changes }) },
  );
  return records(now).with([], { saved: new Map(images), undo: steps });
}

const lines = (texts: readonly string[]) => `[\n${texts.join(',\n')}]`;
const list = (values: readonly unknown[]) => lines(values.map((value) => JSON.stringify(value)));

const part = (image: Image) => `"base":${JSON.stringify(image.base.name)},"changes":${list(image.changes())}`;

export function documentText(head: Pick<Document, 'world' | 'fixtures' | 'number'>, image: Image): string {
  const whole = (told: object, one: Image) => `${JSON.stringify(told).slice(0, -1)},${part(one)}}`;
  const saved = [...image.saved].map(([name, one]) => whole({ name, note: one.note }, one.image));
  const undo = image.undo.map((step) => ('image' in step ? whole({ requestId: null, note: step.note }, step.image) : JSON.stringify(step)));
  const rest = `${JSON.stringify(head).slice(1, -1)},\n${part(image)},\n"saved":[${saved.join(',\n')}],\n"undo":${lines(undo)}}\n`;
  return firstLine(hex(crc32(rest))) + rest;
}

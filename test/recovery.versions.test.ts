/** Worlds of other fixtures and of other versions of Countersign, and the modes of the folder's files. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { folders, some } from './folder.ts';

const { file, files, folder, found, open, played, putIn, refused, said } = folders();

test('a world of other fixtures is put aside, never over an earlier copy, and taken back when its fixtures return', async () => {
  const first = await putIn('v1', '1');
  const second = await putIn('v2', '2');
  expect(said()).toEqual([`world 'w' was kept over other fixtures: it starts afresh, its old state is in ${file('w.json.fixtures-v1')}`]);
  expect(await found('v1')).toEqual(first);
  expect(said().slice(1)).toEqual([
    `world 'w' was kept over other fixtures: it starts afresh, its old state is in ${file('w.json.fixtures-v2')}`,
    "world 'w' goes on over the fixtures it was kept over: w.json.fixtures-v1 was taken back",
  ]);
  await writeFile(file('w.log.fixtures-v1'), 'an earlier copy');
  expect(await found('v2')).toEqual(second);
  expect(await files()).toEqual(['w.json', 'w.json.fixtures-v1.2', 'w.log', 'w.log.fixtures-v1', 'w.log.fixtures-v1.2']);
  await writeFile(file('w.json.fixtures-v1'), 'an earlier copy');
  expect(await found('v1')).toEqual(first);
  expect(said().at(-1)).toMatch(/w\.json\.fixtures-v1\.2 was taken back$/);
  expect(await readFile(file('w.json.fixtures-v1'), 'utf8')).toBe('an earlier copy');
});

test('files of a newer version are refused as such, and kept', async () => {
  const { document, log } = await played(some);
  const newer = Buffer.from(document.toString().replace('"version":3', '"version":4'));
  await refused('w.json', newer, /made by a newer version of Countersign$/);
  await writeFile(file('w.json'), document);
  const header = `${JSON.stringify({ format: 'countersign-log', version: 12, world: 'w', follows: 0 })}]`;
  const checksum = crc32(header).toString(16).padStart(8, '0');
  await refused('w.log', Buffer.from(`["${checksum}",${header}\nwhatever\n`), /made by a newer version of Countersign$/);
  await writeFile(file('w.log'), log);
});

test('files of the version before are put aside, never over an earlier copy', async () => {
  const document =
    '{"format":"countersign-world-2","world":"w","fixtures":"v1","log":1,"after":1,"base":"one","changes":[],"saved":[],"checksum":"0"}\n';
  for (const suffix of ['version-2', 'version-2.2']) {
    await writeFile(file('w.json'), document);
    await writeFile(file('w.1.log'), '1a2b3c4d 2 {}\n');
    await writeFile(file('w.2.log'), '');
    const stores = await open();
    expect(stores.kept().size).toBe(0);
    await stores.close();
    expect(said().splice(0)).toEqual([
      `world 'w' was kept by an older version of Countersign: it starts afresh, its old state is in ${file(`w.json.${suffix}`)}`,
    ]);
    expect(await readFile(file(`w.json.${suffix}`), 'utf8')).toBe(document);
    expect(await readFile(file(`w.1.log.${suffix}`), 'utf8')).toBe('1a2b3c4d 2 {}\n');
  }
  expect(await files()).toHaveLength(6);
});

test('the folder is readable by its owner only, and ignored by git', async () => {
  await rm(folder(), { recursive: true });
  await putIn('v1', '1');
  const mode = async (path: string) => (await stat(path)).mode & 0o777;
  expect(await mode(folder())).toBe(0o700);
  for (const name of ['w.json', 'w.log', '.gitignore', '.lock']) expect(await mode(file(name)), name).toBe(0o600);
  expect(await readFile(file('.gitignore'), 'utf8')).toBe('*\n');
});

/** Who has a folder of worlds, and who only seems to. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lowdbStores } from '../src/store/lowdb.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => lowdbStores(folder, 'v1', () => undefined);

test.runIf(process.platform === 'linux')('a lock does not count whose process is gone, though another one has its id now', async () => {
  const taken = await open();
  const [, started] = (await readFile(join(folder, '.lock'), 'utf8')).split(' ');
  await taken.close();
  await writeFile(join(folder, '.lock'), `${process.ppid} ${started}0`);
  await (await open()).close();
  const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8');
  const itsStart = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  await writeFile(join(folder, '.lock'), `${process.ppid} ${itsStart}`);
  await expect(open()).rejects.toThrow(`(process ${process.ppid})`);
});

test('a folder is taken once, in this process too, and a lock without an owner does not count', async () => {
  const stores = await open();
  await expect(open()).rejects.toThrow(`${folder} is in use by another sandbox`);
  await stores.close();
  await writeFile(join(folder, '.lock'), '');
  await (await open()).close();
  await writeFile(join(folder, '.lock'), '4194304 1');
  await (await open()).close();
});

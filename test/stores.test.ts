import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { durabilities } from '../src/core/ledger.ts';
import { lowdbLedger } from '../src/store/lowdb.ts';
import { memoryLedger } from '../src/store/memory.ts';
import { type Make, named } from './store.bases.ts';
import { storeContract } from './store.contract.ts';
import { savedContract } from './store.saved.contract.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const memory: Make = async () => ({ ledger: memoryLedger() });

const lowdb =
  (durability: (typeof durabilities)[number]): Make =>
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
    folders.push(folder);
    const open = () => lowdbLedger(folder, { fixtures: 'v1', durability, bases: named, say: () => undefined });
    return { ledger: await open(), reopen: open };
  };

/** Every adapter: one more is a line here. */
const adapters: [name: string, make: Make][] = [
  ['memory', memory],
  ...durabilities.map((durability): [string, Make] => [`lowdb, ${durability}`, lowdb(durability)]),
];

describe.each(adapters)('%s', (_, make) => {
  storeContract(make);
  savedContract(make);
});

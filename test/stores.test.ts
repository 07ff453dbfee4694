import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { lowdbStores } from '../src/store/lowdb.ts';
import { memoryStores } from '../src/store/memory.ts';
import type { Make } from './store.bases.ts';
import { storeContract } from './store.contract.ts';
import { savedContract } from './store.saved.contract.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const memory: Make = async () => ({ stores: memoryStores() });

const lowdb: Make = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  folders.push(folder);
  const open = () => lowdbStores(folder, 'v1', () => undefined);
  const stores = await open();
  const reopen = async () => {
    await stores.close();
    return open();
  };
  return { stores, reopen };
};

describe.each([
  ['memory', memory],
  ['lowdb', lowdb],
])('%s', (_, make) => {
  storeContract(make);
  savedContract(make);
});

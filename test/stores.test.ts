import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { lowdbStores } from '../src/store/lowdb.ts';
import { memoryStores } from '../src/store/memory.ts';
import { storeContract } from './store.contract.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe('memory', () => storeContract(async () => ({ stores: memoryStores() })));

describe('lowdb', () =>
  storeContract(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
    folders.push(folder);
    const open = () => lowdbStores(folder, 'v1', () => undefined);
    const stores = await open();
    const reopen = async () => {
      await stores.close();
      return open();
    };
    return { stores, reopen };
  }));

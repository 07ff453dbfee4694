/** `npm run compaction [records]`: how long calls wait while the document of a world of many changed records is written, and how long a start with it takes. Prints figures. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Base, Entry, Item } from '../src/core/store.ts';
import { lowdbLedger } from '../src/store/lowdb.ts';
import { storesOver } from '../src/store/transactions.ts';

const records = Number(process.argv[2] ?? 100_000);
const base: Base = { name: 'base', all: () => [], indexes: () => [['id'], ['status', 'created'], ['created']] };

const item = (number: number, turn: number): Item =>
  Object.freeze({
    id: number,
    status: ['pending', 'approved', 'rejected'][(number + turn) % 3],
    created: new Date(1_767_225_600_000 + number * 1_000).toISOString(),
    amount: `${number}.000000000000000000`,
    text: `Withdrawal request ${number} from client ${number % 977}, turn ${turn}, ${'kept as it was sent '.repeat(10)}`,
  });

const folder = await mkdtemp(join(tmpdir(), 'countersign-compaction-'));
const open = async () => {
  const say = (line: string) => console.log(line);
  return storesOver(await lowdbLedger(folder, { fixtures: 'v1', durability: 'batched', bases: () => base, say }), () => base, say);
};
const stores = await open();
const store = await stores.open('w', stores.over(base.name), true);
const put = (number: number, turn: number) =>
  store.turn(async () => [undefined, { changes: [['b2core/requests', String(number), item(number, turn)]], requestId: null }]);
const enter = (entry: Entry) => store.turn(async () => [undefined, entry]);

await enter({
  load: base.name,
  changes: Array.from({ length: records }, (_, number) => ['b2core/requests', String(number), item(number, 0)] as const),
});
const beingWritten = async () => (await readdir(folder)).includes('w.json.new');
await put(0, 1);

interface Delayed {
  delay: number;
  milliseconds: number;
  calls: number;
}

/** Longest delay of the event loop, in milliseconds, while changes and queries go on, eight at a time. */
async function longest(work: () => Promise<void>): Promise<Delayed> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  let calls = 0;
  let over = false;
  const client = async (place: number) => {
    for (let turn = place; !over; turn += 8) {
      await put((turn * 7_919) % records, turn);
      store.image().find('b2core/requests', { where: { status: 'pending' }, sort: [{ field: 'created', order: 'desc' }], limit: 20 });
      calls += 2;
      await setTimeout(1);
    }
  };
  const clients = Array.from({ length: 8 }, (_, place) => client(place));
  await setTimeout(300);
  monitor.enable();
  calls = 0;
  const begun = performance.now();
  await work();
  const milliseconds = performance.now() - begun;
  monitor.disable();
  const found = { delay: monitor.max / 1e6, milliseconds, calls };
  over = true;
  await Promise.all(clients);
  return found;
}

const told = (what: string, { delay, milliseconds, calls }: Delayed) =>
  console.log(`${what}: the longest delay is ${delay.toFixed(1)} ms in ${milliseconds.toFixed(0)} ms, with ${calls} calls`);

const size = (await stat(join(folder, 'w.json'))).size;
console.log(`${records} changed records, a document of ${(size / 1_048_576).toFixed(0)} MB`);
told('no document is written', await longest(() => setTimeout(1_000)));

// As many changes as the world has changed records make a document due.
const half = Array.from({ length: records / 2 }, (_, number) => ['b2core/requests', String(number), item(number, 2)] as const);
for (let round = 0; round < 5; round += 1) {
  let paused = 0;
  const one = await longest(async () => {
    await enter({ changes: half, undoable: false });
    await enter({ changes: half, undoable: false });
    const before = performance.now();
    // The turn after the document is written: how long a change waits for it.
    await put(0, round);
    paused = performance.now() - before;
    while (await beingWritten()) await setTimeout(2);
  });
  told('a document is written', one);
  console.log(`  a change waits for it for ${paused.toFixed(0)} ms`);
}
await store.close();
await stores.close();

const opened = performance.now();
const again = await open();
const read = performance.now();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const first = await again.open('w', again.over(base.name), false);
delay.disable();
const [reading, opening] = [read - opened, performance.now() - read];
console.log(
  `read at start in ${reading.toFixed(0)} ms; opened when first named in ${opening.toFixed(0)} ms, the longest delay ${(delay.max / 1e6).toFixed(1)} ms`,
);
await first.close();
await again.close();
await rm(folder, { recursive: true });

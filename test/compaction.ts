/** `npm run compaction [records]`: how long requests wait while the snapshot of a world of many changed records is written, and how long a start with it takes. Prints figures. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Base, Item } from '../src/core/store.ts';
import { lowdbStores } from '../src/store/lowdb.ts';

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
const stores = await lowdbStores(folder, 'v1', (line) => console.log(line));
const store = await stores.open('w', () => base, stores.over(base));
const put = (number: number, turn: number) => store.put('b2core/requests', String(number), item(number, turn));

await store.load(
  Array.from({ length: records }, (_, number) => ['b2core/requests', String(number), item(number, 0)] as const),
  base,
);
await put(0, 1);
const snapshots = async () => (await readdir(folder)).filter((file) => file.endsWith('.json.new')).length;
while ((await snapshots()) > 0) await setTimeout(20);

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
      await store.find('b2core/requests', { where: { status: 'pending' }, sort: [{ field: 'created', order: 'desc' }], limit: 20 });
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
console.log(`${records} changed records, a snapshot of ${(size / 1_048_576).toFixed(0)} MB`);
told('no snapshot is written', await longest(() => setTimeout(1_000)));

const logs = async () => (await readdir(folder)).filter((file) => file.endsWith('.log'));
for (let round = 0; round < 5; round += 1) {
  // A snapshot is due once the log is longer than it.
  const long = 'x'.repeat(100_000);
  const fill = (bytes: number) => store.put('b2core/transactions', 'long', Object.freeze({ long: long.repeat(bytes / 100_000) }));
  const logged = async () =>
    (await Promise.all((await logs()).map(async (file) => (await stat(join(folder, file))).size))).reduce((a, b) => a + b, 0);
  while ((await logged()) < size - 2_500_000) await fill(1_000_000);
  const one = await longest(async () => {
    while ((await snapshots()) === 0) {
      await fill(100_000);
      await setTimeout(2);
    }
    while ((await snapshots()) > 0) await setTimeout(2);
  });
  told('a snapshot is written', one);
}
await store.close();
await stores.close();

const opened = performance.now();
const again = await lowdbStores(folder, 'v1', (line) => console.log(line));
const read = performance.now();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const first = await again.open('w', () => base, again.over(base));
delay.disable();
const [reading, opening] = [read - opened, performance.now() - read];
console.log(
  `read at start in ${reading.toFixed(0)} ms; opened when first named in ${opening.toFixed(0)} ms, the longest delay ${(delay.max / 1e6).toFixed(1)} ms`,
);
await first.close();
await again.close();
await rm(folder, { recursive: true });

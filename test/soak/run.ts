/** `npm run soak [requests]`: a million requests of all kinds to one sandbox that keeps its worlds, and what they leave behind. Ends with 1 unless memory is flat and all is well. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createSandbox } from '../../src/index.ts';
import type { Order, Report } from './client.ts';

const total = Number(process.argv[2] ?? 1_000_000);
const clients = 16;
const steps = 20;
const turns = Math.ceil(total / clients / steps);

const complaints: string[] = [];
process.on('warning', (warning) => complaints.push(`warning: ${warning.stack}`));
process.on('unhandledRejection', (reason) => complaints.push(`unhandled rejection: ${(reason as Error).stack}`));

const folder = await mkdtemp(join(tmpdir(), 'countersign-soak-'));
const log = (line: string) => complaints.push(`said: ${line}`);
const sandbox = await createSandbox({ port: 0, data: folder, seed: 7, startTime: '2026-03-01T09:00:00Z', logRequests: false, log });
const client = fork(new URL('client.ts', import.meta.url), { execArgv: [] });

const megabytes = (bytes: number) => bytes / 1_048_576;

interface Figures {
  resident: number;
  heap: number;
  /** In the data folder. */
  disk: number;
}

/** In MB, after what is no longer needed has been collected. */
async function measured(): Promise<Figures> {
  await setTimeout(200);
  for (let turn = 0; turn < 2; turn += 1) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (file) => (await stat(join(folder, file)).catch(() => ({ size: 0 }))).size),
  );
  return { resident: megabytes(rss), heap: megabytes(heapUsed), disk: megabytes(sizes.reduce((sum, size) => sum + size, 0)) };
}

function tell(sent: number, { resident, heap, disk }: Figures, rate = 0): void {
  const figure = (value: number) => `${value.toFixed(0).padStart(4)} MB`;
  const speed = rate > 0 ? `   ${rate.toFixed(0).padStart(5)}/s` : '';
  console.log(
    `${String(sent).padStart(8)} requests   resident ${figure(resident)}   heap ${figure(heap)}   folder ${figure(disk)}${speed}`,
  );
}

tell(0, await measured());
const figures: Figures[] = [];
const statuses: Record<string, number> = {};
for (let step = 0; step < steps; step += 1) {
  const order: Order = { url: sandbox.url, clients, from: step * turns, to: (step + 1) * turns };
  const begun = performance.now();
  client.send(order);
  const [report] = (await once(client, 'message')) as [Report];
  const rate = (turns * clients) / ((performance.now() - begun) / 1000);
  complaints.push(...report.odd);
  for (const [status, count] of Object.entries(report.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
  figures.push(await measured());
  tell((step + 1) * turns * clients, figures.at(-1) as Figures, rate);
}
client.disconnect();
await sandbox.close();
await rm(folder, { recursive: true });

const mean = (part: readonly Figures[], of: keyof Figures) => part.reduce((sum, one) => sum + one[of], 0) / part.length;
// The first fifth fills the journals and warms up; from there on nothing may grow.
const [early, late] = [figures.slice(steps / 5 - 1, (2 * steps) / 5), figures.slice(-steps / 5)];
const growth = (of: keyof Figures) => mean(late, of) / mean(early, of);
const allowed: Record<keyof Figures, number> = { resident: 1.1, heap: 1.1, disk: 1.25 };
for (const of of Object.keys(allowed) as (keyof Figures)[]) {
  const [before, after] = [mean(early, of).toFixed(0), mean(late, of).toFixed(0)];
  console.log(`${of}: ${before} MB after the first fifth, ${after} MB in the last: x ${growth(of).toFixed(2)}`);
  if (!(growth(of) <= allowed[of])) complaints.push(`${of} has grown by more than ${((allowed[of] - 1) * 100).toFixed(0)} %`);
}
console.log('answers by status:', statuses);
for (const complaint of complaints) console.error(complaint);
console.log(complaints.length === 0 ? 'Flat, and nothing to complain of.' : 'Not as it should be.');
process.exitCode = complaints.length === 0 ? 0 : 1;

/** `npm run test:crash [kills] [seed]`: a server under load is killed two hundred times. Prints what came of it; ends with 1 if anything was lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crash } from './rounds.ts';

const [kills = '200', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'countersign-crash-'));
console.log(`seed ${seed}, folder ${folder}`);
let next = 0;
const tally = await crash(folder, Number(kills), Number(seed), (line) => {
  if (next++ % 10 === 0) console.log(line);
});
const starts = tally.millisecondsToStart.toSorted((one, other) => one - other);
console.log({ ...tally, millisecondsToStart: `${Math.round(starts[starts.length >> 1] as number)} in the middle` });
await rm(folder, { recursive: true });

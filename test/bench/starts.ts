/** How long each target takes from its start to its first answer, and what it then holds in memory. */
import pidusage from 'pidusage';
import { cases } from './cases.ts';
import { median } from './median.ts';
import { small } from './plan.ts';
import type { Process, Target } from './target.ts';
import { startCommand } from './targets/countersign.ts';

export interface Start {
  target: string;
  /** Milliseconds, of each run. */
  runs: number[];
  milliseconds: number;
  /** Resident, in MB. */
  megabytes: number;
}

const megabytesOf = async (pid: number) => (await pidusage(pid)).memory / 1_048_576;

/** The name Countersign's command goes by in the figures. */
export const command = 'countersign start --memory';

/** @param times how often each is started; one more run goes before and does not count */
export async function starts(folder: string, targets: readonly Target[], times: number, say: (line: string) => void): Promise<Start[]> {
  const [one] = cases;
  const all: [string, () => Promise<Process>][] = [
    [command, () => startCommand(folder)],
    ...targets.map(({ name, start }): [string, () => Promise<Process>] => [name, () => start({ folder, size: small, one })]),
  ];
  const seen = new Map<string, { milliseconds: number; megabytes: number }[]>(all.map(([name]) => [name, []]));
  for (let time = 0; time <= times; time += 1) {
    for (const [name, start] of all) {
      const process = await start();
      const megabytes = await megabytesOf(process.pid);
      await process.stop();
      if (time > 0) seen.get(name)?.push({ milliseconds: process.milliseconds, megabytes });
    }
  }
  return all.map(([target]) => {
    const runs = seen.get(target) ?? [];
    const milliseconds = median(runs.map((run) => run.milliseconds));
    const megabytes = median(runs.map((run) => run.megabytes));
    say(`start          ${target.padEnd(28)} ${milliseconds.toFixed(0).padStart(7)} ms  ${megabytes.toFixed(0)} MB`);
    return { target, runs: runs.map((run) => Math.round(run.milliseconds)), milliseconds, megabytes };
  });
}

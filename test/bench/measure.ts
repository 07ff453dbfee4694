/** One run, from the records to the results. */
import pidusage from 'pidusage';
import { cases } from './cases.ts';
import { field } from './field.ts';
import { generator } from './generator.ts';
import { machine } from './machine.ts';
import { large, sizes, small, started, targets } from './plan.ts';
import { writeRecords } from './records.ts';
import type { Results } from './results.ts';
import { connections, type Figures, race } from './rounds.ts';
import { starts } from './starts.ts';
import { worldCosts } from './worlds.ts';

export interface Choice {
  quick: boolean;
  /** Parts of names of targets and cases; without any, all of them. */
  only: readonly string[];
}

/** Whether a name is wanted: nothing asked of names of its kind wants all of them. */
function chosen(only: readonly string[], names: readonly string[]): (name: string) => boolean {
  const asked = only.filter((part) => names.some((name) => name.includes(part)));
  return (name) => asked.length === 0 || asked.some((part) => name.includes(part));
}

/** @param folder for temporary files. @throws Error if a target cannot be started or answers a call with anything but 2xx */
export async function measure(folder: string, { quick, only }: Choice, say: (line: string) => void): Promise<Results> {
  const pace = quick ? { rounds: 2, seconds: 0.2, warmUp: 0.2 } : { rounds: 5, seconds: 0.5, warmUp: 2 };
  const wantedTarget = chosen(
    only,
    targets.map(({ name }) => name),
  );
  const wantedCase = chosen(
    only,
    cases.map(({ name }) => name),
  );
  const unknown = only.filter((part) => ![...targets, ...cases].some(({ name }) => name.includes(part)));
  if (unknown.length > 0) throw new Error(`No target or case is called ${unknown.join(', ')}`);
  const results: Results = {
    machine: machine(folder, targets),
    notes: Object.fromEntries(targets.map(({ name, note }) => [name, note])),
    pace: { ...pace, connections },
    figures: [] as Figures[],
    starts: [],
    loaded: {},
    costs: [],
  };
  writeRecords(folder, sizes);
  const load = generator();
  const running = field(folder, wantedTarget);
  try {
    if (only.length === 0) {
      results.starts = await starts(folder, started, quick ? 1 : 5, say);
      Object.assign(results, await worldCosts(load, folder, [small, large], quick ? 50 : 300));
    }
    for (const one of cases.filter(({ name }) => wantedCase(name))) {
      const all = await running.for(one);
      results.figures.push(...(await race(load, one, all, pace, say)));
      if (one === cases[0]) {
        for (const { target, server } of all.filter(({ size }) => size === small)) {
          results.loaded[target.name] = (await pidusage(server.pid)).memory / 1_048_576;
        }
      }
      await running.after();
    }
    return results;
  } finally {
    await running.stop();
    load.stop();
  }
}

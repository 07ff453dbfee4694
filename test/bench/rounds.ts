/** The rounds: in each, one contestant after another takes the same case, so that a slow moment of the machine strikes all alike. */
import pidusage from 'pidusage';
import { type Case, distinctReads } from './cases.ts';
import type { Generator } from './generator.ts';
import { median, quantile } from './median.ts';
import type { Contestant } from './plan.ts';
import type { Server } from './target.ts';

export const connections = 16;

export interface Pace {
  rounds: number;
  /** Seconds a round lasts, about. */
  seconds: number;
  /** Seconds of calls before the first one: Node compiles what is called often enough, and takes its time. */
  warmUp: number;
}

/** What a contestant showed in a case. Each figure is the median of the rounds. */
export interface Figures {
  case: string;
  target: string;
  size: number;
  /** Requests per second of each round. */
  rounds: number[];
  perSecond: number;
  /** Requests per second of CPU time the server spent: what it could do if it had a core to itself. */
  perCpuSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** How busy the server and the load generator kept a core: 1 is all the time. More than one thread may be at work. */
  serverBusy: number;
  generatorBusy: number;
}

interface Burst {
  perSecond: number;
  perCpuSecond: number;
  p50: number;
  p99: number;
  serverBusy: number;
  generatorBusy: number;
}

export interface Running extends Contestant {
  server: Server;
}

/** Amounts are whole shares of the connections, at least a call each. */
const rounded = (amount: number) => Math.max(1, Math.floor(amount / connections)) * connections;

/** One burst of calls. The amount is bounded by what the server can take. */
async function burst(generator: Generator, one: Case, { server, size }: Running, wanted: number): Promise<Burst> {
  const amount = rounded(Math.min(wanted, server.atMost(one), 100_000));
  const further = await server.begin(one, amount);
  const calls = Array.from({ length: one.writes ? amount : Math.min(amount, distinctReads) }, (_, turn) => {
    const call = server.call(one.step(turn, size));
    return { ...call, headers: { ...call.headers, ...further(turn) } };
  });
  const before = await pidusage(server.pid);
  const { seconds, latencies, cpu } = await generator.send({ url: server.url, calls, amount, connections });
  const after = await pidusage(server.pid);
  await server.end();
  const spent = Math.max(after.ctime - before.ctime, 10) / 1000;
  return {
    perSecond: amount / seconds,
    perCpuSecond: amount / spent,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    serverBusy: spent / seconds,
    generatorBusy: cpu / seconds,
  };
}

/** Calls until it is warm. @returns calls per second at the end */
async function warmUp(generator: Generator, one: Case, running: Running, seconds: number): Promise<number> {
  const began = performance.now();
  const bounded = Number.isFinite(running.server.atMost(one));
  let { perSecond } = await burst(generator, one, running, connections);
  let bursts = 0;
  do {
    ({ perSecond } = await burst(generator, one, running, Math.min(perSecond * seconds, 20_000) / 4));
    bursts += 1;
    // One whose rounds are bounded is not put to more than it must.
  } while (bounded ? bursts < 3 : performance.now() - began < seconds * 1000);
  return perSecond;
}

/** All rounds of a case. `say` is told each contestant's figures. */
export async function race(
  generator: Generator,
  one: Case,
  all: readonly Running[],
  { rounds, seconds, warmUp: warm }: Pace,
  say: (line: string) => void,
): Promise<Figures[]> {
  const rates = new Map<Running, number>();
  for (const running of all) rates.set(running, await warmUp(generator, one, running, warm));
  const seen = new Map<Running, Burst[]>(all.map((running) => [running, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const running of all) {
      const rate = rates.get(running) ?? 1000;
      const done = await burst(generator, one, running, rate * seconds);
      rates.set(running, done.perSecond);
      seen.get(running)?.push(done);
    }
  }
  return all.map((running) => {
    const bursts = seen.get(running) ?? [];
    const mid = (figure: keyof Burst) => median(bursts.map((done) => done[figure]));
    const figures: Figures = {
      case: one.name,
      target: running.target.name,
      size: running.size,
      rounds: bursts.map(({ perSecond }) => Math.round(perSecond)),
      perSecond: mid('perSecond'),
      perCpuSecond: mid('perCpuSecond'),
      p50: mid('p50'),
      p99: mid('p99'),
      serverBusy: mid('serverBusy'),
      generatorBusy: mid('generatorBusy'),
    };
    say(
      `${one.name.padEnd(14)} ${figures.target.padEnd(28)} ${String(figures.size).padStart(7)} records ` +
        `${figures.perSecond.toFixed(0).padStart(7)}/s  p50 ${figures.p50.toFixed(2)} ms  p99 ${figures.p99.toFixed(2)} ms  busy ${figures.serverBusy.toFixed(2)}`,
    );
    return figures;
  });
}

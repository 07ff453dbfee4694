/** The goals, each held against the figures of the run. */
import { large, small } from './plan.ts';
import { figuresOf, type Results, ratio } from './results.ts';
import type { Figures } from './rounds.ts';
import { command } from './starts.ts';

export interface Goal {
  goal: string;
  wanted: string;
  reached: string;
  /** The same ratio of requests per second of the servers' CPU time, which other work on the machine disturbs less; no part of the verdict. */
  byCpu: string;
  met: boolean;
}

const inMemory = 'Countersign, memory';
const durable = 'Countersign, batched';
const jsonServers = ['json-server', 'json-server (beta)'];

const times = (value: number) => `${value.toFixed(2)} ×`;
const atLeast = (goal: string, bound: number, one: Figures, ...others: readonly Figures[]): Goal => {
  const value = Math.min(...others.map((other) => ratio(one, other)));
  const byCpu = Math.min(...others.map((other) => one.perCpuSecond / other.perCpuSecond));
  return { goal, wanted: `at least ${bound} ×`, reached: times(value), byCpu: times(byCpu), met: value >= bound };
};
const below = (goal: string, bound: number, unit: string, value: number): Goal => ({
  goal,
  wanted: `below ${bound} ${unit}`,
  reached: `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`,
  byCpu: '',
  met: value < bound,
});

/** @throws Error if the run left out what a goal is about */
export function goals(results: Results): Goal[] {
  const at = (name: string, target: string, size: number = small) => figuresOf(results, name, target, size);
  const get = at('get', inMemory);
  const transition = at('transition', durable);
  const each = (name: string, targets: readonly string[]) => targets.map((target) => at(name, target));
  const start = results.starts.find(({ target }) => target === command);
  const { idle } = results;
  const overBase = idle ? Math.max(idle.after.resident - idle.before.resident, idle.after.heap - idle.before.heap) : Number.NaN;
  const costOf = (what: string) => Math.max(...results.costs.filter((cost) => cost.what === what).map(({ p50 }) => p50));
  return [
    atLeast('get by id against Express + validator', 0.9, get, at('get', 'Express + validator')),
    atLeast('get by id against Prism', 5, get, at('get', 'Prism')),
    atLeast('get by id against the faster json-server', 4, get, ...each('get', jsonServers)),
    below('get by id, p99 over 16 connections', 5, 'ms', get.p99),
    atLeast(
      'durable transition against Express + validator, which keeps nothing',
      0.6,
      transition,
      at('transition', 'Express + validator'),
    ),
    atLeast('durable transition against the faster json-server', 4, transition, ...each('transition', jsonServers)),
    atLeast('durable transitions at 100,000 records against 1,000', 0.85, at('transition', durable, large), transition),
    below('start to the first answer', 300, 'ms', start?.milliseconds ?? Number.NaN),
    ...['begin', 'fork', 'reset'].map((what) => below(`${what} a world, over HTTP`, 1, 'ms', costOf(what))),
    below('1,000 idle worlds, over the base', 100, 'MB', overBase),
    atLeast('moonshot: get by id against node:http', 0.5, get, at('get', 'node:http')),
  ];
}

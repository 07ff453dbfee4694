/** The goals, each held against the figures of the run. */
import { large, small } from './plan.ts';
import { figuresOf, type Results, ratio } from './results.ts';
import { command } from './starts.ts';

export interface Goal {
  goal: string;
  wanted: string;
  reached: string;
  met: boolean;
}

const inMemory = 'Countersign, memory';
const durable = 'Countersign, batched';
const jsonServers = ['json-server', 'json-server (beta)'];

const times = (value: number) => `${value.toFixed(2)} ×`;
const atLeast = (goal: string, bound: number, value: number): Goal => ({
  goal,
  wanted: `at least ${bound} ×`,
  reached: times(value),
  met: value >= bound,
});
const below = (goal: string, bound: number, unit: string, value: number): Goal => ({
  goal,
  wanted: `below ${bound} ${unit}`,
  reached: `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`,
  met: value < bound,
});

/** @throws Error if the run left out what a goal is about */
export function goals(results: Results): Goal[] {
  const at = (name: string, target: string, size: number = small) => figuresOf(results, name, target, size);
  const get = at('get', inMemory);
  const transition = at('transition', durable);
  /** Against the faster of the two. */
  const overJsonServers = (name: string, one = at(name, inMemory)) => Math.min(...jsonServers.map((other) => ratio(one, at(name, other))));
  const start = results.starts.find(({ target }) => target === command);
  const { before, after, worlds } = results.idle;
  const costOf = (what: string) => Math.max(...results.costs.filter((cost) => cost.what === what).map(({ p50 }) => p50));
  return [
    atLeast('get by id against Express + validator', 0.9, ratio(get, at('get', 'Express + validator'))),
    atLeast('get by id against Prism', 5, ratio(get, at('get', 'Prism'))),
    atLeast('get by id against the faster json-server', 4, overJsonServers('get')),
    below('get by id, p99 over 16 connections', 5, 'ms', get.p99),
    atLeast(
      'durable transition against Express + validator, which keeps nothing',
      0.6,
      ratio(transition, at('transition', 'Express + validator')),
    ),
    atLeast('durable transition against the faster json-server', 4, overJsonServers('transition', transition)),
    atLeast('durable transitions at 100,000 records against 1,000', 0.85, ratio(at('transition', durable, large), transition)),
    below('start to the first answer', 300, 'ms', start?.milliseconds ?? Number.NaN),
    ...['begin', 'fork', 'reset'].map((what) => below(`${what} a world, over HTTP`, 1, 'ms', costOf(what))),
    below(`${worlds} idle worlds, over the base`, 100, 'MB', after - before),
    atLeast('moonshot: get by id against node:http', 0.5, ratio(get, at('get', 'node:http'))),
  ];
}

/** The tables. */
import { cases } from './cases.ts';
import { type Goal, goals } from './goals.ts';
import { small } from './plan.ts';
import { generatorLimited, type Results, ratio } from './results.ts';
import type { Figures } from './rounds.ts';
import { command } from './starts.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const whole = (value: number) => Math.round(value).toLocaleString('en');
const milliseconds = (value: number) => `${value.toFixed(2)} ms`;
const inMemory = 'Countersign, memory';

const unique = <T>(values: readonly T[]) => [...new Set(values)];
const find = (figures: readonly Figures[], name: string, target: string, size: number) =>
  figures.find((one) => one.case === name && one.target === target && one.size === size);

/** Requests per second, and how many times as many Countersign answers. */
function cell(figures: readonly Figures[], name: string, target: string, size: number): string {
  const one = find(figures, name, target, size);
  if (!one) return '';
  const ours = find(figures, name, inMemory, size);
  const mark = generatorLimited(one) ? '*' : '';
  if (!ours || target === inMemory) return `**${whole(one.perSecond)}**${mark}`;
  return `${whole(one.perSecond)}${mark} (${ratio(ours, one).toFixed(2)} ×)`;
}

/** One row per target, one column per case. */
function matrix(figures: readonly Figures[], names: readonly string[], size: number): string {
  const targets = unique(figures.filter((one) => one.size === size && names.includes(one.case)).map(({ target }) => target));
  return table(
    ['requests/s', ...names],
    targets.map((target) => [target, ...names.map((name) => cell(figures, name, target, size))]),
  );
}

/** Requests per second by number of records. */
function bySize(figures: readonly Figures[]): string {
  const sizes = unique(figures.map(({ size }) => size));
  const pairs = unique(figures.filter(({ size }) => size > small).map((one) => `${one.target}\t${one.case}`)).map((pair) =>
    pair.split('\t'),
  );
  return table(
    ['requests/s', 'case', ...sizes.map((size) => `${whole(size)} records`)],
    pairs.map(([target = '', name = '']) => [
      target,
      name,
      ...sizes.map((size) => {
        const one = find(figures, name, target, size);
        const first = find(figures, name, target, small);
        if (!one) return '';
        return size === small || !first ? whole(one.perSecond) : `${whole(one.perSecond)} (${ratio(one, first).toFixed(2)} ×)`;
      }),
    ]),
  );
}

const goalTable = (all: readonly Goal[]) =>
  table(
    ['goal', 'wanted', 'reached', 'by CPU time', 'met'],
    all.map(({ goal, wanted, reached, byCpu, met }) => [goal, wanted, reached, byCpu, met ? 'yes' : '**no**']),
  );

const starting = ({ starts, loaded }: Results) =>
  table(
    ['target', 'start to first answer', 'resident then', 'after reading by id, over 1,000 records'],
    starts.map(({ target, milliseconds: took, megabytes }) => [
      target,
      `${took.toFixed(0)} ms`,
      `${megabytes.toFixed(0)} MB`,
      `${(loaded[target === command ? inMemory : target] ?? Number.NaN).toFixed(0)} MB`,
    ]),
  );

function worldTable({ costs, idle }: Results): string {
  const sizes = unique(costs.map(({ size }) => size));
  const scenario = (size: number) => (size === 0 ? 'standard fixtures' : `${whole(size)} records`);
  const rows = unique(costs.map(({ what }) => what)).map((what) => [
    what,
    ...sizes.map((size) => {
      const cost = costs.find((one) => one.what === what && one.size === size);
      return cost ? `${milliseconds(cost.p50)} (p99 ${milliseconds(cost.p99)})` : '';
    }),
  ]);
  const shown = ({ resident, heap }: NonNullable<Results['idle']>['before']) =>
    `${resident.toFixed(0)} MB resident, ${heap.toFixed(0)} MB heap`;
  const idleWorlds = idle
    ? `${whole(idle.worlds)} worlds begun, called once each and left alone: before ${shown(idle.before)}; with them ${shown(idle.after)}.`
    : '';
  return `${table(['a world, over HTTP', ...sizes.map(scenario)], rows)}\n\n${idleWorlds}`;
}

const measured = ({ machine, pace }: Results) =>
  `Measured on ${machine.date}: ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system}, Node ${machine.node}, ` +
  `data on ${machine.fileSystem}; load of the machine at the beginning ${machine.load}. ${pace.connections} connections, ` +
  `${pace.rounds} rounds of about ${pace.seconds} s after a warm-up of ${pace.warmUp} s, medians.`;

const main = ['get', 'list pending', 'list client', 'create', 'transition', 'mixed'];

/** What `docs/benchmarks.md` shows. */
export const summary = (results: Results) =>
  [
    measured(results),
    'In brackets: how many times as many requests Countersign (memory) answers. 1,000 records.',
    matrix(results.figures, main, small),
    '`*` The load generator was the limit; ratios against it are of requests per second of CPU time.',
    goalTable(goals(results)),
  ].join('\n\n');

/** Everything. */
export function report(results: Results): string {
  const { figures, machine } = results;
  const detail = cases.map(({ name, vendor, documented }) => {
    const rows = figures.filter((one) => one.case === name);
    const body = table(
      ['target', 'records', 'requests/s', 'per CPU second', 'p50', 'p99', 'server busy', 'generator busy', 'rounds'],
      rows.map((one) => [
        one.target,
        whole(one.size),
        whole(one.perSecond),
        whole(one.perCpuSecond),
        milliseconds(one.p50),
        milliseconds(one.p99),
        one.serverBusy.toFixed(2),
        one.generatorBusy.toFixed(2),
        one.rounds.map(whole).join(', '),
      ]),
    );
    return `### ${name}\n\n${vendor}: \`${documented}\`\n\n${body}`;
  });
  return `${[
    '# Benchmark',
    'Written by `npm run bench`.',
    measured(results),
    '## Goals',
    goalTable(goals(results)),
    '## 1,000 records',
    'In brackets: how many times as many requests Countersign (memory) answers.',
    matrix(figures, main, small),
    'Reading by id, vendor by vendor:',
    matrix(figures, ['get', 'get aquanow', 'get allpass', 'get broctagon'], small),
    '## As the data grows',
    'In brackets: the part of the throughput at 1,000 records.',
    bySize(figures),
    '## Start and memory',
    starting(results),
    '## Worlds',
    worldTable(results),
    '## What is compared',
    table(
      ['target', 'version', 'what it does and does not'],
      Object.entries(machine.versions).map(([target, version]) => [target, version, results.notes[target] ?? '']),
    ),
    '## Every case',
    ...detail,
  ].join('\n\n')}\n`;
}

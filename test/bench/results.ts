/** All a run found, as `results.json` keeps it. */
import type { Machine } from './machine.ts';
import { median } from './median.ts';
import type { Figures, Pace } from './rounds.ts';
import type { Start } from './starts.ts';
import type { Cost, Idle } from './worlds.ts';

export interface Results {
  machine: Machine;
  /** By target: what it does not do that others do. */
  notes: Record<string, string>;
  pace: Pace & { connections: number };
  figures: Figures[];
  starts: Start[];
  /** MB resident after the case that reads by id, by target. */
  loaded: Record<string, number>;
  costs: Cost[];
  idle?: Idle;
}

/** The figures of a target in a case. @throws Error if it took no part */
export function figuresOf({ figures }: Pick<Results, 'figures'>, name: string, target: string, size: number): Figures {
  const found = figures.find((one) => one.case === name && one.target === target && one.size === size);
  if (!found) throw new Error(`${target} took no part in ${name} with ${size} records`);
  return found;
}

/** Whether the load generator, not the server, was at its limit. */
export const generatorLimited = ({ generatorBusy, serverBusy }: Figures) => generatorBusy > 0.9 && serverBusy < 0.9;

/**
 * How many times as fast one is as the other: the median over the rounds, each of which they went through one after the other.
 * Where the load generator was the limit of either, what their servers do in a second of CPU time is compared instead.
 */
export function ratio(one: Figures, other: Figures): number {
  if (generatorLimited(one) || generatorLimited(other)) return one.perCpuSecond / other.perCpuSecond;
  return median(one.rounds.map((perSecond, round) => perSecond / (other.rounds[round] ?? Number.NaN)));
}

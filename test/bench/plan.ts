/** Who takes part in which case, over how many records. */
import type { Case, CaseName } from './cases.ts';
import type { Target } from './target.ts';
import { bare, bareLowdb } from './targets/bare.ts';
import { countersign } from './targets/countersign.ts';
import { jsonServers } from './targets/json-server.ts';
import { limit } from './targets/limit.ts';
import { mockoon } from './targets/mockoon.ts';
import { prism } from './targets/prism.ts';

export interface Contestant {
  target: Target;
  size: number;
}

export const small = 1000;
const middle = 20_000;
export const large = 100_000;
export const sizes = [small, middle, large];

const memory = countersign('memory');
const batched = countersign('batched');
const always = countersign('always');
export const targets: readonly Target[] = [memory, batched, always, bare, bareLowdb, ...jsonServers, prism, mockoon, limit];

/** Those whose start is timed. */
export const started: readonly Target[] = [bare, ...jsonServers, prism, mockoon];

const at = (size: number, ...of: readonly Target[]): Contestant[] => of.map((target) => ({ target, size }));
const grown = (...of: Target[]) => sizes.flatMap((size) => at(size, ...of));
const statics = [prism, mockoon];

const byId = [...grown(memory), ...at(small, batched, bare, ...jsonServers, ...statics, limit)];
const elsewhere = at(small, memory, bare, prism, mockoon);
const lists = [...grown(memory), ...at(small, bare, ...jsonServers, ...statics), ...at(large, bare)];
const writes = [...grown(memory, batched), ...at(small, always, bare, bareLowdb, ...jsonServers, ...statics)];
// Those that write the whole file take minutes at 100,000 records, so they are left at 20,000.
const transitions = [...writes, ...at(middle, bareLowdb, ...jsonServers)];

const plans: Record<CaseName, Contestant[]> = {
  get: byId,
  'get aquanow': elsewhere,
  'get allpass': elsewhere,
  'get broctagon': elsewhere,
  'list pending': lists,
  'list client': lists,
  transition: transitions,
  create: writes,
  mixed: writes,
};

export const contestants = ({ name }: Case) => plans[name as CaseName];

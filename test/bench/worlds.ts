/** What worlds cost: milliseconds to begin, fork, reset and drop one, and the memory of a thousand idle ones. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Call } from './call.ts';
import { cases } from './cases.ts';
import type { Generator } from './generator.ts';
import { quantile } from './median.ts';
import { uuid } from './records.ts';
import { firstCall, must, type Server } from './target.ts';
import { countersign } from './targets/countersign.ts';

export interface Cost {
  what: string;
  /** Records of the scenario the worlds are in; 0 is the standard fixtures. */
  size: number;
  /** Milliseconds, HTTP included. */
  p50: number;
  p99: number;
}

/** MB, garbage collected: of the process, and of its heap with what the heap refers to. */
interface Memory {
  resident: number;
  heap: number;
}

export interface Idle {
  worlds: number;
  /** Before there were any. */
  before: Memory;
  after: Memory;
}

const json = { 'Content-Type': 'application/json' };
const post = (path: string, body: unknown, headers = {}): Call => ({
  method: 'POST',
  path,
  headers: { ...json, ...headers },
  body: JSON.stringify(body),
});
const inWorld = (call: Call, world: string): Call => ({ ...call, headers: { ...call.headers, 'X-World': world } });

const health: Call = { method: 'GET', path: '/__admin/health' };
const drop = (id: string): Call => ({ method: 'DELETE', path: `/__admin/worlds/${id}` });
/** A change, so that a fork copies something and a reset takes something back. */
const change = (approvalId: string) =>
  post('/accounts/v1/approval/review', { action: 'APPROVE', approvalId }, { 'x-api-key': 'aquanow-approver' });

/** Calls one after the other over one connection. */
const series = async (generator: Generator, { url }: Server, calls: Call[]) =>
  (await generator.send({ url, calls, amount: calls.length, connections: 1 })).latencies;

/** The costs in one scenario. @param pending approval that can be decided */
async function costsIn(
  generator: Generator,
  server: Server,
  scenario: string,
  size: number,
  pending: string,
  count: number,
): Promise<Cost[]> {
  const ids = (what: string) => Array.from({ length: count }, (_, n) => `${what}-${scenario}-${n}`);
  const begun = ids('begun');
  const forked = ids('forked');
  const each = (calls: Call[]) => series(generator, server, calls);
  const begin = (all: readonly string[]) => all.map((id) => post('/__admin/worlds', { id, scenario }));
  // Once, for whatever is made once per scenario or compiled on the way.
  const trial = ids('trial');
  await each([...begin(trial), ...trial.map((id) => inWorld(change(pending), id)), ...trial.map(drop)]);
  const seen: [string, Float64Array][] = [
    ['answer /health, for comparison', await each(begun.map(() => health))],
    ['begin', await each(begin(begun))],
  ];
  await each(begun.map((id) => inWorld(change(pending), id)));
  seen.push(['fork', await each(forked.map((id, n) => post('/__admin/worlds', { id, from: { world: begun[n] } })))]);
  seen.push(['reset', await each(begun.map((id) => inWorld(post('/__admin/reset', {}), id)))]);
  seen.push(['drop', await each([...begun, ...forked].map(drop))]);
  return seen.map(([what, latencies]) => ({ what, size, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }));
}

const pendingFixture = 'cba4e337-8876-46fe-9216-438a82ce7697';

/** A thousand worlds that are begun, called once, and left alone. */
function idleWorlds(): Idle {
  const script = fileURLToPath(new URL('servers/idle.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' }));
}

/** @param sizes of the scenarios worlds are begun in, besides the standard fixtures */
export async function worldCosts(
  generator: Generator,
  folder: string,
  sizes: readonly number[],
  count: number,
): Promise<{ costs: Cost[]; idle: Idle }> {
  const costs: Cost[] = [];
  for (const size of sizes) {
    const server = await countersign('memory').start({ folder, size, one: cases[0] });
    // What is compiled on the way is no part of the worlds.
    await generator.send({ url: server.url, calls: [firstCall], amount: 5000, connections: 16 });
    if (size === sizes[0]) {
      costs.push(...(await costsIn(generator, server, 'startup', 0, pendingFixture, count)));
    }
    costs.push(...(await costsIn(generator, server, 'bench', size, uuid(2), count)));
    await must(server.url, health);
    await server.stop();
  }
  return { costs, idle: idleWorlds() };
}

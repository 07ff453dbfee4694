/** Pairs of control operations on one world, sent side by side: the world must end as one order of the two would leave it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolve } from '../../src/core/document.ts';
import { createSandbox, type Durability, type Sandbox } from '../../src/index.ts';
import { document } from '../../src/providers/discover.ts';
import { type Connection, connection } from '../connection.ts';

/** A call on a world; `{world}` in its path or body stands for the world's id. */
interface Operation {
  method: string;
  path: string;
  body?: unknown;
}

/** The document's example of an import. */
const { examples } = resolve<{ requestBody: { content: { 'application/json': { examples: Record<string, { value: unknown }> } } } }>(
  document('control'),
  document('control').paths['/worlds/{id}/import']?.['post'],
).requestBody.content['application/json'];

const operations: Readonly<Record<string, Operation>> = {
  undo: { method: 'POST', path: '/undo' },
  reset: { method: 'POST', path: '/reset' },
  restore: { method: 'POST', path: '/snapshots/here/restore' },
  advance: { method: 'POST', path: '/clock/advance', body: { by: '61s' } },
  fork: { method: 'POST', path: '/worlds', body: { id: '{world}-fork', from: { world: '{world}' } } },
  drop: { method: 'DELETE', path: '/worlds/{world}' },
  switch: { method: 'PUT', path: '/readings', body: { 'aquanow/self-approval': 'allowed' } },
  import: { method: 'POST', path: '/worlds/{world}/import', body: Object.values(examples)[0]?.value },
  edit: { method: 'PATCH', path: '/b2core/requests/2', body: { text: 'By hand' } },
  scenario: { method: 'PUT', path: '/scenarios/kyc-review' },
};

/** Each operation with itself and with each after it. */
export const pairs: readonly (readonly [string, string])[] = Object.keys(operations).flatMap((one, place, all) =>
  all.slice(place).map((other) => [one, other] as const),
);

const collections = [
  ...['b2core/requests', 'b2core/transactions', 'b2core/clients', 'b2core/monitoring'],
  ...['aquanow/approvals', 'broctagon/requests', 'allpass/applicants'],
];

async function perform({ send }: Connection, world: string, { method, path, body }: Operation): Promise<void> {
  const named = (text: string) => text.replaceAll('{world}', world);
  const sent = body === undefined ? undefined : JSON.parse(named(JSON.stringify(body)));
  const { status, text } = await send(method, `/__admin${named(path)}`, { 'X-World': world }, sent);
  if (status >= 500) throw new Error(`${method} ${path} was answered ${status}: ${text}`);
}

/** Makes a world in which every operation has something to change, and something is due within a minute. */
async function prepare({ send }: Connection, world: string): Promise<void> {
  const headers = { 'X-World': world, Authorization: 'Bearer b2core-admin', 'x-api-key': 'aquanow-initiator' };
  const calls: [method: string, path: string, body?: unknown][] = [
    ['POST', '/__admin/worlds', { id: world }],
    ['POST', '/api/v2/applications/1/approve'],
    ['POST', '/__admin/snapshots', { name: 'here' }],
    ['POST', '/__admin/clock/advance', { by: '30s' }],
    ['POST', '/api/v2/applications/2/approve'],
  ];
  for (const [method, path, body] of calls) {
    const { status, text } = await send(method, path, headers, body);
    if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${text}`);
  }
}

/** Everything that can be seen of a world and of the fork of it, as text in which the world's id does not show. */
async function observe({ send }: Connection, world: string): Promise<string> {
  const look = async (id: string) => {
    const paths = [...collections, 'history', 'snapshots', 'clock', 'readings', 'faults'];
    const found: string[] = [];
    for (const path of paths)
      found.push(
        (await send('GET', `/__admin/${path}${path.includes('/') || path === 'history' ? '?limit=1000' : ''}`, { 'X-World': id })).text,
      );
    return found.join('\n');
  };
  const ids: string[] = JSON.parse((await send('GET', '/__admin/worlds')).text).map(({ id }: { id: string }) => id);
  const seen = [];
  for (const id of [world, `${world}-fork`]) seen.push(ids.includes(id) ? await look(id) : 'there is no such world');
  return seen.join('\n').replaceAll(world, 'WORLD');
}

async function clear({ send }: Connection, world: string): Promise<void> {
  for (const id of [world, `${world}-fork`]) await send('DELETE', `/__admin/worlds/${id}`);
}

export class Pairs {
  readonly #sandbox: Sandbox;
  readonly #connections: readonly [Connection, Connection];
  readonly #folder: string;
  #made = 0;

  private constructor(sandbox: Sandbox, folder: string) {
    this.#sandbox = sandbox;
    this.#folder = folder;
    this.#connections = [connection(sandbox.url), connection(sandbox.url)];
  }

  static async open(durability: Durability): Promise<Pairs> {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-serial-'));
    return new Pairs(await createSandbox({ port: 0, data: folder, durability, startTime: '2026-03-01T09:00:00Z' }), folder);
  }

  async close(): Promise<void> {
    for (const one of this.#connections) one.close();
    await this.#sandbox.close();
    await rm(this.#folder, { recursive: true });
  }

  /** Prepares a world, lets `work` happen to it, and returns what it has become. */
  async #outcome(work: (world: string) => Promise<unknown>): Promise<string> {
    this.#made += 1;
    const world = `pair-${this.#made}-end`;
    const [first] = this.#connections;
    await prepare(first, world);
    await work(world);
    const seen = await observe(first, world);
    await clear(first, world);
    return seen;
  }

  /** Names of operations that leave a prepared world as it was: a pair with one of these would prove nothing. */
  async ineffective(): Promise<string[]> {
    const untouched = await this.#outcome(async () => undefined);
    const found: string[] = [];
    for (const [name, operation] of Object.entries(operations)) {
      const seen = await this.#outcome((world) => perform(this.#connections[0], world, operation));
      if (seen === untouched) found.push(name);
    }
    return found;
  }

  /** @throws Error if one of `rounds` worlds ends otherwise than both orders leave it */
  async hold(one: string, other: string, rounds: number): Promise<void> {
    const [first, second] = this.#connections;
    const [a, b] = [operations[one] as Operation, operations[other] as Operation];
    const inOrder = (...all: Operation[]) =>
      this.#outcome(async (world) => {
        for (const operation of all) await perform(first, world, operation);
      });
    const possible = [await inOrder(a, b), await inOrder(b, a)];
    // A call that is under way when its world is dropped may be refused.
    if (one === 'drop' || other === 'drop') possible.push(await inOrder(operations['drop'] as Operation));
    for (let round = 0; round < rounds; round += 1) {
      const seen = await this.#outcome((world) =>
        Promise.all(
          round % 2 === 0 ? [perform(first, world, a), perform(second, world, b)] : [perform(first, world, b), perform(second, world, a)],
        ),
      );
      if (!possible.includes(seen))
        throw new Error(`${one} beside ${other}, round ${round}: no order gives this\n${difference(seen, possible[0] as string)}`);
    }
  }
}

/** The first lines in which two texts differ. */
function difference(seen: string, expected: string): string {
  const [is, should] = [seen.split('\n'), expected.split('\n')];
  const place = is.findIndex((line, at) => line !== should[at]);
  const from = [...(is[place] ?? '')].findIndex((letter, at) => letter !== should[place]?.[at]);
  const cut = (line: string | undefined) => line?.slice(Math.max(0, from - 100), from + 200);
  return `is     ${cut(is[place])}\nshould ${cut(should[place])}`;
}

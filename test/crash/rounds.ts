/** Rounds of load and SIGKILL on one folder: after each restart, every answered change must be there, and none by halves. */
import { EventEmitter, once } from 'node:events';
import { readdirSync, watch } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Connection, connection } from '../connection.ts';
import { draw, highlightIn } from './calls.ts';
import { type Dice, dice as diceOf } from './dice.ts';
import { apply, type Known, look, parsed, reconcile, reconcileSaved, type Seen } from './model.ts';
import { isPassing, PassingWorlds } from './passing.ts';
import { type Server, startServer } from './server.ts';
import { beginLine, cutLastLine, logs, tornBytes } from './tamper.ts';
import { begin, inFork, wholeCall } from './turns.ts';

const worlds = ['default', 'Two', 'three', '__proto__'];
const callers = 3;

export interface Tally {
  kills: number;
  killsWhileStarting: number;
  /** Kills that left a document half-written. */
  killsWhileWritingADocument: number;
  /** Calls the kills left without an answer. */
  unanswered: number;
  answered: number;
  wholeCalls: number;
  /** Times a document was written in place of a log. */
  rewritten: number;
  /** Lines a kill left torn, and lines torn by hand. */
  tornByKill: number;
  tornByHand: number;
  millisecondsToStart: number[];
}

/** Refuses to go on once the kill has been sent: what fails then is not answered. */
class Killed extends Error {}

class Rounds {
  readonly tally: Tally = {
    kills: 0,
    killsWhileStarting: 0,
    killsWhileWritingADocument: 0,
    unanswered: 0,
    answered: 0,
    wholeCalls: 0,
    rewritten: 0,
    tornByKill: 0,
    tornByHand: 0,
    millisecondsToStart: [],
  };
  readonly #folder: string;
  readonly #dice: Dice;
  readonly #known = worlds.map((id): Known => ({ id, now: undefined, saved: new Map(), sent: new Set(), turning: undefined }));
  readonly #passing = new PassingWorlds();
  /** Torn bytes the next start must cut off and tell of, by file. */
  readonly #torn = new Map<string, number>();
  /** Names given or taken in this round to logs that begin anew: two each time. */
  #renamed = 0;
  #beginning: Seen | undefined;
  #calls = 0;

  constructor(folder: string, seed: number) {
    this.#folder = folder;
    this.#dice = diceOf(seed);
  }

  #args(): string[] {
    const durability = this.#dice.chance(0.25) ? 'always' : 'batched';
    return ['--data', this.#folder, '--t0', '2026-03-01T09:00:00Z', '--durability', durability];
  }

  /** Starts the server, and holds what it says of torn lines against what is known of them. */
  async #start(): Promise<Server> {
    for (const path of logs(this.#folder)) if (tornBytes(path) > 0) this.#torn.set(path, tornBytes(path));
    const before = performance.now();
    const server = (await startServer(this.#args())) as Server;
    this.tally.millisecondsToStart.push(performance.now() - before);
    const lines = server.said().split('\n').filter(Boolean).sort();
    const expected = [...this.#torn]
      .map(([path, bytes]) => `the last ${bytes} bytes of ${path} were a change that was never kept whole`)
      .sort();
    if (lines.length !== expected.length || !expected.every((part) => lines.some((line) => line.includes(part))))
      throw new Error(`a start should have told of ${JSON.stringify(expected)}, told ${JSON.stringify(lines)}`);
    this.#torn.clear();
    return server;
  }

  async #kill(server: Server): Promise<void> {
    const unexpected = server.said();
    await server.kill();
    this.tally.kills += 1;
    if (/damaged|could not|cannot|defect|Error/.test(unexpected)) throw new Error(`the server said: ${unexpected}`);
    const files = readdirSync(this.#folder);
    if (files.some((file) => file.endsWith('.json.new'))) this.tally.killsWhileWritingADocument += 1;
    for (const path of logs(this.#folder)) if (tornBytes(path) > 0) this.tally.tornByKill += 1;
  }

  /** Holds every world against what is known of it. */
  async #reconcile(connected: Connection): Promise<void> {
    const ids: string[] = parsed(await connected.send('GET', '/__admin/worlds')).map(({ id }: { id: string }) => id);
    for (const id of ids.filter((one) => one.endsWith('-ahead'))) parsed(await connected.send('DELETE', `/__admin/worlds/${id}`));
    await this.#passing.reconcile(connected, ids);
    for (const known of this.#known) {
      this.tally.unanswered += known.sent.size + (known.turning ? 1 : 0);
      reconcile(known, ids.includes(known.id) ? await look(connected, known.id) : undefined);
      for (const [name, possible] of known.saved) {
        if (possible.length > 1 || this.#dice.chance(0.2))
          reconcileSaved(known, name, await inFork(connected, { world: known.id, snapshot: name }));
      }
    }
    for (const known of this.#known) if (!known.now) await this.#begin(known, connected);
  }

  async #begin(known: Known, connected: Connection): Promise<void> {
    if (!this.#beginning) {
      parsed(await connected.send('POST', '/__admin/worlds', {}, { id: 'first' }));
      this.#beginning = await look(connected, 'first');
      parsed(await connected.send('DELETE', '/__admin/worlds/first'));
    }
    await begin(known, { connection: connected, beginning: this.#beginning });
  }

  /** Calls from all sides until the kill. */
  async #load(server: Server): Promise<void> {
    const over = new AbortController();
    const connections: Connection[] = [];
    const connect = () => {
      const one = connection(server.url);
      connections.push(one);
      return one;
    };
    const loops: Promise<void>[] = [];
    const loop = (work: () => Promise<void>) => {
      const run = async () => {
        while (!over.signal.aborted) await work();
      };
      loops.push(
        run().catch((error: unknown) => {
          if (!over.signal.aborted) throw error;
        }),
      );
    };
    for (const known of this.#known) this.#loadWorld(known, connect, loop, over.signal);
    for (let one = 0; one < 2; one += 1) {
      const connected = connect();
      loop(() => this.#passing.live(connected));
    }
    const failed = Promise.all(loops);
    await Promise.race([this.#momentOfKill(), failed]);
    over.abort();
    await this.#kill(server);
    await failed;
    for (const one of connections) one.close();
  }

  #loadWorld(known: Known, connect: () => Connection, loop: (work: () => Promise<void>) => void, over: AbortSignal): void {
    let pause: Promise<void> | undefined;
    let busy = 0;
    let idle: (() => void) | undefined;
    const killed = new Promise<void>((done) => over.addEventListener('abort', () => done()));
    for (let caller = 0; caller < callers; caller += 1) {
      const connected = connect();
      const dice = diceOf(this.#dice.number(0, 0x7fffffff));
      loop(async () => {
        if (pause) return Promise.race([pause, killed]);
        busy += 1;
        await this.#callOnce(known, caller, connected, dice, over);
        busy -= 1;
        if (busy === 0) idle?.();
      });
    }
    const connected = connect();
    const dice = diceOf(this.#dice.number(0, 0x7fffffff));
    loop(async () => {
      await setTimeout(dice.number(5, 120));
      const { promise, resolve } = Promise.withResolvers<void>();
      pause = promise;
      const quiet = new Promise<void>((done) => (idle = done));
      if (busy > 0) await Promise.race([quiet, killed]);
      idle = undefined;
      if (over.aborted) throw new Killed();
      const surroundings = {
        connection: connected,
        dice,
        beginning: this.#beginning as Seen,
        freshId: (world: string) => this.#freshId(world),
      };
      await wholeCall(known, surroundings);
      this.tally.wholeCalls += 1;
      pause = undefined;
      resolve();
    });
  }

  #freshId(world: string): string {
    this.#calls += 1;
    return `call-${world}-whole-${this.#calls}`;
  }

  async #callOnce(known: Known, caller: number, connected: Connection, dice: Dice, over: AbortSignal): Promise<void> {
    this.#calls += 1;
    const { method, path, headers, body, status, change } = draw(known.now as Seen, known.id, { caller, callers }, this.#calls, dice);
    if (over.aborted) throw new Killed();
    known.sent.add(change);
    const answer = await connected.send(method, path, headers, body);
    if (answer.status !== status)
      throw new Error(`${method} ${path} in '${known.id}' was answered ${answer.status}, not ${status}: ${answer.text}`);
    known.sent.delete(change);
    this.tally.answered += 1;
    const approvalId = path === '/accounts/v1/approval' && method === 'POST' ? JSON.parse(answer.text).approvalId : undefined;
    const records = change.records.map(([key, item]) => [key, approvalId === undefined ? item : { ...item, approvalId }] as const);
    known.now = apply(known.now as Seen, { ...change, records });
  }

  /** Some time; and then, in some rounds, when a document next begins to be written: of a world that is new, or in the place of a log. */
  async #momentOfKill(): Promise<void> {
    const after = this.#dice.number(20, 1_000);
    const waitFor = this.#dice.chance(0.5) ? this.#dice.one(['a log', 'a log', 'a new world'] as const) : undefined;
    const documents = new EventEmitter();
    const watcher = watch(this.#folder, (kind, file) => {
      if (/\.json\.new$/.test(file ?? '')) documents.emit(isPassing(file ?? '') ? 'a new world' : 'a log');
      if (kind === 'rename' && /\.log\.new$/.test(file ?? '') && !isPassing(file ?? '')) this.#renamed += 1;
    });
    await setTimeout(after);
    if (waitFor) await once(documents, waitFor, { signal: AbortSignal.timeout(1_500) }).catch(() => undefined);
    watcher.close();
    this.tally.rewritten += Math.floor(this.#renamed / 2);
    this.#renamed = 0;
  }

  /** One answered change, and its line cut by hand: it alone may be missing. */
  async #cutOne(): Promise<void> {
    const server = await this.#start();
    const connected = connection(server.url);
    const known = this.#dice.one(this.#known);
    const id = this.#freshId(known.id);
    const { method, path, headers, body, change } = highlightIn(known.now as Seen, known.id, id, this.#dice);
    parsed(await connected.send(method, path, headers, body));
    await this.#kill(server);
    connected.close();
    const { color } = body as { color: string };
    const cut = logs(this.#folder).some((file) => {
      const left = cutLastLine(file, color, this.#dice);
      if (left !== undefined) this.tally.tornByHand += 1;
      return left !== undefined;
    });
    if (!cut) known.now = apply(known.now as Seen, change);
  }

  async round(): Promise<void> {
    const server = await this.#start();
    const connected = connection(server.url);
    await this.#reconcile(connected);
    connected.close();
    await this.#load(server);
    if (this.#dice.chance(0.5)) {
      const begun = logs(this.#folder);
      if (begun.length > 0 && beginLine(this.#dice.one(begun), this.#dice) > 0) this.tally.tornByHand += 1;
    }
    if (this.#dice.chance(0.1)) await this.#killWhileStarting();
    if (this.#dice.chance(0.1)) {
      await this.look();
      await this.#cutOne();
    }
  }

  /** Wherever the start has come to: what it has cut and told of by then is not told of again. */
  async #killWhileStarting(): Promise<void> {
    const usual = this.tally.millisecondsToStart.at(-1) as number;
    await startServer(this.#args(), this.#dice.number(Math.round(usual / 2), Math.round(usual)));
    this.tally.kills += 1;
    this.tally.killsWhileStarting += 1;
  }

  /** Starts the server once more, and kills it once all is well. */
  async look(): Promise<void> {
    const server = await this.#start();
    const connected = connection(server.url);
    await this.#reconcile(connected);
    connected.close();
    await this.#kill(server);
  }
}

/**
 * Plays rounds until the server has been killed so many times.
 * @throws Error naming what was lost, is there by halves, or was not told
 */
export async function crash(folder: string, kills: number, seed: number, say: (line: string) => void = () => undefined): Promise<Tally> {
  const rounds = new Rounds(folder, seed);
  while (rounds.tally.kills < kills) {
    await rounds.round();
    say(`${rounds.tally.kills} kills, ${rounds.tally.answered} answered changes`);
  }
  await rounds.look();
  return rounds.tally;
}

/** All worlds of a sandbox: begun on first use or by name, forked, listed, dropped. */
import { type Instant, platformTime } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import type { Scenario } from './fixtures.ts';
import { knownNames } from './nearest.ts';
import { Refusal } from './refusal.ts';
import { type Beginning, baseOf, beginning, stateChange } from './state.ts';
import type { Begun, WorldServices } from './whole-world.ts';
import { World } from './world.ts';

const wellFormed = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws Refusal `invalid_request` */
export function checkScenario(scenarios: readonly Scenario[], name: string): string {
  if (scenarios.some((scenario) => scenario.name === name)) return name;
  const known = knownNames(
    name,
    scenarios.map((scenario) => scenario.name),
  );
  throw new Refusal('invalid_request', { findings: [{ path: '/scenario', message: `there is no scenario '${name}'; ${known}` }] });
}

/** Maximum number of worlds, open and kept. */
const mostWorlds = 10_000;

/** The world of a request that names none is always there. */
const lasting = 'default';

const checked = (id: string) => {
  if (wellFormed.test(id)) return id;
  const message = 'A world id has 1 to 64 letters, digits, - and _';
  throw new Refusal('invalid_request', { message, findings: [{ path: '/world', message }] });
};

export class Worlds {
  readonly scenarios: readonly Scenario[];
  readonly #services: WorldServices;
  readonly #defaults: Beginning;
  readonly #expireAfter: number;
  readonly #opened = new Map<string, Promise<World>>();
  readonly #announced = new Map<string, Partial<Beginning>>();
  readonly #leaving = new Map<string, Promise<void>>();
  /** The world used longest ago comes first. */
  readonly #used: Map<string, Instant>;
  #given = 0;

  /** @param expireAfter milliseconds of real time after which a world that nobody called is dropped */
  constructor(scenarios: readonly Scenario[], services: WorldServices, defaults: Beginning, expireAfter = Number.POSITIVE_INFINITY) {
    this.scenarios = scenarios;
    this.#services = services;
    this.#defaults = defaults;
    this.#expireAfter = expireAfter;
    this.#used = new Map([...services.stores.kept().keys()].map((id) => [id, platformTime()]));
  }

  /** The world of this id, begun if there is none yet. @throws Refusal `invalid_request` for a malformed id */
  async at(id: string): Promise<World> {
    const world = this.#opened.get(id) ?? this.#open(checked(id), this.#fresh(this.#announced.get(id)));
    this.#use(id);
    return world;
  }

  /**
   * Sets how the world of this id begins once it is first named.
   * @throws Refusal `conflict` if it is open already, `invalid_request` for a malformed id
   */
  announce(id: string, beginning: Partial<Beginning>): void {
    if (this.#opened.has(checked(id))) throw new Refusal('conflict', { message: `There is a world '${id}' already` });
    if (beginning.scenario !== undefined) checkScenario(this.scenarios, beginning.scenario);
    this.#announced.set(id, beginning);
  }

  /** An id that no world has: `world-1`, `world-2` and so on, each returned once. */
  freeId(): string {
    do this.#given += 1;
    while (this.#announced.has(`world-${this.#given}`) || this.#ids().has(`world-${this.#given}`));
    return `world-${this.#given}`;
  }

  /** Begins a world. @throws Refusal `conflict` if there is one of this id, `invalid_request` for an unknown scenario */
  async create(id: string, beginning: Partial<Beginning>): Promise<World> {
    if (beginning.scenario !== undefined) checkScenario(this.scenarios, beginning.scenario);
    return this.#begin(id, this.#fresh(beginning));
  }

  /** Begins a world that continues from another one, or from a snapshot of it. @throws Refusal as `create`, or `not_found` */
  async fork(id: string, { world, snapshot }: { world: string; snapshot?: string | undefined }): Promise<World> {
    if (snapshot !== undefined && !this.#exists(world)) {
      throw new Refusal('not_found', { message: `There is no world '${world}', and so no snapshot '${snapshot}' of it` });
    }
    return this.#begin(id, (await this.at(world)).forked(snapshot));
  }

  /** @throws Refusal `not_found`, or `conflict` for a damaged world, whose files are kept */
  async drop(id: string): Promise<void> {
    this.#announced.delete(id);
    if (!this.#exists(id)) throw new Refusal('not_found', { message: `There is no world '${id}'` });
    const damaged = this.#services.stores.kept().get(id)?.damaged;
    if (damaged) throw new Refusal('conflict', { message: `The world '${id}' is damaged, its files are kept: ${damaged}` });
    await this.#leave(id);
  }

  /** By id, in alphabetical order. */
  list(): Promise<(World | Schemas['DamagedWorld'])[]> {
    const look = (id: string) =>
      (this.#opened.get(id) ?? this.#open(id, this.#fresh())).catch(({ message }: Error) => ({ id, damaged: message }));
    return Promise.all(
      [...this.#ids()]
        .filter((id) => !this.#leaving.has(id))
        .sort()
        .map(look),
    );
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#leaving.values());
    for (const opening of this.#opened.values()) await (await opening).close();
    await this.#services.stores.close();
  }

  /** What a new world begins with. */
  #fresh(began: Partial<Beginning> = {}): Begun {
    const state = beginning({ ...this.#defaults, ...began });
    return { image: this.#services.stores.over(baseOf(state)).with([stateChange(state)]), requests: 0 };
  }

  /** Begins a world and keeps it at once. */
  #begin(id: string, begun: Begun): Promise<World> {
    if (this.#exists(checked(id))) throw new Refusal('conflict', { message: `There is a world '${id}' already` });
    this.#use(id);
    return this.#open(id, begun, true);
  }

  /** Opens a world that is kept, or begins it: now, or with its first change. @throws Refusal `conflict` if there are too many */
  #open(id: string, { image, requests }: Begun, now = false): Promise<World> {
    if (id !== lasting && !this.#exists(id) && this.#full())
      throw new Refusal('conflict', { message: `There are ${mostWorlds} worlds, the most there can be; drop one first` });
    const store = Promise.resolve(this.#leaving.get(id)).then(() => this.#services.stores.open(id, image, now));
    const opening = store.then((opened) => new World(id, this.#services, opened, requests));
    this.#opened.set(id, opening);
    opening.catch(() => this.#opened.delete(id));
    return opening;
  }

  /** Drops a world. A new one of its id may begin once that is done. */
  #leave(id: string): Promise<void> {
    const opening = this.#opened.get(id);
    this.#opened.delete(id);
    this.#used.delete(id);
    const left = (async () => {
      await (await opening)?.close();
      await this.#services.stores.drop(id);
    })().finally(() => this.#leaving.delete(id));
    this.#leaving.set(id, left);
    return left;
  }

  /** Notes that a world is used now, and drops those that have not been used for too long. */
  #use(id: string): void {
    const at = platformTime();
    this.#used.delete(id);
    this.#used.set(id, at);
    for (const [other, last] of this.#used) {
      if (at - last < this.#expireAfter) return;
      // What cannot be removed now is found again by the next start.
      if (other === lasting) this.#used.set(other, at);
      else this.#leave(other).catch(() => undefined);
    }
  }

  /** Whether there are as many worlds as there may be. Most are both open and kept, which is looked at only where it matters. */
  #full(): boolean {
    return this.#opened.size + this.#services.stores.kept().size >= mostWorlds && this.#ids().size >= mostWorlds;
  }

  #ids(): Set<string> {
    return new Set([...this.#opened.keys(), ...this.#services.stores.kept().keys()]);
  }

  #exists(id: string): boolean {
    return this.#opened.has(id) || (this.#services.stores.kept().has(id) && !this.#leaving.has(id));
  }
}

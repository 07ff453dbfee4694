/** The stores of all worlds over a ledger: in each world one turn at a time, answered once what it did is kept. */
import type { Kept, Ledger, LedgerOptions } from '../core/ledger.ts';
import { Refusal } from '../core/refusal.ts';
import type { Bases, Entry, Image, Store, Stores, TurnResult, WorldSummary } from '../core/store.ts';
import { WorldImage } from './image.ts';

/** Number of changed records after which a world is rewritten that has none itself. */
const fewest = 4096;

/** Number of changed records after which a world is rewritten: about as many as are written then. */
const limitOf = (image: Image): number =>
  [image, ...[...image.saved.values(), ...image.undo].flatMap((one) => ('image' in one ? [one.image] : []))].reduce(
    (sum, one) => sum + one.changes().length,
    fewest,
  );

const unkept = (error: unknown, what = 'The change'): Refusal =>
  new Refusal('internal_error', { message: `${what} could not be kept, and nothing of it remains: ${(error as Error).message}` });

type Services = Pick<LedgerOptions, 'bases' | 'say'> & { ledger: Ledger; kept: Map<string, WorldSummary> };

class WorldStore implements Store {
  readonly #world: string;
  readonly #services: Services;
  /** The last of the turns that run or wait. */
  #last: Promise<unknown> = Promise.resolve();
  /** What is kept, and what will be: turns go on from the latter while its entries are being written. */
  #kept: Omit<Kept, 'changed'>;
  #head: Omit<Kept, 'changed'>;
  #keeping: Promise<void> | undefined;
  /** Counts the failures to keep something: everything after a failed entry is lost with it. */
  #era = 0;
  /** Number of records that may be changed before the world is rewritten. */
  #left: number;
  #closed = false;

  constructor(world: string, services: Services, found: Kept | undefined, beginning: Image) {
    const { image, number, changed } = found ?? { image: beginning, number: 0, changed: 0 };
    this.#world = world;
    this.#services = services;
    this.#kept = { image, number };
    this.#head = this.#kept;
    this.#left = limitOf(image) - changed;
  }

  image(): Image {
    return this.#kept.image;
  }

  /** Keeps the image a world begins with, if it is not kept yet. */
  async begin(): Promise<void> {
    const { ledger, kept } = this.#services;
    if (kept.has(this.#world)) return;
    const { image, number } = this.#kept;
    await ledger.rewrite(this.#world, number, image).catch((error) => Promise.reject(unkept(error, `The world '${this.#world}'`)));
    kept.set(this.#world, { world: this.#world });
  }

  async turn<T>(work: (before: Image) => Promise<TurnResult<T>>): Promise<T> {
    const { answer, keeping } = await this.#alone(async () => {
      if (this.#closed) throw new Refusal('conflict', { message: 'The world was closed or dropped while the call was under way' });
      const era = this.#era;
      const before = this.#head.image;
      const [answer, entry, changed] = await work(before);
      if (entry) await this.begin();
      if (era !== this.#era) throw unkept(new Error('an earlier change that it had seen could not be'));
      if (entry) this.#append(entry, before.after(entry, this.#services.bases, changed));
      return { answer, keeping: this.#keeping };
    });
    await keeping;
    return answer;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last.catch(() => undefined);
    await this.#keeping?.catch(() => undefined);
  }

  /** Runs work after all that was waiting before it. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }

  #append(entry: Entry, image: Image): void {
    const next = { image, number: this.#head.number + 1 };
    const era = this.#era;
    this.#head = next;
    const keeping = this.#services.ledger.append(this.#world, next.number, entry).then(
      () => {
        this.#kept = next;
      },
      (error: unknown) => {
        if (era === this.#era) {
          this.#era += 1;
          this.#head = this.#kept;
        }
        if (this.#keeping === keeping) this.#keeping = undefined;
        throw unkept(error);
      },
    );
    keeping.catch(() => undefined);
    this.#keeping = keeping;
    this.#left -= 'changes' in entry ? entry.changes.length : 1;
    if (this.#left < 0) this.#rewrite();
  }

  /** Writes the whole in a turn of its own. If that fails nothing is lost: entries are appended as before. */
  #rewrite(): void {
    const { ledger, say } = this.#services;
    this.#left = Number.POSITIVE_INFINITY;
    this.#alone(async () => {
      await this.#keeping?.catch(() => undefined);
      const { image, number } = this.#head;
      this.#left = limitOf(image);
      await ledger.rewrite(this.#world, number, image);
    }).catch(({ message }: Error) => say(`world '${this.#world}': it could not be written as a whole, its log goes on: ${message}`));
  }
}

/** @param say receives what goes wrong where no call is waiting for it, a line each */
export async function storesOver(ledger: Ledger, bases: Bases, say: (line: string) => void): Promise<Stores> {
  const kept = new Map((await ledger.worlds()).map((summary) => [summary.world, summary]));
  const services = { ledger, bases, say, kept };
  return {
    over: (base) => new WorldImage(bases(base)),
    kept: () => kept,
    open: async (world, beginning, atOnce) => {
      const damaged = kept.get(world)?.damaged;
      const refusal = (reason: string) => new Refusal('internal_error', { message: `The world '${world}' cannot be opened: ${reason}` });
      if (damaged !== undefined) throw refusal(damaged);
      const found = await ledger.open(world).catch(({ message }: Error) => Promise.reject(refusal(message)));
      const store = new WorldStore(world, services, found, beginning);
      if (atOnce) await store.begin();
      return store;
    },
    drop: async (world) => {
      await ledger.drop(world);
      kept.delete(world);
    },
    close: () => ledger.close(),
  };
}

/** The stores of all worlds over a ledger: in each world one turn at a time, answered once what it did is kept. */
import { Refusal } from '../core/refusal.ts';
import type { Bases, Change, Entry, Image, Kept, Ledger, Store, Stores, Transaction } from '../core/store.ts';
import { WorldImage } from './image.ts';

/** Changed records after which a world is rewritten, where it has fewer than these itself. */
const fewest = 4096;

/** @param what begins the sentence: what was to be kept */
const unkept = (error: unknown, what = 'The change'): Refusal =>
  new Refusal('internal_error', { message: `${what} could not be kept, and nothing of it remains: ${(error as Error).message}` });

/** Number of records that are written when a world is rewritten. */
function weight({ changed, saved, undo }: Image): number {
  const steps = undo.reduce((sum, { changes }) => sum + changes.length, 0);
  return [...saved.values()].reduce((sum, { image }) => sum + image.changed, changed + steps);
}

/** A transaction over an image, and what it changed. */
function draft(before: Image) {
  const changes: Change[] = [];
  let image = before;
  const change = (one: Change) => {
    changes.push(one);
    image = image.with([one]);
  };
  const transaction: Transaction = {
    get: async (collection, id) => image.get(collection, id),
    find: async (collection, query) => image.find(collection, query),
    put: async (collection, id, item) => change([collection, id, item]),
    remove: async (collection, id) => change([collection, id, null]),
  };
  return { transaction, changes, image: () => image };
}

/** Runs work one after the other. */
function queue() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: <T>(work: () => Promise<T>): Promise<T> => {
      const turn = last.then(work, work);
      last = turn;
      return turn;
    },
  };
}

interface Opening extends Kept {
  world: string;
  ledger: Ledger;
  bases: Bases;
  say: (line: string) => void;
  /** Whether the ledger has the world; if not, it is begun there with the first entry. */
  begun: boolean;
  onBegun: () => void;
}

class WorldStore implements Store {
  readonly #opening: Opening;
  readonly #turns = queue();
  /** What is kept, and what will be: turns go on from the latter while its entries are being written. */
  #kept: { image: Image; number: number };
  #head: { image: Image; number: number };
  #keeping: Promise<void> | undefined;
  /** Counts the failures to keep something: everything after a failed entry is lost with it. */
  #era = 0;
  #changed: number;
  #limit: number;
  #begun: boolean;
  #closed = false;

  constructor(opening: Opening) {
    this.#opening = opening;
    this.#kept = opening;
    this.#head = opening;
    this.#changed = opening.changed;
    this.#limit = Math.max(fewest, weight(opening.image));
    this.#begun = opening.begun;
  }

  image(): Image {
    return this.#kept.image;
  }

  change<T>(requestId: string | null, work: (transaction: Transaction, before: Image) => Promise<T>): Promise<T> {
    return this.#turn(async (before) => {
      const { transaction, changes, image } = draft(before);
      const answer = await work(transaction, before);
      return changes.length === 0 ? [answer] : [answer, { changes, requestId }, image()];
    });
  }

  enter<T>(decide: (before: Image) => readonly [answer: T, entry?: Entry]): Promise<T> {
    return this.#turn(async (before) => decide(before));
  }

  /** Keeps the image a world begins with. */
  async begin(): Promise<void> {
    if (this.#begun) return;
    const { ledger, world, onBegun } = this.#opening;
    await ledger.rewrite(world, this.#kept.number, this.#kept.image).catch((error: unknown) => {
      throw unkept(error, `The world '${world}'`);
    });
    this.#begun = true;
    onBegun();
  }

  async close(): Promise<void> {
    await this.#turns.run(async () => {
      this.#closed = true;
    });
    await this.#keeping?.catch(() => undefined);
    await this.#opening.ledger.release(this.#opening.world);
  }

  async #turn<T>(work: (before: Image) => Promise<readonly [answer: T, entry?: Entry, changed?: Image]>): Promise<T> {
    const { answer, keeping } = await this.#turns.run(async () => {
      if (this.#closed) throw new Refusal('conflict', { message: 'The world was closed or dropped while the call was under way' });
      const era = this.#era;
      const before = this.#head.image;
      const [answer, entry, changed] = await work(before);
      if (entry) await this.begin();
      if (era !== this.#era) throw unkept(new Error('an earlier change that it had seen could not be'));
      if (entry) this.#append(entry, before.after(entry, this.#opening.bases, changed));
      return { answer, keeping: this.#keeping };
    });
    await keeping;
    return answer;
  }

  #append(entry: Entry, image: Image): void {
    const { ledger, world } = this.#opening;
    const next = { image, number: this.#head.number + 1 };
    const era = this.#era;
    this.#head = next;
    const keeping = ledger.append(world, next.number, entry).then(
      () => {
        this.#kept = next;
        if (this.#keeping === keeping) this.#keeping = undefined;
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
    this.#changed += 'changes' in entry ? entry.changes.length : 1;
    if (this.#changed > this.#limit) this.#rewrite();
  }

  /** Writes the whole in a turn of its own. If that fails nothing is lost: entries are appended as before. */
  #rewrite(): void {
    const { ledger, world, say } = this.#opening;
    this.#changed = 0;
    const writing = this.#turns.run(async () => {
      await this.#keeping?.catch(() => undefined);
      const { image, number } = this.#head;
      this.#limit = Math.max(fewest, weight(image));
      await ledger.rewrite(world, number, image);
    });
    writing.catch((error: Error) => say(`world '${world}': it could not be written as a whole, its log goes on: ${error.message}`));
  }
}

/** @param say receives what goes wrong where no call is waiting for it, a line each */
export async function storesOver(ledger: Ledger, bases: Bases, say: (line: string) => void): Promise<Stores> {
  const kept = new Map((await ledger.worlds()).map((summary) => [summary.world, summary]));
  const dropping = new Map<string, Promise<void>>();
  return {
    over: (base) => new WorldImage(base),
    kept: () => kept,
    open: async (world, beginning, atOnce) => {
      await dropping.get(world)?.catch(() => undefined);
      const damaged = kept.get(world)?.damaged;
      if (damaged) throw new Refusal('internal_error', { message: `The world '${world}' cannot be opened: ${damaged}` });
      const found = await ledger.open(world).catch(({ message }: Error) => {
        throw new Refusal('internal_error', { message: `The world '${world}' cannot be opened: ${message}` });
      });
      const opening = found ?? { image: beginning, number: 0, changed: 0 };
      const store = new WorldStore({
        ...opening,
        world,
        ledger,
        bases,
        say,
        begun: found !== undefined,
        onBegun: () => kept.set(world, { world }),
      });
      if (atOnce) await store.begin();
      return store;
    },
    drop: (world) => {
      const dropped = ledger.drop(world).then(() => {
        kept.delete(world);
      });
      dropping.set(world, dropped);
      return dropped.finally(() => dropping.delete(world));
    },
    close: () => ledger.close(),
  };
}

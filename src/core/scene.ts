/** One provider inside one transaction: who acts, when, on which records, and the transitions made so far. */
import type { Instant } from './clock.ts';
import type { Schemas } from './control/api.d.ts';
import type { Ids } from './ids.ts';
import type { Magic } from './magic.ts';
import type { Persona, Provider } from './provider.ts';
import type { Ask } from './reading.ts';
import type { Transaction } from './store.ts';

/** What an operation, effect or guard knows besides the records. `actor` is null when the clock fires an event. */
export interface Facts<P extends Persona, Readings, Values> {
  actor: P | null;
  reading: Ask<Readings>;
  now: Instant;
  ids: Ids;
  /** What a value of a field forces, as the document's `x-magic` says. */
  magic: Magic;
  /** The document's `x-values`. */
  values: Values;
}

/** A transition of a record, as `control.yaml` describes it. */
export type Transition = Schemas['Transition'];

/** The scene of one provider in one transaction. */
export interface Scene extends Omit<Facts<Persona, Record<string, string>, unknown>, 'magic' | 'values'> {
  provider: Provider;
  transaction: Transaction;
  /** Transitions of this transaction, in order. */
  transitions: Transition[];
  /** The context that operations and effects get. */
  context: unknown;
}

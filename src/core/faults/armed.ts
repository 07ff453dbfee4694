/** The faults armed in one world. They are a record of it, changed by turns that cannot be undone; reset and restore disarm them. */
import { iso, lastInstant, now, span } from '../clock.ts';
import { freeze } from '../freeze.ts';
import { type IdState, type Ids, idSource, seeded } from '../ids.ts';
import type { Provider } from '../provider.ts';
import { Refusal } from '../refusal.ts';
import { stateIn } from '../state.ts';
import type { Changes, Entry, Image, Item, Store } from '../store.ts';
import { drawDelay, fraction } from './delay.ts';
import { type ArmedFault, type Fault, type FaultCall, type FaultEffect, faultFindings, meant } from './fault.ts';

/** What happens to one call. */
export interface Strike extends Pick<FaultEffect, 'status' | 'fault'> {
  /** The fault's. */
  id: string;
  /** Milliseconds of real time. */
  delay: number;
  /** Characters that are not an answer, for the breakages that send some. */
  noise: string;
}

/** What is kept of the faults of a world. */
interface FaultState {
  armed: readonly ArmedFault[];
  /** Number of faults armed so far. */
  numbered: number;
  source: IdState;
}

/** Collection and id of the record that keeps the faults of a world. */
export const faultsRecord = ['countersign/world', 'faults'] as const;
const most = 100;
/** Sets the source of faults apart from the world's ids, which no fault may disturb. */
const apart = 0x6661756c;

/** The changes after which no fault was ever armed. */
export const disarming = (image: Image): Changes => (image.get(...faultsRecord) ? [[...faultsRecord, null]] : []);

/** The faults that are still armed. */
function faultsIn(image: Image): FaultState {
  const kept = image.get(...faultsRecord) as unknown as FaultState | undefined;
  const { began, clock } = stateIn(image);
  if (!kept) return { armed: [], numbered: 0, source: seeded(began.seed ^ apart) };
  return { ...kept, armed: kept.armed.filter(({ until }) => until === null || iso(now(clock)) < until) };
}

const entryOf = (state: FaultState): Entry => ({ changes: [[...faultsRecord, freeze(state) as unknown as Item]], undoable: false });

const spent = ({ calls, strikes, count, match }: ArmedFault) => strikes === count || calls === match?.nth;

const hits = ({ calls, match, probability }: ArmedFault, draw: Ids) =>
  (match?.nth === undefined || calls === match.nth) && (probability === undefined || fraction(draw) < probability);

/** Counts a call for every fault that fits, and draws what the first one that strikes does to it. */
function strike(state: FaultState, fitting: (fault: ArmedFault) => boolean): readonly [Strike | undefined, Entry?] {
  if (!state.armed.some(fitting)) return [undefined];
  const draw = idSource(state.source);
  const counted = state.armed.map((fault) => (fitting(fault) ? { ...fault, calls: fault.calls + 1 } : fault));
  const first = counted.find((fault) => fitting(fault) && hits(fault, draw));
  if (first) first.strikes += 1;
  const struck = first && {
    ...{ id: first.id, status: first.effect.status, fault: first.effect.fault },
    delay: first.effect.delay ? drawDelay(first.effect.delay, draw) : 0,
    noise: first.effect.fault ? draw.letters(40) : '',
  };
  const armed = counted.filter((fault) => !spent(fault));
  return [struck, entryOf({ ...state, armed, source: draw.state() })];
}

/** The faults of one world. */
export class Faults {
  readonly #store: Store;
  readonly #providers: readonly Provider[];

  constructor(store: Store, providers: Iterable<Provider>) {
    this.#store = store;
    this.#providers = [...providers];
  }

  /** @throws Refusal `invalid_request` for a fault that can never strike, `conflict` over a hundred */
  arm(fault: Fault): Promise<ArmedFault> {
    return this.#store.turn(async (image) => {
      const state = faultsIn(image);
      const at = now(stateIn(image).clock);
      const findings = faultFindings(fault, this.#providers, at);
      if (findings.length > 0) throw new Refusal('invalid_request', { findings });
      if (state.armed.length >= most) throw new Refusal('conflict', { message: `A world has at most ${most} armed faults` });
      const numbered = state.numbered + 1;
      const until = fault.ttl === undefined ? null : iso(Math.min(at + span(fault.ttl), lastInstant));
      const armed = { ...structuredClone(fault), id: `fault-${numbered}`, calls: 0, strikes: 0, until };
      return [armed, entryOf({ ...state, numbered, armed: [...state.armed, armed] })];
    });
  }

  /** Those that are armed, in the order in which they were. */
  list(): readonly ArmedFault[] {
    return faultsIn(this.#store.image()).armed;
  }

  /** Disarms the fault of this id, or all. @returns whether any was armed */
  disarm(id?: string): Promise<boolean> {
    return this.#store.turn(async (image) => {
      const state = faultsIn(image);
      const armed = id === undefined ? [] : state.armed.filter((one) => one.id !== id);
      return armed.length < state.armed.length ? [true, entryOf({ ...state, armed })] : [false];
    });
  }

  /** What the first fault that fits does to a call, `before` its operation runs or `after` its changes are kept. */
  strike(call: FaultCall, when: 'before' | 'after'): Promise<Strike | undefined> | undefined {
    const fitting = (fault: ArmedFault) => (when === 'after') === (fault.effect.afterCommit ?? false) && meant(fault, call);
    if (!faultsIn(this.#store.image()).armed.some(fitting)) return undefined;
    return this.#store.turn(async (image) => strike(faultsIn(image), fitting));
  }
}

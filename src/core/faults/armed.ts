/** The faults armed in one world. They are a record of it, changed by turns that undo leaves alone; a reset or a restored snapshot disarms them. */
import { type Instant, iso, now, span } from '../clock.ts';
import { freeze } from '../freeze.ts';
import { type IdState, type Ids, idSource, seeded } from '../ids.ts';
import type { Provider } from '../provider.ts';
import { Refusal } from '../refusal.ts';
import { stateIn } from '../state.ts';
import type { Changes, Entry, Image, Item, Store } from '../store.ts';
import { drawDelay, fraction } from './delay.ts';
import { type Breakage, type Fault, type FaultCall, faultFindings, meant } from './fault.ts';

export interface ArmedFault extends Fault {
  /** `fault-1`, `fault-2` and so on since the world began or was reset. */
  id: string;
  /** Calls that fitted so far. */
  calls: number;
  /** Calls struck so far. */
  strikes: number;
  /** ISO 8601 world time until which it is armed; null where nothing but its count ends it. */
  until: string | null;
}

/** What happens to one call. */
export interface Strike {
  /** The fault's. */
  id: string;
  /** Milliseconds of real time. */
  delay: number;
  status?: number;
  fault?: Breakage;
  /** Characters that are no answer, for the breakages that send some. */
  noise: string;
}

export interface Faults {
  /** @throws Refusal `invalid_request` for one that makes no sense or can never strike, `conflict` over a hundred */
  arm(fault: Fault): Promise<ArmedFault>;
  /** Those that are armed, in the order in which they were. */
  list(): readonly ArmedFault[];
  /** Whether it was armed. */
  disarm(id: string): Promise<boolean>;
  disarmAll(): Promise<void>;
  /** What the first fault that fits does to a call, `before` its operation runs or `after` its changes are kept. */
  strike(call: FaultCall, when: 'before' | 'after'): Promise<Strike | undefined> | undefined;
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

const nowIn = (image: Image): Instant => now(stateIn(image).clock);

/** The faults that are still armed. */
function faultsIn(image: Image): FaultState {
  const kept = image.get(...faultsRecord) as unknown as FaultState | undefined;
  if (!kept) return { armed: [], numbered: 0, source: seeded(stateIn(image).began.seed ^ apart) };
  return { ...kept, armed: kept.armed.filter(({ until }) => until === null || iso(nowIn(image)) < until) };
}

const entryOf = (state: FaultState): Entry => ({ changes: [[...faultsRecord, freeze(state) as unknown as Item]], undoable: false });

const fits = (call: FaultCall, when: 'before' | 'after') => (fault: ArmedFault) =>
  (when === 'after') === (fault.effect.afterCommit ?? false) && meant(fault, call);

const spent = ({ calls, strikes, count, match }: ArmedFault) => strikes === count || calls === match?.nth;

const strikes = ({ calls, match, probability }: ArmedFault, draw: Ids) =>
  (match?.nth === undefined || calls === match.nth) && (probability === undefined || fraction(draw) < probability);

/** Counts a call for every fault that fits, and draws what the first one that strikes does to it. */
function struck(state: FaultState, fitting: (fault: ArmedFault) => boolean): readonly [Strike | undefined, Entry?] {
  if (!state.armed.some(fitting)) return [undefined];
  const draw = idSource(state.source);
  const counted = state.armed.map((fault) => (fitting(fault) ? { ...fault, calls: fault.calls + 1 } : fault));
  const first = counted.find((fault) => fitting(fault) && strikes(fault, draw));
  if (first) first.strikes += 1;
  const strike = first && {
    ...{ id: first.id, status: first.effect.status, fault: first.effect.fault },
    delay: first.effect.delay ? drawDelay(first.effect.delay, draw) : 0,
    noise: first.effect.fault ? draw.letters(40) : '',
  };
  const armed = counted.filter((fault) => !spent(fault));
  return [strike, entryOf({ ...state, armed, source: draw.state() })];
}

function arm(image: Image, fault: Fault, providers: readonly Provider[]): readonly [ArmedFault, Entry] {
  const state = faultsIn(image);
  const findings = faultFindings(fault, providers, nowIn(image));
  if (findings.length > 0) throw new Refusal('invalid_request', { findings });
  if (state.armed.length >= most) throw new Refusal('conflict', { message: `A world has at most ${most} armed faults` });
  const numbered = state.numbered + 1;
  const until = fault.ttl === undefined ? null : iso(nowIn(image) + span(fault.ttl));
  const armed = { ...structuredClone(fault), id: `fault-${numbered}`, calls: 0, strikes: 0, until };
  return [armed, entryOf({ ...state, numbered, armed: [...state.armed, armed] })];
}

export const faultsOf = (store: Store, providers: ReadonlyMap<string, Provider>): Faults => ({
  arm: (fault) => store.turn(async (image) => arm(image, fault, [...providers.values()])),
  list: () => faultsIn(store.image()).armed,
  disarm: (id) =>
    store.turn(async (image) => {
      const state = faultsIn(image);
      const armed = state.armed.filter((one) => one.id !== id);
      return armed.length < state.armed.length ? [true, entryOf({ ...state, armed })] : [false];
    }),
  disarmAll: () =>
    store.turn(async (image) => {
      const state = faultsIn(image);
      return state.armed.length > 0 ? [undefined, entryOf({ ...state, armed: [] })] : [undefined];
    }),
  strike: (call, when) => {
    const fitting = fits(call, when);
    if (!faultsIn(store.image()).armed.some(fitting)) return undefined;
    return store.turn(async (image) => struck(faultsIn(image), fitting));
  },
});

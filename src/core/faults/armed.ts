/** The faults armed in one world. They are in memory; a reset or a restored snapshot disarms them. */
import { type Instant, iso, span } from '../clock.ts';
import { type Ids, idSource, seeded } from '../ids.ts';
import type { Provider } from '../provider.ts';
import { Refusal } from '../refusal.ts';
import { drawDelay, fraction } from './delay.ts';
import { type Breakage, type Fault, type FaultCall, faultFindings, meant } from './fault.ts';

export interface ArmedFault extends Fault {
  /** `fault-1`, `fault-2` and so on since the world was opened or reset. */
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
  arm(fault: Fault, now: Instant): ArmedFault;
  /** Those that are armed, in the order in which they were. */
  list(now: Instant): ArmedFault[];
  /** Whether it was armed. */
  disarm(id: string): boolean;
  disarmAll(): void;
  /** As the world began: none armed, numbers and draws from the start. */
  clear(): void;
  /** What the first fault that fits does to a call, `before` its operation runs or `after` what it changed is kept. */
  strike(call: FaultCall, when: 'before' | 'after', now: Instant): Strike | undefined;
}

const most = 100;
/** Sets the source of faults apart from the world's ids, which no fault may disturb. */
const apart = 0x6661756c;

export function faultsOf(providers: ReadonlyMap<string, Provider>, seed: () => number): Faults {
  let armed: readonly ArmedFault[] = [];
  let numbered = 0;
  let source: Ids | undefined;
  const drawing = (): Ids => {
    source ??= idSource(seeded(seed() ^ apart));
    return source;
  };

  const current = (now: Instant) => {
    armed = armed.filter(({ until }) => until === null || iso(now) < until);
    return armed;
  };

  const strikes = ({ calls, match, probability }: ArmedFault) =>
    (match?.nth === undefined || calls === match.nth) && (probability === undefined || fraction(drawing()) < probability);

  const spent = ({ calls, strikes: struck, count, match }: ArmedFault) => struck === count || calls === match?.nth;

  return {
    arm: (fault, now) => {
      const findings = faultFindings(fault, [...providers.values()], now);
      if (findings.length > 0) throw new Refusal('invalid_request', { findings });
      if (current(now).length >= most) throw new Refusal('conflict', { message: `A world has at most ${most} armed faults` });
      numbered += 1;
      const until = fault.ttl === undefined ? null : iso(now + span(fault.ttl));
      const made = { ...structuredClone(fault), id: `fault-${numbered}`, calls: 0, strikes: 0, until };
      armed = [...armed, made];
      return { ...made };
    },
    list: (now) => current(now).map((one) => ({ ...one })),
    disarm: (id) => {
      const before = armed.length;
      armed = armed.filter((one) => one.id !== id);
      return armed.length < before;
    },
    disarmAll: () => {
      armed = [];
    },
    clear: () => {
      armed = [];
      numbered = 0;
      source = undefined;
    },
    strike: (call, when, now) => {
      if (armed.length === 0) return undefined;
      const fitting = current(now).filter((one) => (when === 'after') === (one.effect.afterCommit ?? false) && meant(one, call));
      // Each counts the call, whichever of them strikes it.
      for (const one of fitting) one.calls += 1;
      const first = fitting.find(strikes);
      if (first) first.strikes += 1;
      armed = armed.filter((one) => !spent(one));
      if (!first) return undefined;
      const { id, effect } = first;
      const { delay, status, fault } = effect;
      return { id, status, fault, delay: delay ? drawDelay(delay, drawing()) : 0, noise: fault ? drawing().letters(40) : '' };
    },
  };
}

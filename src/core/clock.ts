/** World time. The only file that reads the platform's clock. */
import ms, { type StringValue } from 'ms';

/** Milliseconds since 1970-01-01T00:00:00Z, in world time. */
export type Instant = number;

/** The clock of a world: frozen at `start + advanced`, or the platform's clock plus `advanced`. */
export interface ClockState {
  start: Instant;
  frozen: boolean;
  /** Milliseconds by which the clock was advanced. */
  advanced: number;
}

/** The last instant that ISO 8601 writes with a year of four digits. No clock goes beyond it. */
export const lastInstant: Instant = Date.parse('9999-12-31T23:59:59.999Z');

export const platformTime = (): Instant => Date.now();

export const now = (clock: ClockState): Instant => (clock.frozen ? clock.start : platformTime()) + clock.advanced;

/** Starts a measurement; each call returns the milliseconds of real time since then. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}

/**
 * A span such as `60s`, `2h` or `20d` in milliseconds.
 * @throws RangeError if the text is not a span, or is negative
 */
export function span(text: string): number {
  const length = /^\d+(\.\d+)?\s*[a-z]+$/i.test(text) ? ms(text as StringValue) : undefined;
  if (length === undefined || Number.isNaN(length)) throw new RangeError(`'${text}' is not a time span such as 60s, 2h or 20d`);
  return length;
}

/**
 * An ISO 8601 instant as world time.
 * @throws RangeError if the text is not one
 */
export function instant(text: string): Instant {
  const parsed = Date.parse(text);
  if (Number.isNaN(parsed)) throw new RangeError(`'${text}' is not an ISO 8601 instant`);
  return parsed;
}

/** The same clock, frozen at its present time. */
export const stopped = (clock: ClockState): ClockState => ({ ...clock, frozen: true, advanced: now(clock) - clock.start });

/** The same clock, running on from its present time. */
export const running = (clock: ClockState): ClockState => ({ ...clock, frozen: false, advanced: now(clock) - platformTime() });

/** The same clock, advanced by milliseconds. */
export const later = (clock: ClockState, by: number): ClockState => ({ ...clock, advanced: clock.advanced + by });

/** `2026-01-15T12:00:00.000Z` */
export const iso = (at: Instant): string => new Date(at).toISOString();

/** `2026-01-15T12:00:00+00:00` */
export const isoOffset = (at: Instant): string => iso(at).replace(/\.\d{3}Z$/, '+00:00');

/** `2026-01-15 12:00:00`, UTC */
export const sqlTime = (at: Instant): string => iso(at).slice(0, 19).replace('T', ' ');

/** `Thu, 15 Jan 2026 12:00:00 GMT`, as in HTTP headers */
export const httpDate = (at: Instant): string => new Date(at).toUTCString();

/** World time. The only file that asks the platform what time it is. */
import ms, { type StringValue } from 'ms';

/** Milliseconds since 1970-01-01T00:00:00Z, in world time. */
export type Instant = number;

/** How a world's clock runs: standing at `start + advanced`, or with the platform's clock plus `advanced`. */
export interface ClockState {
  start: Instant;
  frozen: boolean;
  /** Milliseconds the clock was advanced by hand. */
  advanced: number;
}

export const platformTime = (): Instant => Date.now();

export const now = (clock: ClockState): Instant => (clock.frozen ? clock.start : platformTime()) + clock.advanced;

/** Starts to measure; each call answers the milliseconds of real time since. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}

/**
 * A span such as `60s`, `2h` or `20d` in milliseconds.
 * @throws RangeError if the text is no span, or a negative one.
 */
export function span(text: string): number {
  const length = /^\d+(\.\d+)?\s*[a-z]+$/i.test(text) ? ms(text as StringValue) : undefined;
  if (length === undefined || Number.isNaN(length)) throw new RangeError(`'${text}' is no time span like 60s, 2h or 20d`);
  return length;
}

/**
 * An ISO 8601 instant as world time.
 * @throws RangeError if the text is none.
 */
export function instant(text: string): Instant {
  const parsed = Date.parse(text);
  if (Number.isNaN(parsed)) throw new RangeError(`'${text}' is no ISO 8601 instant`);
  return parsed;
}

/** The same clock, standing where it is. */
export const stopped = (clock: ClockState): ClockState => ({ ...clock, frozen: true, advanced: now(clock) - clock.start });

/** The same clock, running from where it is. */
export const running = (clock: ClockState): ClockState => ({ ...clock, frozen: false, advanced: now(clock) - platformTime() });

/** The same clock, so many milliseconds later. */
export const later = (clock: ClockState, by: number): ClockState => ({ ...clock, advanced: clock.advanced + by });

/** `2026-01-15T12:00:00.000Z` */
export const iso = (at: Instant): string => new Date(at).toISOString();

/** `2026-01-15T12:00:00+00:00` */
export const isoOffset = (at: Instant): string => iso(at).replace(/\.\d{3}Z$/, '+00:00');

/** `2026-01-15 12:00:00`, UTC */
export const sqlTime = (at: Instant): string => iso(at).slice(0, 19).replace('T', ' ');

/** `Thu, 15 Jan 2026 12:00:00 GMT`, as in HTTP headers */
export const httpDate = (at: Instant): string => new Date(at).toUTCString();

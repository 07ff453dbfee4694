/** World time. The only file that reads the platform's clock. */
import formats from 'ajv-formats';
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

/** The years of four digits that ISO 8601 writes, as instants. */
const written = { first: Date.parse('0001-01-01T00:00:00.000Z'), last: Date.parse('9999-12-31T23:59:59.999Z') };

/** The latest instant that a record can hold. */
export const lastInstant: Instant = written.last;

/** What clocks can show: ten years less than can be written on either side, for the times before and after now that records hold. */
const shown = { first: Date.parse('0011-01-01T00:00:00.000Z'), last: Date.parse('9989-12-31T23:59:59.999Z') };

export const platformTime = (): Instant => Date.now();

const reached = ({ frozen, start, advanced }: ClockState): Instant => (frozen ? start : platformTime()) + advanced;

/** What a clock shows. One that runs on stands still at the last instant it can show. */
export const now = (clock: ClockState): Instant => Math.min(reached(clock), shown.last);

/** Whether a clock was moved further than it can show. One that runs may have gone on since. */
export const isBeyond = (clock: ClockState): boolean => reached(clock) > shown.last + (clock.frozen ? 0 : 10_000);

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

const rfc3339 = formats.default.get('date-time') as { validate: (text: string) => boolean };

const parse = (text: string): Instant => (rfc3339.validate(text) ? Date.parse(text) : Number.NaN);

/** Whether a text is an instant as RFC 3339 writes it: a date that exists, a time and a zone, within the years 0001 to 9999. */
export function isInstant(text: string): boolean {
  const at = parse(text);
  return at >= written.first && at <= written.last;
}

/** The instant that a text is. @throws RangeError if it is none */
export function instant(text: string): Instant {
  if (isInstant(text)) return parse(text);
  throw new RangeError(`'${text}' is not an RFC 3339 instant with a zone, such as 2026-03-01T09:00:00Z`);
}

/** An instant that a clock can show. @throws RangeError if the text is none */
export function clockInstant(text: string): Instant {
  const at = instant(text);
  if (at >= shown.first && at <= shown.last) return at;
  throw new RangeError(`A clock shows ${iso(shown.first)} to ${iso(shown.last)}, so not '${text}'`);
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

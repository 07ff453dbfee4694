/** What could not be kept, as whoever asked for it is told. */
import { Refusal } from '../core/refusal.ts';

/** @param what begins the sentence: what was to be kept */
export const unkept = (error: unknown, what = 'The change'): Refusal =>
  new Refusal('internal_error', { message: `${what} could not be kept, and nothing of it remains: ${(error as Error).message}` });

/** Real time: delays of calls, and the time that closing may take. */
import { clearTimeout, setTimeout } from 'node:timers';
import type { Response } from 'express';

/** Resolves after the milliseconds, when the client disconnects, or when the sandbox closes. */
export const wait = (milliseconds: number, res: Response, over: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (milliseconds <= 0 || res.closed || over.aborted) return done();
    const end = () => {
      clearTimeout(timer);
      res.off('close', end);
      over.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    res.once('close', end);
    over.addEventListener('abort', end);
  });

/** Does something after the milliseconds, unless it is called off before. @returns what calls it off */
export function after(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

/** Delays a call, in real time. */
import { clearTimeout, setTimeout } from 'node:timers';
import type { Response } from 'express';

/** Resolves after the milliseconds, or when the client disconnects. */
export const wait = (milliseconds: number, res: Response): Promise<void> =>
  new Promise((done) => {
    if (milliseconds <= 0 || res.closed) return done();
    const timer = setTimeout(done, milliseconds);
    res.once('close', () => {
      clearTimeout(timer);
      done();
    });
  });

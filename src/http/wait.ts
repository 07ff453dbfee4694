/** Delays a call, in real time. */
import { clearTimeout, setTimeout } from 'node:timers';
import type { Response } from 'express';

/** Resolves after the milliseconds, or when the client disconnects. */
export const wait = (milliseconds: number, res: Response): Promise<void> =>
  new Promise((done) => {
    if (milliseconds <= 0 || res.closed) return done();
    const over = () => {
      clearTimeout(timer);
      res.off('close', over);
      done();
    };
    const timer = setTimeout(over, milliseconds);
    res.once('close', over);
  });

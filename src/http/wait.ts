/** Holds a call up, in real time: the only file that sets a timer. */
import type { Response } from 'express';

/** Resolves after so many milliseconds, or when the client has gone. */
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

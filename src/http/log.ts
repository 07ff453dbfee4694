/** One quiet line per request: method, path, operationId, world, status, milliseconds. */
import type { RequestHandler } from 'express';
import pico from 'picocolors';
import type { Exchange, House } from './exchange.ts';

const colors = pico.createColors(Boolean(process.stderr.isTTY) && pico.isColorSupported);

const shade = (status: number) => (status >= 500 ? colors.red : status >= 400 ? colors.yellow : colors.green);

export const log =
  ({ log: write, logRequests }: House): RequestHandler =>
  (req, res, next) => {
    if (!logRequests) return next();
    const came = performance.now();
    const path = req.path;
    res.once('close', () => {
      const { operationId = '-', worldId = '-' } = (res.locals.exchange ?? {}) as Partial<Exchange>;
      const status = res.writableEnded ? shade(res.statusCode)(res.statusCode) : colors.red('aborted');
      write(`${req.method} ${path} ${operationId} ${worldId} ${status} ${colors.dim(`${(performance.now() - came).toFixed(1)}ms`)}`);
    });
    next();
  };

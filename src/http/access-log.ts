/** Logs one line per request: method, path, operationId, world, status, milliseconds. */
import pico from 'picocolors';
import type { Services, Stage } from './request-context.ts';

const colors = pico.createColors(Boolean(process.stderr.isTTY) && pico.isColorSupported);

const shade = (status: number) => (status >= 500 ? colors.red : status >= 400 ? colors.yellow : colors.green);

export const accessLog =
  ({ log: write }: Services): Stage =>
  (context, req, res) => {
    const came = performance.now();
    const { method, path } = req;
    res.once('close', () => {
      const { operationId = '-', worldId } = context;
      const status = res.writableEnded ? shade(res.statusCode)(res.statusCode) : colors.red('aborted');
      write(`${method} ${path} ${operationId} ${worldId} ${status} ${colors.dim(`${(performance.now() - came).toFixed(1)}ms`)}`);
    });
  };

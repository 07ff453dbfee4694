/** Logs one line per request: method, path, operationId, world, status, milliseconds. */
import { styleText } from 'node:util';
import { stopwatch } from '../core/clock.ts';
import type { Services, Stage } from './request-context.ts';

const colored = (color: 'red' | 'yellow' | 'green' | 'dim', text: string) => styleText(color, text, { stream: process.stderr });

const shade = (status: number) => (status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green');

export const accessLog =
  ({ log: write }: Services): Stage =>
  (context, req, res) => {
    const elapsed = stopwatch();
    const { method, path } = req;
    res.once('close', () => {
      const { operationId = '-', worldId } = context;
      const status = res.writableEnded ? colored(shade(res.statusCode), `${res.statusCode}`) : colored('red', 'aborted');
      write(`${method} ${path} ${operationId} ${worldId} ${status} ${colored('dim', `${elapsed().toFixed(1)}ms`)}`);
    });
  };

/** Armed faults strike: instead of the operation (`inject`), or instead of its answer, when what it changed is kept (`lose`). */
import type { Response } from 'express';
import type { Strike } from '../core/faults.ts';
import type { Exchange, Stage } from './exchange.ts';
import { Broken, Struck } from './struck.ts';
import { wait } from './wait.ts';

const preferred = ({ applied }: Exchange) => applied.has('code') || applied.has('example') || applied.has('dry-run');

async function suffer({ id, delay, fault, noise, status }: Strike, exchange: Exchange, res: Response): Promise<void> {
  exchange.fault = id;
  await wait(delay, res);
  if (fault) throw new Broken(fault, noise);
  if (status !== undefined) throw new Struck(status, id);
}

const strike =
  (when: 'before' | 'after'): Stage =>
  (exchange, req, res) => {
    const { api, operationId, persona, world } = exchange;
    // A call that prefers an answer of its own meets no fault and uses none up.
    if (!world || !api || operationId === undefined || preferred(exchange)) return;
    const call = { operationId, provider: api.contract.name, method: req.method, path: req.path, persona: persona?.name };
    const found = world.faults.strike(call, when, world.now());
    return found && suffer(found, exchange, res);
  };

export const inject = strike('before');
export const lose = strike('after');

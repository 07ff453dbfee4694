/** The line every request walks, stage by stage. */
import type { Request, Response } from 'express';
import { contract } from './contract.ts';
import { dispatch } from './dispatch.ts';
import type { Exchange, House, Stage } from './exchange.ts';
import { fail } from './fail.ts';
import { inject, lose } from './inject.ts';
import { insist } from './insist.ts';
import { locate } from './locate.ts';
import { log } from './log.ts';
import { prefer } from './prefer.ts';
import { read } from './read.ts';
import { record } from './record.ts';
import { send } from './send.ts';
import { share } from './share.ts';

const stages = (house: House): readonly Stage[] => [
  log(house), // a line about it, for people
  record(house), // take the request down as it came, for the journal
  locate(house), // which API, which world
  share(house), // may this page call?
  insist, // on a world, where one must be named
  read, // the body, as JSON
  contract, // match, authenticate, validate the request
  prefer, // what this request wants for itself: a delay, a documented answer, a dry run
  inject, // an armed fault may strike instead of the operation
  dispatch, // the operation, in a transaction; the answer is validated in it
  lose, // an armed fault may strike instead of the answer
  send(house),
];

/** Walks the line. The first stage that throws, or answers by itself, ends it. */
export function line(house: House): (req: Request, res: Response) => Promise<void> {
  const walk = stages(house);
  const failed = fail(house);
  return async (req, res) => {
    const exchange: Exchange = {
      requestId: req.get('x-request-id')?.slice(0, 128),
      worldId: 'default',
      // A copy: the journal tells those that came.
      headers: { ...req.headers, 'content-type': 'application/json' },
      text: '',
      asked: new Set(),
      happened: [],
      applied: new Map(),
    };
    try {
      for (const stage of walk) {
        const pending = stage(exchange, req, res);
        if (pending) await pending;
        if (res.headersSent) return;
      }
    } catch (error) {
      failed(error, exchange, res);
    } finally {
      // Only what left without an answer is still to be noted.
      exchange.note?.();
    }
  };
}

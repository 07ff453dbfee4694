/** The line every request walks, stage by stage. */
import type { RequestHandler } from 'express';
import { contract } from './contract.ts';
import { dispatch } from './dispatch.ts';
import type { Exchange, House, Stage } from './exchange.ts';
import { fail } from './fail.ts';
import { insist } from './insist.ts';
import { locate } from './locate.ts';
import { read } from './read.ts';
import { send } from './send.ts';
import { share } from './share.ts';

const stages = (house: House): readonly Stage[] => [
  locate(house), // which API, which world
  share(house), // may this page call?
  insist, // on a world, where one must be named
  read, // the body, as JSON
  contract, // match, authenticate, validate the request
  dispatch, // the operation, in a transaction; the answer is validated in it
  send,
];

/** Walks the line. The first stage that throws, or answers by itself, ends it. */
export function line(house: House): RequestHandler {
  const walk = stages(house);
  const failed = fail(house);
  return async (req, res) => {
    const exchange: Exchange = {
      requestId: req.get('x-request-id')?.slice(0, 128),
      worldId: 'default',
      text: '',
      asked: new Set(),
      happened: [],
    };
    res.locals.exchange = exchange;
    try {
      for (const stage of walk) {
        await stage(exchange, req, res);
        if (res.headersSent) return;
      }
    } catch (error) {
      failed(error, exchange, res);
    }
  };
}

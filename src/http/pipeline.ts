/** The pipeline: the stages every request passes, in order. */
import type { Request, Response } from 'express';
import { platformTime } from '../core/clock.ts';
import { accessLog } from './access-log.ts';
import { knownFirst } from './authenticate.ts';
import { body } from './body.ts';
import { cors, share } from './cors.ts';
import { dispatch } from './dispatch.ts';
import { errors } from './errors.ts';
import { hosts } from './hosts.ts';
import { injectAfter, injectBefore } from './inject.ts';
import { enter, locate, requireWorld } from './locate.ts';
import { prefer } from './prefer.ts';
import { record } from './record.ts';
import type { RequestContext, Services, Stage } from './request-context.ts';
import { send } from './send.ts';
import { validate } from './validate.ts';

/** A stage that runs only for requests with one of these headers; a `Content-Length` of 0 counts as none. */
const onHeader =
  (names: readonly string[], stage: Stage): Stage =>
  (context, req, res) =>
    names.some((name) => (req.headers[name] ?? '0') !== '0') ? stage(context, req, res) : undefined;

const stages = (services: Services): readonly Stage[] => [
  ...(services.logRequests ? [accessLog(services)] : []), // one line per request, for people
  record(services), // prepares the journal entry
  locate(services), // which API, which world
  onHeader(['origin'], share), // a page reads every answer, refusals too
  hosts(services), // is this machine called by a name of its own?
  onHeader(['origin', 'sec-fetch-site'], cors(services)), // may this page call?
  enter(services), // begins the world at its first call
  requireWorld, // with --strict-worlds, a vendor call names its world
  onHeader(['content-length', 'transfer-encoding'], knownFirst(body(services))), // reads the body as JSON
  validate, // matches, authenticates, validates the request
  onHeader(['prefer', 'x-microcks-delay'], prefer(services)), // what this request asks for itself: a delay, a documented answer, a dry run
  injectBefore(services), // an armed fault may replace the operation
  dispatch, // runs the operation in a transaction; the answer is validated in it
  injectAfter(services), // an armed fault may replace the answer
  send(services),
];

function begin(req: Request, over: AbortSignal): RequestContext {
  const context: RequestContext = {
    requestId: req.get('x-request-id')?.slice(0, 128),
    over,
    named: [],
    worldId: 'default',
    // A copy: the journal shows the headers that came.
    headers: { ...req.headers, 'content-type': 'application/json' },
    text: '',
    asked: new Set(),
    transitions: [],
    applied: new Map(),
    circumstances: () => {
      const { api, asked, world, entered = world } = context;
      return {
        now: entered ? entered.now() : platformTime(),
        reading: api?.kind === 'vendor' && world ? world.ask(api.implementation, asked) : () => '',
      };
    },
  };
  return context;
}

/** Runs the stages. The first one that throws, or answers by itself, ends the request. */
export function pipeline(services: Services): (req: Request, res: Response) => Promise<void> {
  const all = stages(services);
  const failed = errors(services);
  return async (req, res) => {
    const context = begin(req, services.over);
    try {
      for (const stage of all) {
        const pending = stage(context, req, res);
        if (pending) await pending;
        if (res.headersSent) return;
      }
    } catch (error) {
      failed(error, context, res);
    } finally {
      // Notes what ended without an answer.
      context.note?.();
    }
  };
}

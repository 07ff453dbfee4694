/** The HTTP server: requests and answers with Express's methods, handed straight to the line. */
import type { Server } from 'node:http';
import express, { type Request, type Response } from 'express';
import { pipeline } from './pipeline.ts';
import type { Services } from './request-context.ts';

// An import would load all that this module can give, fetch and WebSocket too, and every start would wait for them.
const { createServer, IncomingMessage, ServerResponse } = process.getBuiltinModule('node:http');

export function server(services: Services): Server {
  const { request, response } = express().set('query parser', 'extended');
  // Express would change the prototype of each request and answer it is handed, and Node is slow with what was changed.
  class Asked extends IncomingMessage {}
  class Answered extends ServerResponse<Asked> {}
  Object.setPrototypeOf(Asked.prototype, request);
  Object.setPrototypeOf(Answered.prototype, response);
  const run = pipeline(services);
  return createServer({ IncomingMessage: Asked, ServerResponse: Answered }, (asked, answered) => {
    const [req, res] = [asked as unknown as Request, answered as unknown as Response];
    req.originalUrl = req.url;
    run(req, res).catch((error: Error) => {
      services.log(`internal_error: ${error.stack}`);
      res.destroy();
    });
  });
}

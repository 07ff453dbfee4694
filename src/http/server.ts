/** The HTTP server: requests and answers have Express's methods and go straight to the pipeline. */
import type { Server } from 'node:http';
import express, { type Request, type Response } from 'express';
import { pipeline } from './pipeline.ts';
import type { Services } from './request-context.ts';

// An import of node:http also loads fetch and WebSocket, which every start would wait for.
const { createServer, IncomingMessage, ServerResponse } = process.getBuiltinModule('node:http');

export function server(services: Services): Server {
  const { request, response } = express().set('query parser', 'extended');
  // Express changes the prototype of each request and answer, which makes Node slow. These classes have its methods from the start.
  class Asked extends IncomingMessage {}
  class Answered extends ServerResponse<Asked> {}
  Object.setPrototypeOf(Asked.prototype, request);
  Object.setPrototypeOf(Answered.prototype, response);
  const run = pipeline(services);
  return createServer({ IncomingMessage: Asked, ServerResponse: Answered }, (asked, answered) => {
    const [req, res] = [asked as unknown as Request, answered as unknown as Response];
    // A request target may be a whole address (RFC 9112, 3.2.2).
    req.url = req.url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/?/i, '/');
    req.originalUrl = req.url;
    run(req, res).catch((error: Error) => {
      services.log(`internal_error: ${error.stack}`);
      res.destroy();
    });
  });
}

/** The HTTP server: requests and answers have Express's methods and go straight to the pipeline. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import express, { type Request, type Response } from 'express';
import { type Fetch, fetchOver } from './fetch.ts';
import { pipeline } from './pipeline.ts';
import type { Services } from './request-context.ts';
import { after } from './wait.ts';

// An import of node:http also loads fetch and WebSocket, which every start would wait for.
const { createServer, IncomingMessage, ServerResponse } = process.getBuiltinModule('node:http');

/** Milliseconds that a client has for the headers of a request, and for all of it, and how often that is looked at. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 };

/** Milliseconds after which connections that are still open are cut when the server stops. */
const patience = 4000;

/** A server that is not listening yet. */
export interface Serving {
  /** Answers requests of this process, without a port. */
  fetch: Fetch;
  /** Listens and resolves with the address, or throws the server's own error. */
  listen(port: number, host: string): Promise<string>;
  /** Answers what is under way, cuts every other connection, and resolves when all are closed. */
  stop(): Promise<void>;
}

export function serving(services: Services): Serving {
  const { request, response } = express().set('query parser', 'extended');
  // Express changes the prototype of each request and answer, which makes Node slow. These classes have its methods from the start.
  class Asked extends IncomingMessage {}
  class Answered extends ServerResponse<Asked> {}
  Object.setPrototypeOf(Asked.prototype, request);
  Object.setPrototypeOf(Answered.prototype, response);
  const run = pipeline(services);
  const underWay = new Set<Response>();
  const sockets = new Set<Socket>();
  let stopping = false;
  const server = createServer({ IncomingMessage: Asked, ServerResponse: Answered, ...timeouts }, (asked, answered) => {
    const [req, res] = [asked as unknown as Request, answered as unknown as Response];
    // A request target may be a whole address (RFC 9112, 3.2.2).
    req.url = req.url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/?/i, '/');
    req.originalUrl = req.url;
    underWay.add(res);
    res.once('close', () => {
      underWay.delete(res);
      if (stopping && underWay.size === 0) server.closeAllConnections();
    });
    run(req, res).catch((error: Error) => {
      services.log(`internal_error: ${error.stack}`);
      res.destroy();
    });
  });
  if (services.unref) server.unref();
  server.on('connection', (socket) => {
    if (services.unref) socket.unref?.();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // A tunnel to elsewhere, which only a proxy has.
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nConnection: close\r\n\r\n'));
  // Node takes a connection for idle whose answer is written and not sent yet, and would cut it.
  server.closeIdleConnections = () => undefined;
  const stop = async () => {
    stopping = true;
    // It calls back at once where it does not listen, whatever connections it has in memory.
    const ended = [...sockets].map((socket) => socket.closed || once(socket, 'close'));
    const closed = Promise.all([new Promise((done) => server.close(done)), ...ended]);
    // Only a request that has come whole is worth waiting for.
    const busy = new Set([...underWay].filter(({ req }) => req.complete).map(({ socket }) => socket));
    for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
    const callOff = after(patience, () => {
      for (const socket of sockets) socket.destroy();
    });
    await closed;
    callOff();
  };
  const listen = async (port: number, host: string) => {
    await once(server.listen(port, host), 'listening');
    return `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  };
  return { fetch: fetchOver(server, services.over), listen, stop };
}

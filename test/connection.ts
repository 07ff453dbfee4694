/** One connection to a sandbox, kept open, with one call at a time. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Connection {
  /** Rejects if the connection breaks before the whole answer is there. */
  send(method: string, path: string, headers?: Record<string, string>, body?: unknown): Promise<Reply>;
  close(): void;
}

/** @param base such as `http://127.0.0.1:4010` */
export function connection(base: string): Connection {
  const { hostname, port } = new URL(base);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: (method, path, headers = {}, body) =>
      new Promise((done, fail) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const length = text === undefined ? {} : { 'Content-Length': Buffer.byteLength(text) };
        const sent = request({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk) => chunks.push(chunk));
          answer.once('end', () =>
            done({ status: answer.statusCode as number, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
          );
          answer.once('error', fail).once('aborted', () => fail(new Error('The answer broke off')));
        });
        sent.once('error', fail).end(text);
      }),
    close: () => agent.destroy(),
  };
}

/** A raw HTTP/1.1 client over one kept connection: it sends what no other client would, and sees each answer as it came. */
import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  /** Names in lower case; of equal names the last. */
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** The connection ended before a whole answer was there. */
export class Broken extends Error {}

const patience = 10_000;

interface Head {
  status: number;
  headers: Record<string, string>;
  /** Offset of the body. */
  from: number;
}

/** The head of an answer, once it is complete; those with 1xx are passed over. */
function headOf(bytes: Buffer, from = 0): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n', from);
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(from, end).toString('latin1').split('\r\n');
  const [, status] = /^HTTP\/1\.1 (\d{3})(?: |$)/.exec(first) ?? [];
  if (status === undefined) throw new Broken(`no answer but ${JSON.stringify(first.slice(0, 200))}`);
  if (status.startsWith('1')) return headOf(bytes, end + 4);
  const headers: Record<string, string> = Object.create(null);
  for (const line of lines) headers[line.slice(0, line.indexOf(':')).toLowerCase()] = line.slice(line.indexOf(':') + 1).trim();
  return { status: Number(status), headers, from: end + 4 };
}

/** The body in chunks, once it is complete. */
function unchunked(bytes: Buffer, from: number): string | undefined {
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, end).toString(), 16);
    if (Number.isNaN(size)) throw new Broken('a chunk without a size');
    if (bytes.length < end + 4 + size) return undefined;
    if (size === 0) return Buffer.concat(parts).toString();
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
}

const hasBody = (method: string, status: number) => method !== 'HEAD' && status !== 204 && status !== 304;

/** The whole answer, if it is there. Of a stream of events, the head is enough. @param over whether the connection has ended */
function answerOf(method: string, bytes: Buffer, over: boolean): Answer | undefined {
  const head = headOf(bytes);
  if (!head) return undefined;
  const { status, headers, from } = head;
  const done = (text: string | undefined) => (text === undefined ? undefined : { status, headers, text });
  if (!hasBody(method, status) || headers['content-type']?.startsWith('text/event-stream')) return done('');
  if (headers['transfer-encoding'] === 'chunked') return done(unchunked(bytes, from));
  const length = headers['content-length'];
  if (length === undefined) return done(over ? bytes.subarray(from).toString() : undefined);
  return done(bytes.length < from + Number(length) ? undefined : bytes.subarray(from, from + Number(length)).toString());
}

export class Wire {
  readonly #port: number;
  #socket: Socket | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /**
   * Sends bytes and resolves with the answer.
   * @param alone whether on a connection of its own
   * @param ended whether the client half closes it behind the request, as one that was cut off
   * @throws Broken if the connection ends before the answer does, or nothing comes for 10 s
   */
  async send(method: string, bytes: Buffer, alone: boolean, ended: boolean): Promise<Answer> {
    if (alone) this.close();
    this.#socket = usable(this.#socket) ?? connect({ port: this.#port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    const socket = this.#socket;
    const answer = await exchange(socket, method, bytes, ended).catch((error) => {
      socket.destroy();
      throw error;
    });
    const { connection = '', 'content-type': type = '' } = answer.headers;
    if (alone || connection.toLowerCase() === 'close' || type.startsWith('text/event-stream')) this.close();
    return answer;
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }
}

const usable = (socket: Socket | undefined) => (socket?.destroyed || socket?.readableEnded ? undefined : socket);

function exchange(socket: Socket, method: string, bytes: Buffer, ended: boolean): Promise<Answer> {
  return new Promise((done, fail) => {
    let come: Buffer = Buffer.alloc(0);
    const timer = setTimeout(() => end(new Broken(`no answer in ${patience / 1000} s`)), patience);
    const end = (result: Answer | Error) => {
      clearTimeout(timer);
      socket.off('data', hear).off('end', over).off('close', over).off('error', ignore);
      if (result instanceof Error) fail(result);
      else done(result);
    };
    const look = (closed: boolean) => {
      try {
        const answer = answerOf(method, come, closed);
        if (answer) end(answer);
        else if (closed) end(new Broken(come.length === 0 ? 'closed without an answer' : 'closed within the answer'));
      } catch (error) {
        end(error as Error);
      }
    };
    const hear = (chunk: Buffer) => {
      come = come.length === 0 ? chunk : Buffer.concat([come, chunk]);
      look(false);
    };
    const over = () => look(true);
    // An answer may come before the whole request has left; `close` follows and tells.
    const ignore = () => undefined;
    socket.on('data', hear).once('end', over).once('close', over).on('error', ignore);
    socket.write(bytes);
    if (ended) socket.end();
  });
}

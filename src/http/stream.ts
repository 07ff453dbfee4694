/** Answers that are sent piece by piece: server-sent events, and long lists in JSON. */
import { pipeline } from 'node:stream/promises';
import { clearInterval, setInterval } from 'node:timers';
import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';
import type { Events, Items } from '../core/operation.ts';

const heartbeat = 15_000;
/** Characters that are collected before they are written. */
const pieceSize = 64 * 1024;

/** Sends what comes from a source until it ends or the client disconnects. */
const sendAll = (source: AsyncIterable<string>, res: Response): Promise<void> =>
  pipeline(source, res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });

/** Sends events until they end, the client disconnects, or the sandbox closes, with a heartbeat so that proxies keep the connection open. */
export function sendEvents(events: Events, res: Response, over: AbortSignal): Promise<void> {
  const gone = new AbortController();
  if (res.req.method === 'HEAD') gone.abort();
  res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'close' });
  // A comment, sent at once and then at every heartbeat.
  const beat = () => void (res.writableNeedDrain || res.write(': open\n\n'));
  beat();
  const beating = setInterval(beat, heartbeat);
  res.once('close', () => gone.abort());
  if (res.req.socket.destroyed) gone.abort();
  return sendAll(events(AbortSignal.any([gone.signal, over])), res).finally(() => clearInterval(beating));
}

/** The text of an answer, in pieces. */
async function* pieces(json: string, items: Items): AsyncGenerator<string> {
  const at = json.lastIndexOf('[]') + 1;
  let piece = json.slice(0, at);
  let comma = '';
  for (const item of items) {
    piece += comma + JSON.stringify(item);
    comma = ',';
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = '';
    // Lets other requests run between two pieces.
    await setImmediate();
  }
  yield piece + json.slice(at);
}

/**
 * Sends a JSON answer whose last list is empty, with these items in it. It is never a whole in memory.
 * Where the client disconnects or an item fails, the connection is cut: what was sent is not valid JSON then.
 */
export const sendItems = (json: string, items: Items, res: Response): Promise<void> => sendAll(pieces(json, items), res);

/** Answers that are sent piece by piece: server-sent events, and long lists in JSON. */
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { clearInterval, setImmediate, setInterval } from 'node:timers';
import type { Response } from 'express';
import type { Events, Items } from '../core/operation.ts';

const heartbeat = 15_000;
/** Characters that are collected before they are written. */
const pieceSize = 64 * 1024;

/**
 * Sends events, with a heartbeat so that proxies keep the connection open.
 * Resolves when the events end, the client disconnects, or the sandbox closes. Timers and listeners are removed then.
 */
export async function sendEvents(events: Events, res: Response, over: AbortSignal): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  res.once('close', leave);
  over.addEventListener('abort', leave);
  if (over.aborted || res.req.socket.destroyed) leave();
  // A comment, sent at once and then at every heartbeat.
  const beat = () => void (res.writableNeedDrain || res.write(': open\n\n'));
  const beating = setInterval(beat, heartbeat);
  try {
    res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'close' });
    beat();
    for await (const event of events(gone.signal)) {
      // Waits while the client is slower than the sandbox.
      if (!res.write(event)) await once(res, 'drain', { signal: gone.signal }).catch(() => undefined);
    }
  } finally {
    clearInterval(beating);
    over.removeEventListener('abort', leave);
    res.end();
  }
}

/** Lets other requests run between two pieces. */
const pause = () => new Promise<void>((done) => setImmediate(done));

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
    await pause();
  }
  yield piece + json.slice(at);
}

/**
 * Sends a JSON answer whose last list is empty, with these items in it. It is never a whole in memory.
 * Where the client disconnects, the sandbox closes or an item fails, the connection is cut: what was sent is not valid JSON then.
 */
export const sendItems = (json: string, items: Items, res: Response, over: AbortSignal): Promise<void> =>
  pipeline(pieces(json, items), res, { signal: over }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && !over.aborted) throw error;
  });

/** Answers that are sent piece by piece: server-sent events, and long lists in JSON. */
import { once } from 'node:events';
import { clearInterval, setImmediate, setInterval } from 'node:timers';
import type { Response } from 'express';
import type { Events, Items } from '../core/operation.ts';

const heartbeat = 15_000;
/** Characters that are collected before they are written. */
const pieceSize = 64 * 1024;

/** Runs `work` with a signal that is aborted when the client disconnects or the sandbox closes. */
async function whileOpen(res: Response, over: AbortSignal, work: (gone: AbortSignal) => Promise<void>): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  res.once('close', leave);
  over.addEventListener('abort', leave);
  if (over.aborted || res.req.socket.destroyed) leave();
  try {
    await work(gone.signal);
  } finally {
    over.removeEventListener('abort', leave);
  }
}

/** Writes, and waits while the client is slower than the sandbox. */
async function write(text: string, res: Response, gone: AbortSignal): Promise<void> {
  if (!res.write(text)) await once(res, 'drain', { signal: gone }).catch(() => undefined);
}

/**
 * Sends events, with a heartbeat so that proxies keep the connection open.
 * Resolves when the events end, the client disconnects, or the sandbox closes. Timers and listeners are removed then.
 */
export const sendEvents = (events: Events, res: Response, over: AbortSignal): Promise<void> =>
  whileOpen(res, over, async (gone) => {
    // A comment, sent at once and then at every heartbeat.
    const beat = () => void (res.writableNeedDrain || res.write(': open\n\n'));
    const beating = setInterval(beat, heartbeat);
    try {
      res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'close' });
      beat();
      for await (const event of events(gone)) await write(event, res, gone);
    } finally {
      clearInterval(beating);
      res.end();
    }
  });

/** Lets other requests run between two pieces. */
const pause = () => new Promise<void>((done) => setImmediate(done));

/** Sends a JSON answer whose last list is empty, with these items in it. It is never a whole in memory. */
export const sendItems = (json: string, items: Items, res: Response, over: AbortSignal): Promise<void> =>
  whileOpen(res, over, async (gone) => {
    const at = json.lastIndexOf('[]') + 1;
    let piece = json.slice(0, at);
    let comma = '';
    try {
      for (const item of items) {
        piece += comma + JSON.stringify(item);
        comma = ',';
        if (piece.length < pieceSize) continue;
        await write(piece, res, gone);
        piece = '';
        await pause();
        // What is cut off is not valid JSON, so that nobody takes it for the whole.
        if (gone.aborted) return void res.destroy();
      }
      res.end(piece + json.slice(at));
    } catch (error) {
      res.destroy();
      throw error;
    }
  });

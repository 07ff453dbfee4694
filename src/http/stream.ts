/** Streams an answer as server-sent events, with a heartbeat so that proxies keep the connection open. */
import { once } from 'node:events';
import { clearInterval, setInterval } from 'node:timers';
import type { Response } from 'express';
import type { Events } from '../core/operation.ts';

const heartbeat = 15_000;

/** Resolves when the events end, the client disconnects, or the sandbox closes. Timers and listeners are removed then. */
export async function stream(events: Events, res: Response, over: AbortSignal): Promise<void> {
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
      if (!res.write(event)) await once(res, 'drain', { signal: gone.signal }).catch(() => undefined);
    }
  } finally {
    clearInterval(beating);
    over.removeEventListener('abort', leave);
    res.end();
  }
}

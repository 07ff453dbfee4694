/** Follows a world: its journal as the control plane streams it, its history by asking again. */
import { scheduler } from 'node:timers/promises';
import { answerOf, type ControlClient, type Schemas } from '../client/control.ts';

/** Milliseconds between two looks at the history. */
const pause = 500;

/** The data of server-sent events. A comment, such as a heartbeat, has none. */
async function* dataOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream) {
    const events = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) yield data.slice('data: '.length);
    }
  }
}

/** The entries that the journal holds, the oldest first, and then each new one, until the world or the sandbox ends. */
export async function* followRequests(control: ControlClient): AsyncGenerator<Schemas['JournalEntry']> {
  const params = { header: { 'Last-Event-ID': 0 } };
  const stream = await answerOf(control.GET('/requests/stream', { params, parseAs: 'stream' }));
  for await (const data of dataOf(stream as unknown as AsyncIterable<Uint8Array>)) yield JSON.parse(data);
}

/** The transitions that match, the oldest first, and then each new one. It never ends by itself. */
export async function* followHistory(
  control: ControlClient,
  match: Partial<Record<'provider' | 'resource' | 'id' | 'event' | 'by', string | undefined>>,
): AsyncGenerator<Schemas['HistoryEntry']> {
  for (let seen = new Set<string>(); ; await scheduler.wait(pause)) {
    const { items } = await answerOf(control.GET('/history', { params: { query: { ...match, limit: 1000 } } }));
    // Numbers begin again with the world and go back with an undo, so one alone does not tell a new transition.
    const keyed = items.map((item) => [[item.number, item.at, item.id, item.event].join(' '), item] as const);
    for (const [key, item] of keyed.reverse()) if (!seen.has(key)) yield item;
    seen = new Set(keyed.map(([key]) => key));
  }
}

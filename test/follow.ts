/** A client of the journal's live stream, as a console is one. */

export interface Following {
  headers: Headers;
  /** The next event, comments left out; undefined when the stream has ended. */
  next(): Promise<{ id: string; data: any } | undefined>;
  /** Everything received so far, comments included. */
  raw(): string;
  leave(): void;
}

/** Resolves when the stream is open: what happens from now on is in it. */
export async function follow(url: string, world: string, lastEventId?: number): Promise<Following> {
  const left = new AbortController();
  const headers = { 'X-World': world, ...(lastEventId !== undefined && { 'Last-Event-ID': String(lastEventId) }) };
  const response = await fetch(`${url}/__admin/requests/stream`, { headers, signal: left.signal });
  if (response.status !== 200) throw new Error(await response.text());
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let received = '';
  let pending = '';
  const more = async () => {
    const { done, value } = await reader.read();
    const text = decoder.decode(value, { stream: true });
    received += text;
    pending += text;
    return !done;
  };
  await more();
  const next: Following['next'] = async () => {
    for (;;) {
      const end = pending.indexOf('\n\n');
      if (end < 0) {
        if (await more()) continue;
        return undefined;
      }
      const fields = pending.slice(0, end).split('\n');
      pending = pending.slice(end + 2);
      const field = (name: string) => fields.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field('data');
      if (data !== undefined) return { id: field('id') ?? '', data: JSON.parse(data) };
    }
  };
  return { headers: response.headers, next, raw: () => received, leave: () => left.abort() };
}

/** Notes each vendor call in its world's journal: taken down as it comes, noted just before its answer leaves. */
import { iso, stopwatch } from '../core/clock.ts';
import { bodyLimit, type Message } from '../core/entry.ts';
import type { House, Stage } from './exchange.ts';
import { masking } from './mask.ts';
import { isPreflight } from './share.ts';

/** The first bytes of a long body, as a string of its own: a slice would keep the whole body in memory. */
const cut = (text: string) =>
  text.length > bodyLimit / 4 && Buffer.byteLength(text) > bodyLimit
    ? new TextDecoder().decode(Buffer.from(text.slice(0, bodyLimit)).subarray(0, bodyLimit), { stream: true })
    : text;

const message = (headers: Record<string, string>, text: string): Message => ({
  headers,
  text: cut(text),
  size: Buffer.byteLength(text),
});

/** Whoever has an answer finds it in the journal, because it is noted first. A broken connection is noted at the end of the line. */
export const record = ({ apis }: House): Stage => {
  const shown = masking(apis.flatMap(({ credentials }) => credentials));
  return (exchange, req, res) => {
    if (isPreflight(req)) return;
    const elapsed = stopwatch();
    const { method, headers } = req;
    const came = shown(headers);
    const absoluteUrl = `${req.protocol}://${headers.host ?? ''}${req.originalUrl}`;
    exchange.note = (answer) => {
      const { api, world, operationId = null, persona, requestId = null, refused } = exchange;
      // Control calls enter no world; nor does a call that names several, or none there can be.
      if (!world) return;
      delete exchange.note;
      const durationMs = Math.round(elapsed() * 1000) / 1000;
      const answered = answer !== undefined && !req.socket.destroyed;
      world.journal.note({
        at: iso(world.now() - (world.state().clock.frozen ? 0 : durationMs)),
        durationMs,
        world: world.id,
        request: { method, path: req.url, absoluteUrl, ...message(came, exchange.text) },
        response: answered ? { status: res.statusCode, ...message(shown(res.getHeaders()), answer) } : null,
        operationId,
        provider: api?.contract.name ?? null,
        persona: persona?.name ?? null,
        requestId,
        findings: refused?.details.findings ?? [],
        transitions: [...exchange.happened],
        readings: [...exchange.asked].sort(),
        matched: operationId !== null,
      });
    };
  };
};

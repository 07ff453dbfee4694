/** Notes each vendor call in its world's journal: taken down as it comes, noted just before its answer leaves. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { type Instant, iso, stopwatch } from '../core/clock.ts';
import { bodyLimit, type Noted } from '../core/journal/entry.ts';
import { isPreflight } from './cors.ts';
import type { Services, Stage } from './request-context.ts';

const secret = /^(proxy-)?authorization$|cookie|signature|secret|token|api-?key/;
const shown = 4;

/** Masks the values of secret headers but for the first characters. @param credentials names of further such headers, in lower case */
const masking =
  (credentials: readonly string[]) =>
  (headers: IncomingHttpHeaders | OutgoingHttpHeaders): Record<string, string> =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => {
        const text = Array.isArray(value) ? value.join(', ') : String(value);
        return [name, secret.test(name) || credentials.includes(name) ? `${text.slice(0, shown)}***` : text];
      }),
    );

/** The first bytes of a long body, as a string of its own: a slice would keep the whole body in memory. */
const cut = (text: string) =>
  text.length > bodyLimit / 4 && Buffer.byteLength(text) > bodyLimit
    ? new TextDecoder().decode(Buffer.from(text.slice(0, bodyLimit)).subarray(0, bodyLimit), { stream: true })
    : text;

/** A message as it went over the wire, secrets and all. */
interface Plain {
  headers: IncomingHttpHeaders | OutgoingHttpHeaders;
  text: string;
  size: number;
}

const message = (headers: Plain['headers'], text: string): Plain => ({ headers, text: cut(text), size: Buffer.byteLength(text) });

type Told = Omit<Noted, 'id' | 'at' | 'request' | 'response'>;

/** What an entry is written from. */
interface Facts extends Told {
  at: Instant;
  request: Plain & Omit<Noted['request'], keyof Plain>;
  response: (Plain & { status: number }) | null;
}

/** How the entry of these facts is written. It holds on to nothing else of the context. */
const written = (facts: Facts, mask: ReturnType<typeof masking>) => (): Omit<Noted, 'id'> => {
  const { at, durationMs, request, response, readings } = facts;
  return {
    ...facts,
    at: iso(at),
    durationMs: Math.round(durationMs * 1000) / 1000,
    request: { ...request, headers: mask(request.headers) },
    response: response && { ...response, headers: mask(response.headers) },
    readings: [...readings].sort(),
  };
};

/** Whoever has an answer finds it in the journal, because it is noted first. A broken connection is noted at the end of the line. */
export const record = ({ apis }: Services): Stage => {
  const mask = masking(apis.flatMap(({ credentials }) => credentials));
  return (context, req, res) => {
    if (isPreflight(req)) return;
    const elapsed = stopwatch();
    context.note = (answer) => {
      const { api, world, operationId = null, persona, requestId = null, refused } = context;
      // Control calls enter no world; nor does a call that names several, or none there can be.
      if (!world) return;
      context.note = undefined;
      const { method, headers, url: path, protocol, originalUrl } = req;
      const durationMs = elapsed();
      const answered = answer !== undefined && !req.socket.destroyed;
      const facts: Facts = {
        at: world.now() - (world.state().clock.frozen ? 0 : durationMs),
        durationMs,
        world: world.id,
        request: {
          method,
          path,
          absoluteUrl: `${protocol}://${headers.host ?? ''}${originalUrl}`,
          ...message(headers, context.text),
        },
        response: answered ? { status: res.statusCode, ...message(res.getHeaders(), answer) } : null,
        operationId,
        provider: api?.implementation.name ?? null,
        persona: persona?.name ?? null,
        requestId,
        findings: refused?.details.findings ?? [],
        transitions: [...context.transitions],
        readings: [...context.asked],
        matched: operationId !== null,
      };
      world.journal.note(written(facts, mask));
    };
  };
};

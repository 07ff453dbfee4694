/** Notes each vendor call in its world's journal, with secrets masked, just before its answer is sent. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Request } from 'express';
import { iso, stopwatch } from '../core/clock.ts';
import { bodyLimit, type JournalEntry } from '../core/journal/entry.ts';
import type { Finding, Refusal } from '../core/refusal.ts';
import type { Services, Stage } from './request-context.ts';

const secret = /^(proxy-)?authorization$|cookie|signature|secret|token|api-?key/;
const shown = 4;

/** Masks the values of secret headers but for the first characters. @param credentials names of further such headers, in lower case */
const masking =
  (credentials: readonly string[]) =>
  (headers: IncomingHttpHeaders | OutgoingHttpHeaders): Record<string, string> => {
    const masked: Record<string, string> = Object.create(null);
    for (const name of Object.keys(headers)) {
      const value = headers[name];
      const text = Array.isArray(value) ? value.join(', ') : String(value);
      masked[name] = credentials.includes(name) || secret.test(name) ? `${text.slice(0, shown)}***` : text;
    }
    return masked;
  };

/** The first bytes of a long body, without the rest of a character that was cut in two. */
const cut = (text: string) =>
  text.length > bodyLimit / 4 && Buffer.byteLength(text) > bodyLimit
    ? new TextDecoder().decode(Buffer.from(text.slice(0, bodyLimit)).subarray(0, bodyLimit), { stream: true })
    : text;

// The journal's memory is limited, so one entry is too. `control.yaml` states these limits.
const mostFindings = 100;
const mostTransitions = 1000;
const longestText = 300;

const shortened = (findings: readonly Finding[]) =>
  findings
    .slice(0, mostFindings)
    .map(({ path, message: text }) => ({ path: path.slice(0, longestText), message: text.slice(0, longestText) }));

const refusalOf = ({ reason, message, details }: Refusal): NonNullable<JournalEntry['refusal']> => ({
  reason,
  message: message.slice(0, longestText),
  ...details.record,
  event: details.event,
  recordStatus: details.status,
  allowedEvents: details.allowed && [...details.allowed],
});

/** Whether the request is a CORS preflight. */
export const isPreflight = (req: Request): boolean => req.method === 'OPTIONS' && req.get('access-control-request-method') !== undefined;

/** An answer is noted before it is sent, so whoever has it finds it in the journal. A broken connection is noted when the pipeline ends. */
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
      const at = world.now() - (world.state().clock.frozen ? 0 : durationMs);
      const noted = {
        at: iso(at),
        durationMs: Math.round(durationMs * 1000) / 1000,
        world: world.id,
        request: {
          method,
          path,
          absoluteUrl: `${protocol}://${headers.host ?? ''}${originalUrl}`,
          headers: mask(headers),
          bodySize: Buffer.byteLength(context.text),
        },
        response: answered ? { status: res.statusCode, headers: mask(res.getHeaders()), bodySize: Buffer.byteLength(answer) } : null,
        operationId,
        provider: api?.implementation.name ?? null,
        persona: persona?.name ?? null,
        requestId,
        refusal: refused ? refusalOf(refused) : null,
        findings: shortened(refused?.details.findings ?? []),
        transitions: context.transitions.slice(0, mostTransitions),
        readings: [...context.asked].sort(),
        matched: operationId !== null,
      };
      world.journal.note(noted, { request: cut(context.text), response: answered ? cut(answer) : '' });
    };
  };
};

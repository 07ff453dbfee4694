/** Logs one line per request: method, path and query, operationId, world, persona, status, milliseconds; why it was refused; what it moved. */
import { styleText } from 'node:util';
import { stopwatch } from '../core/clock.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Transition } from '../core/scene.ts';
import { statusInWords } from '../core/status-names.ts';
import type { Services, Stage } from './request-context.ts';

const colored = (color: 'red' | 'yellow' | 'green' | 'dim', text: string) => styleText(color, text, { stream: process.stderr });

const shade = (status: number) => (status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green');

/** Maximum number of characters of a reason. */
const longest = 300;
/** Maximum number of transitions in a line. */
const most = 8;

/** What a caller sent may be in a reason: no line breaks, and nothing that a terminal takes for a command. */
function reason({ reason: meaning, message }: Refusal): string {
  const text = (message === meaning ? meaning : `${meaning}: ${message}`).replaceAll(/\p{Cc}+/gu, ' ');
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

/** `requests/2 pending -> approved`, or the event where the status stays. */
function move({ apis }: Services, { provider, resource, id, event, from, to }: Transition): string {
  const vendor = apis.find(({ implementation }) => implementation.name === provider);
  const words = (status: typeof from) => (vendor?.kind === 'vendor' ? statusInWords(vendor, resource, event, status) : String(status));
  return `${resource}/${id} ${from === to ? event : `${words(from)} -> ${words(to)}`}`;
}

function moves(services: Services, transitions: readonly Transition[]): string {
  const shown = transitions.slice(0, most).map((one) => move(services, one));
  const more = transitions.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

export const accessLog =
  (services: Services): Stage =>
  (context, req, res) => {
    const elapsed = stopwatch();
    const { method, originalUrl } = req;
    res.once('close', () => {
      const { operationId = '-', worldId, persona, refused, transitions } = context;
      const status = res.writableEnded ? colored(shade(res.statusCode), `${res.statusCode}`) : colored('red', 'aborted');
      const parts = [method, originalUrl, operationId, worldId, persona?.name ?? '-', status, colored('dim', `${elapsed().toFixed(1)}ms`)];
      if (refused) parts.push(reason(refused));
      if (transitions.length > 0) parts.push(moves(services, transitions));
      services.log(parts.join(' '));
    });
  };

/** Meets the preferences of one request (`Prefer`, RFC 7240): a delay, a documented answer, a dry run. */
import { longestDelay } from '../core/faults/delay.ts';
import { exemplary } from './example.ts';
import { readPreferences } from './preference.ts';
import type { RequestContext, Services, Stage } from './request-context.ts';
import { wait } from './wait.ts';

/** Milliseconds, or undefined if the text is not a number or exceeds the longest delay. */
const milliseconds = (text: string | undefined) =>
  text !== undefined && /^\d{1,6}$/.test(text) && Number(text) <= longestDelay ? Number(text) : undefined;

/** Answers with an example of the document, if it has the one that the request prefers. */
function answer(context: RequestContext, wishes: ReadonlyMap<string, string>): void {
  const { api, check, operationId = '' } = context;
  const found = api && exemplary(api.document, operationId, { code: wishes.get('code'), example: wishes.get('example') });
  if (!found) return;
  check?.(found.reply);
  context.reply = found.reply;
  for (const [name, value] of Object.entries(found.met)) if (value !== undefined) context.applied.set(name, value);
}

/** Preferences that cannot be met are ignored, and not named in `Preference-Applied`. */
export const prefer =
  ({ over }: Pick<Services, 'over'>): Stage =>
  async (context, req, res) => {
    if (!context.world) return;
    const wishes = readPreferences(req.get('prefer') ?? '');
    answer(context, wishes);
    // Microcks' header for `delay`.
    const delay = milliseconds(wishes.get('delay') ?? req.get('x-microcks-delay')?.trim());
    if (delay !== undefined) context.applied.set('delay', String(delay));
    if (wishes.get('dry-run') === '') context.applied.set('dry-run', '');
    await wait(delay ?? 0, res, over);
  };

/** The control plane: one more API under implementation. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Call, Implementation } from '../core/provider.ts';
import { Refusal } from '../core/refusal.ts';
import type { Context } from './context.ts';
import { operations } from './operations.ts';
import { refusals } from './refusals.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The code of the control plane, before it is given worlds. */
export const controlCode: Implementation = { name: 'control', operations, problemType: 'application/problem+json', refusals };

/** @param token what callers must send as `Authorization: Bearer`; without one anybody may call */
export function control(given: Omit<Context, 'checked' | 'transitions' | 'world'>, token: string | undefined): Implementation {
  const authenticate = ({ headers }: Call) => {
    const [scheme = '', ...sent] = (headers['authorization'] ?? '').split(' ');
    // Headers come as Latin-1; characters beyond it are sent as the bytes of UTF-8.
    const text = Buffer.from(sent.join(' '), 'latin1');
    // HTTP drops white space at the end of a header.
    const wanted = digest((token ?? '').trimEnd());
    const fits = [text.toString('utf8'), text.toString('latin1')].map((one) => timingSafeEqual(digest(one), wanted));
    if (scheme.toLowerCase() !== 'bearer' || !fits.includes(true)) {
      throw new Refusal('unauthenticated', { message: 'The control plane wants Authorization: Bearer and the admin token' });
    }
    return { name: 'admin', description: 'who knows the admin token', headers: {} };
  };
  return {
    ...controlCode,
    context: ({ checked, entered, transitions, worldId }): Context => ({
      ...given,
      checked,
      transitions,
      world: async () => {
        const world = await given.worlds.at(worldId);
        entered(world);
        return world;
      },
    }),
    ...(token !== undefined && { authenticate }),
  };
}

/** Worlds that come and go: begun or forked, changed once, and dropped. */
import type { Connection } from '../connection.ts';
import { parsed } from './model.ts';

/** What is known of one; a call under way may have been done or not. */
interface Passing {
  is: 'there' | 'gone';
  /** Colour of its first request. */
  color: string | null;
  under: { is: 'there' | 'gone'; color: string | null } | undefined;
}

/** Whether a world, or a file, is one of these. */
export const isPassing = (id: string): boolean => id.startsWith('passing-') || id.includes('-ahead');

export class PassingWorlds {
  readonly #known = new Map<string, Passing>();
  #begun = 0;

  async #call(id: string, after: { is: 'there' | 'gone'; color: string | null }, call: () => Promise<{ status: number; text: string }>) {
    const known = this.#known.get(id) ?? { is: 'gone', color: null, under: undefined };
    this.#known.set(id, { ...known, under: after });
    parsed(await call());
    this.#known.set(id, { ...after, under: undefined });
  }

  /** One world's whole life, and of a fork of it. */
  async live({ send }: Connection): Promise<void> {
    this.#begun += 1;
    const [id, fork] = [`passing-${this.#begun}`, `passing-${this.#begun}-fork`];
    const color = `#${(this.#begun % 0xffffff).toString(16).padStart(6, '0')}`;
    const admin = { Authorization: 'Bearer b2core-admin', 'X-World': id };
    await this.#call(id, { is: 'there', color: null }, () => send('POST', '/__admin/worlds', {}, { id }));
    await this.#call(id, { is: 'there', color }, () => send('PATCH', '/api/v2/applications/1', admin, { color }));
    await this.#call(fork, { is: 'there', color }, () => send('POST', '/__admin/worlds', {}, { id: fork, from: { world: id } }));
    for (const one of [id, fork]) await this.#call(one, { is: 'gone', color: null }, () => send('DELETE', `/__admin/worlds/${one}`));
  }

  /** Holds them against the worlds there are, and drops those. @throws Error if one is not as it should be */
  async reconcile({ send }: Connection, ids: readonly string[]): Promise<void> {
    const there = new Set(ids.filter((id) => id.startsWith('passing-')));
    for (const [id, { under, ...known }] of this.#known) {
      const is = there.delete(id) ? 'there' : 'gone';
      const headers = { Authorization: 'Bearer b2core-admin', 'X-World': id };
      const color = is === 'there' ? parsed(await send('GET', '/api/v2/applications/1', headers)).color : null;
      const possible = [known, ...(under ? [under] : [])];
      if (!possible.some((one) => one.is === is && one.color === color))
        throw new Error(`world '${id}' is ${is} with ${color}, should be one of ${JSON.stringify(possible)}`);
      if (is === 'there') parsed(await send('DELETE', `/__admin/worlds/${id}`));
    }
    if (there.size > 0) throw new Error(`worlds nobody began, or that were dropped: ${[...there]}`);
    this.#known.clear();
  }
}

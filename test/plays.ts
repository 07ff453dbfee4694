/** How derived tests call a vendor: each vendor has a file `test/providers/<vendor>.plays.ts`. */
import type { MagicValue } from '../src/core/magic.ts';
import { names } from '../src/providers/discover.ts';
import type { Story } from './story.ts';

export interface Plays {
  /** Path of a GET that every persona may call, from the server's root. */
  read: string;
  /** What every error body has, and the status codes that the documents or public pages give the common cases. */
  dialect: { shape: object; unauthenticated: number; unknownPath: number; wrongMethod: number };
  /** By `where` of a magic value: calls the API with the value, and answers what came of it under the names `forces` has. */
  magic: Readonly<Record<string, (story: Story, row: MagicValue) => Promise<object>>>;
}

const known: ReadonlyMap<string, Plays> = new Map(
  await Promise.all(
    names.map(async (name) => {
      const made = (await import(/* @vite-ignore */ `./providers/${name}.plays.ts`)) as { plays: Plays };
      return [name, made.plays] as const;
    }),
  ),
);

/** The plays of a vendor. */
export function playsOf(vendor: string): Plays {
  const found = known.get(vendor);
  if (!found) throw new Error(`there is no test/providers/${vendor}.plays.ts`);
  return found;
}

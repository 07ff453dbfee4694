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
  /** By `resource.event`: what to send along with it besides the document's example, so that its guards are met from both sides. */
  given?: Readonly<Record<string, readonly object[]>>;
  /** By `resource.event`: makes a record that a guard of the event refuses, where the fixtures have none. */
  arrange?: Readonly<Record<string, (story: Story) => Promise<unknown>>>;
  /** `resource.event` of events whose guards refuse no record that can come to be. */
  neverRefused?: readonly string[];
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

/** What to send along with an event of a vendor's resource, nothing first. */
export const givensOf = (vendor: string, resource: string, event: string): readonly (object | undefined)[] => [
  undefined,
  ...(playsOf(vendor).given?.[`${resource}.${event}`] ?? []),
];

/** Whether the guards of an event refuse no record that can come to be. */
export const neverRefused = (vendor: string, resource: string, event: string): boolean =>
  playsOf(vendor).neverRefused?.includes(`${resource}.${event}`) ?? false;

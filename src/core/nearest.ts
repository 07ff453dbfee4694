/** Tells what an unknown name may have meant: the known names, the nearest first. */

/** Least cost of turning one list into another: 1 to leave out or add, `cost` to replace. */
export function edits<T>(from: readonly T[], to: readonly T[], cost: (one: T, other: T) => number): number {
  let row = [0, ...to.map((_, place) => place + 1)];
  for (const [line, one] of from.entries()) {
    const next = [line + 1];
    for (const [place, other] of to.entries()) {
      const replaced = (row[place] as number) + cost(one, other);
      next.push(Math.min(replaced, (row[place + 1] as number) + 1, (next[place] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}

// Longer names are compared as far as this, so that no request makes a comparison slow.
const letters = (name: string) => [...name.slice(0, 32)];

/** 0 for the same name, 1 for one that has nothing in common. */
export function unlike(one: string, other: string): number {
  const [from, to] = [letters(one), letters(other)];
  return edits(from, to, (a, b) => (a === b ? 0 : 1)) / Math.max(from.length, to.length, 1);
}

/** Maximum number of names in a message. */
const most = 12;

/** `there are requests, clients`: the known names, the nearest to the unknown one first, in any case of letters. */
export function knownNames(unknown: string, known: readonly string[]): string {
  if (known.length === 0) return 'there is none';
  const sent = unknown.toLowerCase();
  const ranked = known
    .map((name) => ({ name, away: unlike(sent, name.toLowerCase()) }))
    .sort((one, other) => one.away - other.away)
    .map(({ name }) => name);
  const more = ranked.length > most ? ', ...' : '';
  return `there ${known.length === 1 ? 'is' : 'are'} ${ranked.slice(0, most).join(', ')}${more}`;
}

/** Patterns in which `*` means any characters, and the text search they are built on, both in linear time. */

/** For each place of `part`, the length of its longest beginning that also ends there. */
function borders(part: string): Uint32Array {
  const lengths = new Uint32Array(part.length);
  let length = 0;
  for (let place = 1; place < part.length; place += 1) {
    while (length > 0 && part.charCodeAt(place) !== part.charCodeAt(length)) length = lengths[length - 1] as number;
    if (part.charCodeAt(place) === part.charCodeAt(length)) length += 1;
    lengths[place] = length;
  }
  return lengths;
}

/**
 * The first index at or after `from` where `part` is in `text`, or -1.
 * Knuth-Morris-Pratt: `indexOf` may take the product of both lengths, and callers choose both.
 */
export function search(text: string, part: string, from = 0): number {
  if (part === '') return from;
  const lengths = borders(part);
  let same = 0;
  for (let place = from; place < text.length; place += 1) {
    while (same > 0 && text.charCodeAt(place) !== part.charCodeAt(same)) same = lengths[same - 1] as number;
    if (text.charCodeAt(place) === part.charCodeAt(same)) same += 1;
    if (same === part.length) return place - same + 1;
  }
  return -1;
}

/** Whether the whole text is the pattern, in which each `*` means any number of any characters. */
export function glob(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === pattern;
  if (!text.startsWith(head)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = search(text, part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - tail.length >= at && text.endsWith(tail);
}

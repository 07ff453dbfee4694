/** Parses and writes the `Prefer` header (RFC 7240). */

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
/** The text between two commas. Commas in quotes do not count; quotes that are not closed extend to the end. */
const pieces = /(?:[^,"]|"(?:[^"\\]|\\.)*(?:"|\\?$))+/g;
/** A name and its value; parameters after a semicolon are ignored. */
const preference = new RegExp(`^\\s*(${token})\\s*(?:=\\s*(${token}|${quoted})\\s*)?(?:;|$)`);
const plain = new RegExp(`^${token}$`);

const unquoted = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text);

/** Values by name in lower case. The first of two equal names counts; malformed preferences are ignored. */
export function readPreferences(header: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const piece of header.match(pieces) ?? []) {
    const [, name, value = ''] = preference.exec(piece) ?? [];
    const key = name?.toLowerCase();
    if (key !== undefined && !found.has(key)) found.set(key, unquoted(value));
  }
  return found;
}

/** `code=404, example="two words", dry-run` */
export const writePreferences = (preferences: ReadonlyMap<string, string>): string =>
  [...preferences]
    .map(([name, value]) => (value === '' ? name : `${name}=${plain.test(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`}`))
    .join(', ');

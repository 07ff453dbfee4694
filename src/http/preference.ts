/** The `Prefer` header (RFC 7240): read into names and values, and written again. */

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
/** What stands between two commas; a comma in quotes is none, and quotes that are not closed reach to the end. */
const pieces = /(?:[^,"]|"(?:[^"\\]|\\.)*(?:"|\\?$))+/g;
/** A name and its value; parameters after a semicolon are passed over. */
const preference = new RegExp(`^\\s*(${token})\\s*(?:=\\s*(${token}|${quoted})\\s*)?(?:;|$)`);
const plain = new RegExp(`^${token}$`);

const unquoted = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text);

/** Names in lower case. The first of two preferences with the same name counts; what is no preference is passed over. */
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

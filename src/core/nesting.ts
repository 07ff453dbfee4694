/** Bounds how deep JSON may be nested, before it is parsed. */

/** Maximum number of arrays and objects inside each other. */
export const deepest = 64;

/** Whether a text, read as JSON, has more arrays and objects inside each other than that. */
export function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** Prints rows as a table for people: columns aligned, under their names. */

/** Maximum number of characters of a cell that is not in the last column. */
const widest = 40;

/** One line, without what a terminal would take for a command. */
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

/** A value in one line: texts as they are, nothing for null, everything else as JSON. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}

const cut = (text: string) => (text.length > widest ? `${text.slice(0, widest - 3)}...` : text);

/** @param rows each with the same names, which head the columns */
export function table(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const last = names.length - 1;
  const texts = rows.map((row) => names.map((name, place) => (place === last ? cell(row[name]) : cut(cell(row[name])))));
  const lines = [names, ...texts];
  const widths = names.map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, place) => text.padEnd(widths[place] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

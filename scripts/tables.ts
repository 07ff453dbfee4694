/** The README's tables: endpoints and grades, personas, readings, magic values, derived from documents and code. */
import { operationsOf } from '../src/core/document.ts';
import type { Vendor } from '../src/core/provider.ts';

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const code = (text: string) => `\`${text}\``;

const endpoints = ({ document }: Vendor) =>
  table(
    ['call', 'operationId', 'grade'],
    operationsOf(document).map(({ method, path, operation }) => [
      code(`${method.toUpperCase()} ${document.servers[0]?.url}${path}`),
      code(operation.operationId),
      operation['x-grade'] ?? 'documented',
    ]),
  );

const personas = (vendors: readonly Vendor[]) =>
  table(
    ['vendor', 'header', 'who'],
    vendors.flatMap(({ implementation }) =>
      implementation.personas.map(({ headers, description }) => [
        implementation.name,
        Object.entries(headers)
          .map(([name, value]) => code(`${name}: ${value}`))
          .join(' '),
        description,
      ]),
    ),
  );

const readings = (vendors: readonly Vendor[]) =>
  table(
    ['reading', 'question', 'options (default first)', 'grade'],
    vendors.flatMap(({ implementation }) =>
      Object.entries(implementation.readings).map(([id, reading]) => [
        code(`${implementation.name}/${id}`),
        reading.question,
        [reading.default, ...reading.options.filter((option) => option !== reading.default)].map(code).join(', '),
        reading.grade,
      ]),
    ),
  );

const magic = ({ document }: Vendor) =>
  table(
    ['where', 'value', 'outcome'],
    (document['x-magic'] ?? []).map(({ where, part, value, to, outcome }) => [
      code(where) + (part === undefined ? '' : `, ${part}`),
      code(value) + (to === undefined ? '' : ` to ${code(to)}`),
      outcome,
    ]),
  );

/** The README with every `<!-- table: name -->` section filled anew. */
export function tables(readme: string, vendors: readonly Vendor[]): string {
  const sections: Record<string, string> = { personas: personas(vendors), readings: readings(vendors) };
  for (const vendor of vendors) {
    sections[`endpoints ${vendor.implementation.name}`] = endpoints(vendor);
    sections[`magic ${vendor.implementation.name}`] = magic(vendor);
  }
  const placed = (name: string) => readme.includes(`<!-- table: ${name} -->`);
  // A vendor nobody has written about yet has its tables in a section for all of those.
  const others = vendors.filter(({ implementation }) => !placed(`endpoints ${implementation.name}`));
  for (const { implementation } of others) for (const kind of ['endpoints', 'magic']) delete sections[`${kind} ${implementation.name}`];
  sections['other vendors'] = others
    .map((vendor) => `### ${vendor.document.info.title}\n\n${endpoints(vendor)}\n\n${magic(vendor)}`)
    .join('\n\n');
  const missing = Object.keys(sections).filter((name) => !placed(name));
  if (missing.length > 0) throw new Error(`README.md has no section for the tables: ${missing.join(', ')}`);
  return readme.replace(
    /(<!-- table: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open, name, end) => `${open}\n${sections[name] ?? ''}\n\n${end}`,
  );
}

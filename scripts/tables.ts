/** The tables of the docs, derived from documents and code: personas, endpoints, readings, magic values, scenarios, control operations, problems, decisions. */
import { refusals as problems } from '../src/control/refusals.ts';
import { operationsOf } from '../src/core/document.ts';
import type { Scenario } from '../src/core/fixtures.ts';
import type { Document, Vendor } from '../src/core/provider.ts';

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const code = (text: string) => `\`${text}\``;

const calls = (document: Document, base: string) =>
  operationsOf(document).map(({ method, path, operation }) => ({ ...operation, call: code(`${method.toUpperCase()} ${base}${path}`) }));

/** One section for each vendor, under its title. */
const sections = (vendors: readonly Vendor[], body: (vendor: Vendor) => string) =>
  vendors.map((vendor) => `## ${vendor.document.info.title}\n\n${body(vendor)}`).join('\n\n');

function endpoints({ document }: Vendor): string {
  const [base, ...aliases] = document.servers.map(({ url }) => url);
  const rows = calls(document, base ?? '').map((one) => [one.call, code(one.operationId), one['x-grade'] ?? 'documented']);
  const also = aliases.length > 0 ? `\n\nThe same paths are answered under ${aliases.map(code).join(', ')}.` : '';
  return table(['call', 'operationId', 'grade'], rows) + also;
}

function magic({ document }: Vendor): string {
  const rows = (document['x-magic'] ?? []).map(({ where, part, value, to, outcome }) => [
    code(where) + (part === undefined ? '' : `, ${part}`),
    code(value) + (to === undefined ? '' : ` to ${code(to)}`),
    outcome,
  ]);
  return rows.length > 0 ? table(['where', 'value', 'outcome'], rows) : 'None.';
}

const personas = (vendors: readonly Vendor[]) =>
  table(
    ['vendor', 'persona', 'header', 'who'],
    vendors.flatMap(({ implementation }) =>
      implementation.personas.map(({ name, headers, description }) => [
        implementation.name,
        code(name),
        Object.entries(headers)
          .map(([header, value]) => code(`${header}: ${value}`))
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

const controlOperations = (control: Document) =>
  table(
    ['call', 'operationId', 'does'],
    calls(control, control.servers[0]?.url ?? '').map(({ call, operationId, summary }) => [call, code(operationId), summary]),
  );

/** How the control plane words each meaning. */
const problemTable = () =>
  table(
    ['status', 'code', 'title', 'type'],
    Object.values(problems)
      .map((wording) => wording({}, { reading: () => '', now: 0 }).body)
      .sort((one, other) => one.status - other.status)
      .map(({ status, code: name, title, type }) => [String(status), code(name), title, code(type)]),
  );

interface Sources {
  vendors: readonly Vendor[];
  control: Document;
  scenarios: readonly Scenario[];
  /** File and title of each decision, in order. */
  decisions: readonly { file: string; title: string }[];
  /** What a command prints for `--help`, by the command's name; the program's own under the empty name. */
  help: Readonly<Record<string, string>>;
}

/** Every table, by the name in its marker. */
export function tables({ vendors, control, scenarios, decisions, help }: Sources): ReadonlyMap<string, string> {
  const rows = scenarios.map(({ name, description }) => [code(name), description]);
  const helps = Object.entries(help).map(([command, text]) => [`help ${command}`.trim(), `\`\`\`text\n${text.trimEnd()}\n\`\`\``] as const);
  return new Map([
    ['personas', personas(vendors)],
    ['endpoints', sections(vendors, endpoints)],
    ['readings', readings(vendors)],
    ['magic values', sections(vendors, magic)],
    ['scenarios', table(['scenario', 'what it holds'], rows)],
    ['control operations', controlOperations(control)],
    ['problems', problemTable()],
    ['decisions', decisions.map(({ file, title }) => `- [${title}](${file})`).join('\n')],
    ...helps,
  ]);
}

/**
 * A page with every `<!-- table: name -->` section filled anew.
 * @param placed receives the names of its tables
 * @throws Error for a table there is none of
 */
export function fill(page: string, all: ReadonlyMap<string, string>, placed: Set<string>): string {
  return page.replace(/(<!-- table: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g, (_, open, name, end) => {
    const text = all.get(name);
    if (text === undefined) throw new Error(`There is no table '${name}'; there are ${[...all.keys()].join(', ')}`);
    placed.add(name);
    return `${open}\n${text}\n\n${end}`;
  });
}

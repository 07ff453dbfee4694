/** The table of commands against the control plane's document: what each command calls, and what no command calls. */
import { expect, test } from 'vitest';
import type { Given } from '../src/cli/command-row.ts';
import { commandTable } from '../src/cli/command-table.ts';
import { controlClient } from '../src/client/control.ts';
import { operationsOf } from '../src/core/document.ts';
import { document } from '../src/providers/discover.ts';

const operations = operationsOf(document('control'));

/** A value that an argument or option takes: most take a name of one character, a number, and JSON alike. */
const sample = (name: string) => ({ where: 'id=1', file: 'package.json' })[name] ?? '1';

/** `--as <persona>` and `<id>` by their names. */
const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** The ways to give a command its options and optional arguments: none, and each of them alone. */
function givens({ usage, options = {} }: (typeof commandTable)[number]): Given[] {
  const required = Object.fromEntries(names(usage, /<(\w+)>/g).map((name) => [name, sample(name)]));
  const alone = [...names(usage, /\[(\w+)\]/g), ...Object.keys(options).flatMap((flags) => names(flags, /^--(\w+)/g))];
  return [{}, ...alone.map((name) => ({ [name]: sample(name) }))].map(
    (more) => ({ world: 'w', url: 'http://127.0.0.1', ...required, ...more }) as Given,
  );
}

/** The operationIds that a command calls. */
async function called(row: (typeof commandTable)[number]): Promise<string[]> {
  const ids: string[] = [];
  const client = controlClient('http://127.0.0.1', undefined);
  client.use({
    onRequest: ({ request, schemaPath }) => {
      const found = operations.find(({ path, method }) => path === schemaPath && method.toUpperCase() === request.method);
      ids.push(found?.operation.operationId ?? `no operation ${request.method} ${schemaPath}`);
      return new Response(null, { status: 204 });
    },
  });
  for (const given of givens(row)) await row.call(client, given);
  return ids;
}

/** Operations that no command calls, each with the reason. */
const withoutCommand: Record<string, string> = {
  getHealth: 'a command that is answered says as much',
  listLifecycles: 'a table to read: docs, and `next` for one record',
  listPersonas: '`start` prints them',
  listVendors: '`start` prints them',
  listInvariants: 'a table to read: docs; a refusal names the invariant',
  listMagicValues: 'a table to read: docs',
  listReadings: 'a table to read: docs; programs switch readings',
  switchReadings: 'programs do, per test: `world.switch`',
  deleteWorld: 'programs do, after a test: `world.drop`; `reset` serves a person',
  listRecordHistory: '`history --resource --id` prints the same',
  clearRequests: '`reset` does',
  countRequests: 'programs count what they find: `world.requests`',
  findRequests: 'programs do: `world.requests`',
  getRequestEntry: '`requests --har` has whole entries',
  listNearMisses: 'curl: docs/journal.md',
  getNearMisses: 'curl: docs/journal.md',
  streamRequests: '`requests --follow` reads it as it comes',
};

test.each(commandTable)('$usage calls operations of the document', async (row) => {
  const ids = await called(row);
  expect(ids).not.toEqual([]);
  expect(operations.map(({ operation }) => operation.operationId)).toEqual(expect.arrayContaining(ids));
});

test('every operation is called by a command, or listed with a reason', async () => {
  const reached = new Set((await Promise.all(commandTable.map(called))).flat());
  const without = operations.map(({ operation }) => operation.operationId).filter((id) => !reached.has(id));
  expect(without.sort()).toEqual(Object.keys(withoutCommand).sort());
});

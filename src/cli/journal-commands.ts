/** The commands about a world's journal and its armed faults. */
import type { Answer, BodyOf, Schemas } from '../client/control.ts';
import { parsed, row } from './command-row.ts';
import { followRequests } from './follow.ts';
import { lifecyclesOf, moved } from './status-words.ts';
import { table } from './text-table.ts';

/** A request in one line: id, time, call, operation, persona, status, transitions. */
function lineOf(lifecycles: readonly Schemas['Lifecycle'][], entry: Schemas['JournalEntry']): string {
  const { id, at, request, response, operationId, persona, transitions } = entry;
  const moves = transitions.map((one) => ` ${one.resource}/${one.id} ${moved(lifecycles, one)}`);
  const call = `${request.method} ${request.path}`;
  return `${id} ${at} ${call} ${operationId ?? '-'} ${persona ?? '-'} ${response?.status ?? 'broken'}${moves.join(',')}`;
}

export const journalCommands = [
  row({
    usage: 'faults',
    description: 'list the armed faults of a world',
    call: ({ GET }) => GET('/faults'),
    print: (armed) =>
      armed.length === 0
        ? 'no fault is armed'
        : table(armed.map(({ id, calls, strikes, match, effect }) => ({ id, calls, strikes, effect, match: match ?? 'any call' }))),
  }),
  row({
    usage: 'arm <fault>',
    description: `arm a fault, as JSON: '{"match":{"method":"POST"},"effect":{"status":503},"count":1}'`,
    call: ({ POST }, { fault = '' }) => POST('/faults', { body: parsed(fault) as BodyOf<'armFault'> }),
    print: ({ id }, { world }) => `${id} is armed in world '${world}'`,
  }),
  row({
    usage: 'disarm [fault]',
    description: 'disarm a fault of a world, or all',
    call: ({ DELETE }, { fault: id }) => (id === undefined ? DELETE('/faults') : DELETE('/faults/{id}', { params: { path: { id } } })),
    print: (_, { fault, world }) => `${fault ?? 'every fault'} is disarmed in world '${world}'`,
  }),
  row({
    usage: 'requests',
    description: "list a world's last requests, newest first",
    options: {
      '--operation <operationId>': ['only those of this operation'],
      '--unmatched': ['only those that match no operation', 'operation', 'har'],
      '--har': ['print them as an HTTP Archive (HAR 1.2)', 'follow'],
      '--follow': ['the oldest first, and then each new one'],
    },
    call: (
      { GET },
      { operation: operationId, unmatched, har },
    ): Promise<Answer<Schemas['Har'] | { requests: Schemas['JournalEntry'][] }>> => {
      const query = { operationId };
      if (har) return GET('/requests/har', { params: { query } });
      return unmatched ? GET('/requests/unmatched') : GET('/requests', { params: { query } });
    },
    print: async (found, { world }, control) => {
      if ('log' in found) return JSON.stringify(found, null, 2);
      if (found.requests.length === 0) return `no such request in world '${world}'`;
      const lifecycles = await lifecyclesOf(control);
      return found.requests.map((entry) => lineOf(lifecycles, entry)).join('\n');
    },
    async *follow(control, { operation, unmatched }) {
      const lifecycles = await lifecyclesOf(control);
      for await (const entry of followRequests(control)) {
        const wanted = (operation === undefined || entry.operationId === operation) && !(unmatched && entry.matched);
        if (wanted) yield [entry, lineOf(lifecycles, entry)];
      }
    },
  }),
];

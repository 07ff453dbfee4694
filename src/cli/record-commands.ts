/** The commands about records: what is there, what can happen to it, what happened. */
import { type Answer, answerOf, type ControlClient, type Schemas } from '../client/control.ts';
import { as, type Given, pathOf, record, row } from './command-row.ts';
import { followHistory } from './follow.ts';
import { telling } from './record-table.ts';
import { lifecyclesOf, moved, transitionLine, transitionTable } from './status-words.ts';
import { cell, table } from './text-table.ts';

/** `--where field=value`, given once or several times. @throws Error for one without `=` */
function conditions({ where }: Given): Record<string, string> | undefined {
  if (where === undefined) return undefined;
  return Object.fromEntries(
    [where].flat().map((text) => {
      const [field = '', ...value] = text.split('=');
      if (field === '' || value.length === 0) throw new Error(`--where takes field=value, not '${text}'`);
      return [field, value.join('=')];
    }),
  );
}

const matching = ({ provider, resource, id, event, by }: Given) => ({ provider, resource, id, event, by });

/** The resource as the control plane lists it. */
async function resourceOf(control: ControlClient, { vendor, resource }: Given): Promise<Schemas['Resource'] | undefined> {
  const all = await answerOf(control.GET('/resources', { params: { query: { provider: vendor } } }));
  return all.find((one) => one.resource === resource);
}

const counts = ({ statuses }: Schemas['Resource']) =>
  statuses
    .filter(({ records }) => records > 0)
    .map(({ name, status, records }) => `${records} ${name ?? status}`)
    .join(', ');

export const recordCommands = [
  row({
    usage: 'list <vendor> [resource]',
    description: "list a vendor's records of a resource, or its resources with the number of records per status",
    options: {
      '--status <status>': ['only those in this status, by name or as the vendor spells it'],
      '--where <field=value...>': ['only those with this value; debitDetails.account.accountId=4 for a field in a field'],
      '--limit <number>': ['at most so many; 100 unless given'],
    },
    call: ({ GET }, given): Promise<Answer<Schemas['Resource'][] | { total: number; items: Schemas['Record'][] }>> => {
      const { vendor, resource, status, limit } = given;
      const where = conditions(given);
      if (resource === undefined) return GET('/resources', { params: { query: { provider: vendor } } });
      const query = { status, where, ...(limit !== undefined && { limit: Number(limit) }) };
      return GET('/{provider}/{resource}', { params: { path: pathOf(given), query } });
    },
    print: async (body, given, control) => {
      if (Array.isArray(body)) return table(body.map((one) => ({ resource: one.resource, records: one.records, statuses: counts(one) })));
      const { total, items } = body;
      if (total === 0) return 'no such record';
      const more = total > items.length ? `\n${items.length} of ${total}; --limit shows more` : '';
      return table(telling(items, await resourceOf(control, given))) + more;
    },
  }),
  row({
    usage: `show ${record}`,
    description: 'print a record',
    call: ({ GET }, given) => GET('/{provider}/{resource}/{id}', { params: { path: pathOf(given) } }),
    print: async (body, given, control) => {
      const { statuses = [] } = (await resourceOf(control, given)) ?? {};
      const rows = Object.entries(body).map(([field, value]) => {
        const { name } = statuses.find((one) => one.field === field && one.status === value) ?? {};
        return { field, value: name === undefined ? cell(value) : `${name} (${cell(value)})` };
      });
      return table(rows);
    },
  }),
  row({
    usage: 'history',
    description: "list a world's transitions, newest first",
    options: {
      '--provider <name>': ['only those of this vendor'],
      '--resource <name>': ['of this resource'],
      '--id <id>': ['of this record'],
      '--event <name>': ['of this event'],
      '--by <persona>': ['by this persona'],
      '--follow': ['the oldest first, and then each new one'],
    },
    call: ({ GET }, given) => GET('/history', { params: { query: matching(given) } }),
    print: async ({ items }, _, control) => (await transitionTable(control, items)) || 'nothing has happened yet',
    async *follow(control, given) {
      const lifecycles = await lifecyclesOf(control);
      for await (const one of followHistory(control, matching(given))) yield [one, transitionLine(lifecycles, one)];
    },
  }),
  row({
    usage: 'undo',
    description: 'take back the last change',
    call: ({ POST }) => POST('/undo'),
    print: ({ requestId, changes }) =>
      `${requestId ?? 'a change by the control plane'} is taken back, ${changes} record${changes === 1 ? '' : 's'} changed`,
  }),
  row({
    usage: `next ${record}`,
    description: 'print what is allowed on a record, and what is refused',
    options: as,
    call: ({ GET }, given) => GET('/{provider}/{resource}/{id}/next', { params: { path: pathOf(given), query: { as: given.as } } }),
    print: async ({ allowed, refused, deadlines }, { vendor: provider = '', resource = '' }, control) => {
      const lifecycles = await lifecyclesOf(control);
      const rows = [
        ...allowed.map((one) => ({
          event: one.event,
          status: moved(lifecycles, { provider, resource, ...one }),
          how: one.call ? `${one.call.method} ${one.call.path}` : 'simulate',
        })),
        ...refused.map(({ event, message }) => ({ event, status: 'refused', how: message })),
        ...deadlines.map(({ event, at }) => ({ event, status: 'due', how: at })),
      ];
      return rows.length > 0 ? table(rows) : 'nothing can happen to this record';
    },
  }),
  row({
    usage: `goto ${record} <status>`,
    description: 'play a record to a status, by name or as the vendor spells it',
    call: ({ POST }, given) => POST('/{provider}/{resource}/{id}/goto/{status}', { params: { path: pathOf(given) } }),
    print: async ({ fired }, { status }, control) => (await transitionTable(control, fired)) || `the status is ${status} already`,
  }),
  row({
    usage: `simulate ${record} <event>`,
    description: 'fire an event on a record',
    options: as,
    call: ({ POST }, given) =>
      POST('/{provider}/{resource}/{id}/simulate/{event}', { params: { path: pathOf(given) }, body: { as: given.as } }),
    print: async (body, _, control) => `${body.event}: ${moved(await lifecyclesOf(control), body)}`,
  }),
];

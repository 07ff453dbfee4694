/** The commands that steer a running sandbox, as a table: each row is one call of the typed client of the control plane. */
import { type Answer, advanceBody, type BodyOf, type ControlClient, type Schemas } from '../client/control.ts';

/** Arguments and options by name; an option without a value is `true`. */
export type Given = { readonly world: string; readonly url: string } & { readonly [name: string]: string | undefined };

export interface CommandRow<T> {
  /** Name and arguments, as commander reads them. */
  usage: string;
  description: string;
  /** By flags: the description, and the names of options that it does not go with. */
  options?: Readonly<Record<string, readonly [description: string, ...conflicts: string[]]>>;
  /** @throws Error for an argument that cannot be read */
  call: (control: ControlClient, given: Given) => Promise<Answer<T>>;
  /** The text or table that is printed; the body as JSON unless given. */
  print?: (body: T, given: Given) => string | object;
}

/** Infers the type of the body that one row prints. */
const row = <T>(command: CommandRow<T>) => command as CommandRow<unknown>;

/** The path parameters of the calls about a record; each path takes those that it names. */
const pathOf = ({ vendor = '', resource = '', id = '', event = '', status = '' }: Given) => ({
  provider: vendor,
  resource,
  id,
  event,
  status,
});
const record = '<vendor> <resource> <id>';
const as: CommandRow<unknown>['options'] = { '--as <persona>': ['the persona who acts'] };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`the argument is not JSON: ${(error as Error).message}`);
  }
}

const lineOf = ({ id, at, request, response, operationId }: Schemas['JournalEntry']) =>
  `${id} ${at} ${request.method} ${request.path} ${operationId ?? '-'} ${response?.status ?? 'broken'}`;

const worldRow = (world: Schemas['World'] | Schemas['DamagedWorld']) =>
  'damaged' in world
    ? [world.id, { damaged: world.damaged }]
    : [world.id, { now: world.now, clock: world.frozen ? 'stands' : 'runs', seed: world.seed, scenario: world.scenario }];

export const commandTable = [
  row({
    usage: 'worlds',
    description: 'list the worlds',
    call: ({ GET }) => GET('/worlds'),
    print: (worlds) => (worlds.length > 0 ? Object.fromEntries(worlds.map(worldRow)) : 'no world has begun yet'),
  }),
  row({
    usage: 'reset',
    description: 'return a world to its fixtures',
    call: ({ POST }) => POST('/reset'),
    print: (_, { world }) => `world '${world}' is back to its fixtures`,
  }),
  row({
    usage: 'clock',
    description: "print a world's time, or change it",
    options: {
      '--advance <span>': ['move it forward, by a span such as 20d or to an RFC 3339 instant; prints what fires', 'freeze', 'run', 'reset'],
      '--freeze': ['freeze it', 'run', 'reset'],
      '--run': ['let it run', 'reset'],
      '--reset': ['set it as it began'],
    },
    call: ({ GET, POST, PUT }, { advance, freeze, run, reset }): Promise<Answer<Schemas['Clock']>> => {
      if (run) return PUT('/clock', { body: { frozen: false } });
      if (freeze) return POST('/clock/freeze');
      if (reset) return POST('/clock/reset');
      return advance === undefined ? GET('/clock') : POST('/clock/advance', { body: advanceBody(advance) });
    },
  }),
  row({
    usage: 'scenario [name]',
    description: 'list the scenarios, or begin a world again in one',
    call: ({ GET, PUT }, { name }): Promise<Answer<object>> =>
      name === undefined ? GET('/scenarios') : PUT('/scenarios/{name}', { params: { path: { name } } }),
  }),
  row({
    usage: 'save <name>',
    description: 'save a world as a snapshot',
    call: ({ POST }, { name = '' }) => POST('/snapshots', { body: { name } }),
  }),
  row({ usage: 'snapshots', description: "list a world's snapshots", call: ({ GET }) => GET('/snapshots') }),
  row({
    usage: 'forget <name>',
    description: 'drop a snapshot',
    call: ({ DELETE }, { name = '' }) => DELETE('/snapshots/{name}', { params: { path: { name } } }),
    print: (_, { name, world }) => `'${name}' is forgotten in world '${world}'`,
  }),
  row({
    usage: 'restore <name>',
    description: 'return a world to a snapshot',
    call: ({ POST }, { name = '' }) => POST('/snapshots/{name}/restore', { params: { path: { name } } }),
  }),
  row({
    usage: 'fork <id>',
    description: 'begin a world that continues from another one',
    options: { '--snapshot <name>': ['continue from this snapshot of it'] },
    call: ({ POST }, { id, snapshot, world }) => POST('/worlds', { body: { id, from: { world, snapshot } } }),
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
    },
    call: ({ GET }, { provider, resource, id, event, by }) => GET('/history', { params: { query: { provider, resource, id, event, by } } }),
  }),
  row({ usage: 'undo', description: 'take back the last change', call: ({ POST }) => POST('/undo') }),
  row({
    usage: `next ${record}`,
    description: 'print what is allowed on a record, and what is refused',
    options: as,
    call: ({ GET }, given) => GET('/{provider}/{resource}/{id}/next', { params: { path: pathOf(given), query: { as: given['as'] } } }),
  }),
  row({
    usage: `goto ${record} <status>`,
    description: 'play a record to a status',
    call: ({ POST }, given) => POST('/{provider}/{resource}/{id}/goto/{status}', { params: { path: pathOf(given) } }),
  }),
  row({
    usage: `simulate ${record} <event>`,
    description: 'fire an event on a record',
    options: as,
    call: ({ POST }, given) =>
      POST('/{provider}/{resource}/{id}/simulate/{event}', { params: { path: pathOf(given) }, body: { as: given['as'] } }),
  }),
  row({
    usage: 'create <vendor> <resource> <fields>',
    description: `make a record, as JSON: '{"username":"fred",...}'`,
    call: ({ POST }, given) =>
      POST('/{provider}/{resource}', { params: { path: pathOf(given) }, body: parsed(given['fields'] ?? '') as BodyOf<'createRecord'> }),
  }),
  row({
    usage: `edit ${record} <patch>`,
    description: `change a record by a JSON merge patch: '{"text":"new","color":null}'`,
    call: ({ PATCH }, given) =>
      PATCH('/{provider}/{resource}/{id}', { params: { path: pathOf(given) }, body: parsed(given['patch'] ?? '') as BodyOf<'editRecord'> }),
  }),
  row({
    usage: `remove ${record}`,
    description: 'remove a record that no other one points to',
    call: ({ DELETE }, given) => DELETE('/{provider}/{resource}/{id}', { params: { path: pathOf(given) } }),
    print: (_, { vendor, resource, id, world }) => `${vendor} ${resource} ${id} is removed from world '${world}'`,
  }),
  row({
    usage: 'faults',
    description: 'list the armed faults of a world',
    call: ({ GET }) => GET('/faults'),
    print: (armed) => armed.map((fault) => JSON.stringify(fault)).join('\n') || 'no fault is armed',
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
      '--har': ['print them as an HTTP Archive (HAR 1.2)'],
    },
    call: (
      { GET },
      { operation: operationId, unmatched, har },
    ): Promise<Answer<Schemas['Har'] | { requests: Schemas['JournalEntry'][] }>> => {
      const query = { operationId };
      if (har) return GET('/requests/har', { params: { query } });
      return unmatched ? GET('/requests/unmatched') : GET('/requests', { params: { query } });
    },
    print: (found) => ('log' in found ? JSON.stringify(found, null, 2) : found.requests.map(lineOf).join('\n')),
  }),
];

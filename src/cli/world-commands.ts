/** The commands about a world as a whole: its clock, scenario and snapshots. */
import { type Answer, advanceBody, type Schemas } from '../client/control.ts';
import { row } from './command-row.ts';
import { transitionTable } from './status-words.ts';
import { table } from './text-table.ts';

const worldRow = (world: Schemas['World'] | Schemas['DamagedWorld']) =>
  'damaged' in world
    ? { world: world.id, now: '', clock: 'damaged', seed: '', scenario: world.damaged }
    : { world: world.id, now: world.now, clock: world.frozen ? 'stands' : 'runs', seed: world.seed, scenario: world.scenario };

export const worldCommands = [
  row({
    usage: 'worlds',
    description: 'list the worlds',
    call: ({ GET }) => GET('/worlds'),
    print: (worlds) => (worlds.length > 0 ? table(worlds.map(worldRow)) : 'no world has begun yet'),
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
    call: (
      { GET, POST, PUT },
      { advance, freeze, run, reset },
    ): Promise<Answer<Schemas['Clock'] & { fired?: Schemas['Transition'][] }>> => {
      if (run) return PUT('/clock', { body: { frozen: false } });
      if (freeze) return POST('/clock/freeze');
      if (reset) return POST('/clock/reset');
      return advance === undefined ? GET('/clock') : POST('/clock/advance', { body: advanceBody(advance) });
    },
    print: async ({ now, frozen, fired = [] }, _, control) =>
      `${now}, the clock ${frozen ? 'stands' : 'runs'}\n${await transitionTable(control, fired)}`.trimEnd(),
  }),
  row({
    usage: 'scenario [name]',
    description: 'list the scenarios, or begin a world again in one',
    call: ({ GET, PUT }, { name }): Promise<Answer<Schemas['Scenario'][] | Schemas['World']>> =>
      name === undefined ? GET('/scenarios') : PUT('/scenarios/{name}', { params: { path: { name } } }),
    print: (body, { world }) => (Array.isArray(body) ? table(body) : `world '${world}' begins again in scenario '${body.scenario}'`),
  }),
  row({
    usage: 'save <name>',
    description: 'save a world as a snapshot',
    call: ({ POST }, { name = '' }) => POST('/snapshots', { body: { name } }),
    print: ({ name, at }, { world }) => `world '${world}' is saved as '${name}', as it is at ${at}`,
  }),
  row({
    usage: 'snapshots',
    description: "list a world's snapshots",
    call: ({ GET }) => GET('/snapshots'),
    print: (snapshots, { world }) => (snapshots.length > 0 ? table(snapshots) : `world '${world}' has no snapshots`),
  }),
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
    print: ({ now }, { name, world }) => `world '${world}' is back at '${name}', and it is ${now}`,
  }),
  row({
    usage: 'fork <id>',
    description: 'begin a world that continues from another one',
    options: { '--snapshot <name>': ['continue from this snapshot of it'] },
    call: ({ POST }, { id, snapshot, world }) => POST('/worlds', { body: { id, from: { world, snapshot } } }),
    print: ({ id }, { snapshot, world }) =>
      `world '${id}' continues from ${snapshot === undefined ? '' : `'${snapshot}' of `}world '${world}'`,
  }),
];

/** The commands that steer a running sandbox, over its control plane. */
import type { Command } from 'commander';
import type { Entry } from '../index.ts';

interface Options {
  url: string;
  world: string;
  adminToken?: string;
}

interface RequestsOptions extends Options {
  operation?: string;
  unmatched?: true;
  har?: true;
}

interface ListedWorld {
  id: string;
  now: string;
  frozen: boolean;
  seed: number;
  scenario: string;
}

type GiveUp = (reason: string) => never;

/** Calls the control plane of a running sandbox. Gives up with what it says if it refuses. */
async function call({ url, world, adminToken }: Options, giveUp: GiveUp, method: string, path: string, json?: string): Promise<unknown> {
  const headers = { 'X-World': world, ...(adminToken !== undefined && { Authorization: `Bearer ${adminToken}` }) };
  const response = await fetch(`${url}/__admin${path}`, { method, headers, body: json ?? null }).catch(() =>
    giveUp(`no sandbox answers on ${url}`),
  );
  const body = (await response.json().catch(() => undefined)) as { detail?: string } | undefined;
  if (!response.ok) giveUp(body?.detail ?? `${url} answered ${response.status}`);
  return body;
}

const print = (text: string) => void process.stdout.write(`${text}\n`);
const printJson = (value: unknown) => print(JSON.stringify(value, null, 2));
const path = (...steps: string[]) => `/${steps.map(encodeURIComponent).join('/')}`;
const asked = (name: string, value: string | undefined) => (value === undefined ? '' : `?${name}=${encodeURIComponent(value)}`);

/** Adds the commands to the program. */
export function commands(program: Command, giveUp: GiveUp): void {
  const remote = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--world <id>', 'the world', 'default')
      .option('--url <address>', 'address of the running sandbox', 'http://127.0.0.1:4010')
      .option('--admin-token <token>', 'its admin token, if it has one');
  const to = (options: Options, method: string, at: string, json?: unknown) =>
    call(options, giveUp, method, at, json === undefined || typeof json === 'string' ? json : JSON.stringify(json));
  const on = (name: string, description: string) =>
    remote(name, description).argument('<vendor>').argument('<resource>').argument('<id>', 'the record');

  remote('worlds', 'list the worlds').action(async (options: Options) => {
    const worlds = (await to(options, 'GET', '/worlds')) as ListedWorld[];
    const rows = worlds.map(({ id, now, frozen, seed, scenario }) => [id, { now, clock: frozen ? 'stands' : 'runs', seed, scenario }]);
    if (rows.length > 0) console.table(Object.fromEntries(rows));
    else print('no world has begun yet');
  });
  remote('reset', 'return a world to its fixtures').action(async (options: Options) => {
    await to(options, 'POST', '/reset');
    print(`world '${options.world}' is back to its fixtures`);
  });

  remote('clock', "tell a world's time")
    .option('--advance <span>', 'move it forward, by a span such as 20d or to an ISO 8601 instant; prints what fires')
    .option('--freeze', 'stop it')
    .option('--run', 'let it run')
    .option('--reset', 'set it as it began')
    .action(
      async ({ advance, freeze, run, reset, ...options }: Options & { advance?: string; freeze?: true; run?: true; reset?: true }) => {
        const wanted = [advance, freeze, run, reset].filter((one) => one !== undefined);
        if (wanted.length > 1) giveUp('one of --advance, --freeze, --run and --reset at a time');
        if (run) return printJson(await to(options, 'PUT', '/clock', { frozen: false }));
        if (freeze) return printJson(await to(options, 'POST', '/clock/freeze'));
        if (reset) return printJson(await to(options, 'POST', '/clock/reset'));
        if (advance === undefined) return printJson(await to(options, 'GET', '/clock'));
        return printJson(await to(options, 'POST', '/clock/advance', /^\d{4}-/.test(advance) ? { to: advance } : { by: advance }));
      },
    );

  remote('scenario', 'list the scenarios, or begin a world anew in one')
    .argument('[name]', 'the scenario')
    .action(async (name: string | undefined, options: Options) => {
      printJson(name === undefined ? await to(options, 'GET', '/scenarios') : await to(options, 'PUT', path('scenarios', name)));
    });
  remote('save', 'save a world under a name')
    .argument('<name>')
    .action(async (name: string, options: Options) => printJson(await to(options, 'POST', '/snapshots', { name })));
  remote('snapshots', 'list what was saved').action(async (options: Options) => printJson(await to(options, 'GET', '/snapshots')));
  remote('forget', 'drop what was saved under a name')
    .argument('<name>')
    .action(async (name: string, options: Options) => {
      await to(options, 'DELETE', path('snapshots', name));
      print(`'${name}' is forgotten in world '${options.world}'`);
    });
  remote('restore', 'return a world to what was saved under a name')
    .argument('<name>')
    .action(async (name: string, options: Options) => printJson(await to(options, 'POST', path('snapshots', name, 'restore'))));
  remote('fork', 'begin a world that goes on where another one is')
    .argument('<id>', 'the new world')
    .option('--snapshot <name>', 'or was, when it was saved under this name')
    .action(async (id: string, { snapshot, ...options }: Options & { snapshot?: string }) =>
      printJson(await to(options, 'POST', '/worlds', { id, from: { world: options.world, ...(snapshot && { snapshot }) } })),
    );

  remote('history', "list a world's transitions, newest first")
    .option('--provider <name>', 'only those of this vendor')
    .option('--resource <name>', 'of this resource')
    .option('--id <id>', 'of this record')
    .option('--event <name>', 'of this event')
    .option('--by <persona>', 'by this persona')
    .action(async ({ world, url, adminToken, ...match }: Options & Record<string, string>) =>
      printJson(await to({ world, url, ...(adminToken !== undefined && { adminToken }) }, 'GET', `/history?${new URLSearchParams(match)}`)),
    );
  remote('undo', 'take back the last change').action(async (options: Options) => printJson(await to(options, 'POST', '/undo')));
  on('next', 'tell what can be done to a record, and what not')
    .option('--as <persona>', 'by this persona')
    .action(async (vendor: string, resource: string, id: string, { as, ...options }: Options & { as?: string }) =>
      printJson(await to(options, 'GET', `${path(vendor, resource, id, 'next')}${asked('as', as)}`)),
    );
  on('goto', 'play a record to a status')
    .argument('<status>')
    .action(async (vendor: string, resource: string, id: string, status: string, options: Options) =>
      printJson(await to(options, 'POST', path(vendor, resource, id, 'goto', status))),
    );
  on('simulate', 'fire an event on a record')
    .argument('<event>')
    .option('--as <persona>', 'who acts')
    .action(async (vendor: string, resource: string, id: string, event: string, { as, ...options }: Options & { as?: string }) =>
      printJson(await to(options, 'POST', path(vendor, resource, id, 'simulate', event), { ...(as !== undefined && { as }) })),
    );

  remote('faults', 'list the armed faults of a world').action(async (options: Options) => {
    const armed = (await to(options, 'GET', '/faults')) as unknown[];
    for (const fault of armed) print(JSON.stringify(fault));
    if (armed.length === 0) print('no fault is armed');
  });
  remote('arm', 'arm a fault in a world')
    .argument('<fault>', `as JSON, such as '{"match":{"operationId":"getApplication"},"effect":{"status":503},"count":1}'`)
    .action(async (fault: string, options: Options) => {
      const { id } = (await to(options, 'POST', '/faults', fault)) as { id: string };
      print(`${id} is armed in world '${options.world}'`);
    });
  remote('disarm', 'disarm a fault of a world, or all')
    .argument('[id]', 'the fault')
    .action(async (id: string | undefined, options: Options) => {
      await to(options, 'DELETE', id === undefined ? '/faults' : path('faults', id));
      print(`${id ?? 'every fault'} is disarmed in world '${options.world}'`);
    });

  remote('requests', "list a world's last requests, newest first")
    .option('--operation <operationId>', 'only those of this operation')
    .option('--unmatched', 'only those no operation has')
    .option('--har', 'print them as an HTTP Archive (HAR 1.2)')
    .action(async ({ operation, unmatched, har, ...options }: RequestsOptions) => {
      if (unmatched && (operation !== undefined || har)) giveUp('--unmatched goes with neither --operation nor --har');
      const query = asked('operationId', operation);
      const found = await to(options, 'GET', unmatched ? '/requests/unmatched' : `/requests${har ? '/har' : ''}${query}`);
      if (har) return printJson(found);
      for (const { id, at, request, response, operationId } of (found as { requests: Entry[] }).requests) {
        print(`${id} ${at} ${request.method} ${request.path} ${operationId ?? '-'} ${response?.status ?? 'broken'}`);
      }
    });
}

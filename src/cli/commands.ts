/** Adds the commands of the table to the program. */
import { type Command, Option } from 'commander';
import { answerOf, type ControlClient, controlClient } from '../client/control.ts';
import { address, usualUrl, usualWorld } from '../client/environment.ts';
import type { CommandRow, Given } from './command-row.ts';
import { commandTable } from './command-table.ts';

const write = (text: string) => void process.stdout.write(`${text}\n`);

/** Runs a command and prints what it answers. */
async function printed(row: CommandRow<unknown>, control: ControlClient, given: Given): Promise<void> {
  // Whoever reads the output may go before it ends: `countersign history --follow | head`.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => code === 'EPIPE' && process.exit(0));
  if (given.follow && row.follow) {
    for await (const [body, line] of row.follow(control, given)) write(given.json ? JSON.stringify(body) : line);
    return;
  }
  const body = await answerOf(row.call(control, given));
  write(given.json ? JSON.stringify(body ?? null, null, 2) : await row.print(body, given, control));
}

/** @param giveUp prints why a command failed, and ends the process */
export function commands(program: Command, giveUp: (reason: string) => never): void {
  for (const row of commandTable) {
    const command = program.command(row.usage).description(row.description);
    for (const [flags, [description, ...conflicts]] of Object.entries(row.options ?? {})) {
      command.addOption(new Option(flags, description).conflicts(conflicts));
    }
    command
      .option('--json', 'print the answer as JSON, for scripts')
      .addOption(new Option('--world <id>', 'the world').env('COUNTERSIGN_WORLD').default(usualWorld))
      .addOption(new Option('--url <address>', 'address of the running sandbox').env('COUNTERSIGN_URL').default(usualUrl))
      .addOption(new Option('--admin-token <token>', 'its admin token, if it has one').env('COUNTERSIGN_ADMIN_TOKEN'));
    command.action(async () => {
      const named = command.registeredArguments.map((argument, place) => [argument.name(), command.args[place]]);
      const options = command.opts();
      // A variable that is set and empty counts as none.
      const { url = usualUrl, world = usualWorld } = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ''));
      const given = { ...Object.fromEntries(named), ...options, url: address(url), world } as Given;
      const control = controlClient(given.url, given.adminToken, given.world);
      await printed(row, control, given).catch((error: Error) => giveUp(error.message));
    });
  }
}

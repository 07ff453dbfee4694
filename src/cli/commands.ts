/** Adds the commands of the table to the program. */
import { type Command, Option } from 'commander';
import { answerOf, controlClient } from '../client/control.ts';
import { commandTable, type Given } from './command-table.ts';

function show(text: string | object): void {
  if (typeof text === 'object') console.table(text);
  else if (text !== '') process.stdout.write(`${text}\n`);
}

/** @param giveUp prints why a command failed, and ends the process */
export function commands(program: Command, giveUp: (reason: string) => never): void {
  for (const row of commandTable) {
    const command = program
      .command(row.usage)
      .description(row.description)
      .option('--world <id>', 'the world', 'default')
      .option('--url <address>', 'address of the running sandbox', 'http://127.0.0.1:4010')
      .addOption(new Option('--admin-token <token>', 'its admin token, if it has one').env('COUNTERSIGN_ADMIN_TOKEN'));
    for (const [flags, [description, ...conflicts]] of Object.entries(row.options ?? {})) {
      command.addOption(new Option(flags, description).conflicts(conflicts));
    }
    command.action(async () => {
      const named = command.registeredArguments.map((argument, place) => [argument.name(), command.args[place]]);
      const given = { ...Object.fromEntries(named), ...command.opts() } as Given;
      const answer = async () => answerOf(row.call(controlClient(given.url, given['adminToken'], given.world), given));
      const body = await answer().catch((error: Error) => giveUp(error.message));
      show(row.print ? row.print(body, given) : JSON.stringify(body, null, 2));
    });
  }
}

/** Adds the commands of the table to the program. */
import { type Command, Option } from 'commander';
import { answerOf, controlClient } from '../client/control.ts';
import { type CommandRow, commandTable, type Given } from './command-table.ts';

/** Calls the sandbox. @throws Error with its own words, or with why it cannot be called */
async function answer({ call }: CommandRow<unknown>, given: Given): Promise<unknown> {
  const control = controlClient(`${given.url}/w/${encodeURIComponent(given.world)}`, given['adminToken']);
  try {
    return await answerOf(call(control, given));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`the argument is not JSON: ${error.message}`);
    // What fetch throws where nobody listens.
    if (error instanceof TypeError) throw new Error(`no sandbox answers on ${given.url}`);
    throw error;
  }
}

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
      .option('--admin-token <token>', 'its admin token, if it has one');
    for (const [flags, [description, ...conflicts]] of Object.entries(row.options ?? {})) {
      command.addOption(new Option(flags, description).conflicts(conflicts));
    }
    command.action(async () => {
      const named = command.registeredArguments.map((argument, place) => [argument.name(), command.args[place]]);
      const given = { ...Object.fromEntries(named), ...command.opts() } as Given;
      const body = await answer(row, given).catch((error: Error) => giveUp(error.message));
      show(row.print ? row.print(body, given) : JSON.stringify(body, null, 2));
    });
  }
}

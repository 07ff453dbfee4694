/** The commands that steer a running sandbox, as a table: each row is one call of the typed client of the control plane. */
import { dataCommands } from './data-commands.ts';
import { journalCommands } from './journal-commands.ts';
import { recordCommands } from './record-commands.ts';
import { worldCommands } from './world-commands.ts';

export const commandTable = [...worldCommands, ...recordCommands, ...dataCommands, ...journalCommands];

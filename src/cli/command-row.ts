/** What a row of the table of commands is, and what its rows share. */
import type { Answer, ControlClient } from '../client/control.ts';

/** The arguments and options of the commands. */
type Name =
  | 'advance'
  | 'adminToken'
  | 'as'
  | 'by'
  | 'event'
  | 'fault'
  | 'fields'
  | 'file'
  | 'follow'
  | 'freeze'
  | 'har'
  | 'id'
  | 'json'
  | 'limit'
  | 'name'
  | 'operation'
  | 'patch'
  | 'provider'
  | 'reset'
  | 'resource'
  | 'run'
  | 'snapshot'
  | 'status'
  | 'unmatched'
  | 'vendor';

/** Arguments and options by name; an option without a value is `true`. */
export type Given = { readonly [name in Name]?: string | undefined } & {
  readonly world: string;
  readonly url: string;
  readonly where?: string | readonly string[];
};

export interface CommandRow<T> {
  /** Name and arguments, as commander reads them. */
  usage: string;
  description: string;
  /** By flags: the description, and the names of options that it does not go with. */
  options?: Readonly<Record<string, readonly [description: string, ...conflicts: string[]]>>;
  /** @throws Error for an argument that cannot be read */
  call: (control: ControlClient, given: Given) => Promise<Answer<T>>;
  /** What people read in place of the body: a sentence or a table. */
  print: (body: T, given: Given, control: ControlClient) => string | Promise<string>;
  /** With `--follow`, in place of `call`: what is there and what comes, each with the line that people read. */
  follow?: (control: ControlClient, given: Given) => AsyncIterable<readonly [body: unknown, line: string]>;
}

/** Infers the type of the body that one row prints. */
export const row = <T>(command: CommandRow<T>) => command as CommandRow<unknown>;

/** The path parameters of the calls about a record; each path takes those that it names. */
export const pathOf = ({ vendor = '', resource = '', id = '', event = '', status = '' }: Given) => ({
  provider: vendor,
  resource,
  id,
  event,
  status,
});

export const record = '<vendor> <resource> <id>';

export const as: CommandRow<unknown>['options'] = { '--as <persona>': ['the persona who acts'] };

/** An argument that is JSON. @throws Error if it is not */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`the argument is not JSON: ${(error as Error).message}`);
  }
}

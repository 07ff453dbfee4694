/** The options of the commands that start a sandbox. */
import { InvalidArgumentError, Option } from 'commander';
import { durabilities, type SandboxOptions } from '../index.ts';

/** An option that takes a whole number. */
export class WholeOption extends Option {
  readonly low: number;
  readonly high: number;

  constructor(flags: string, description: string, low: number, high: number) {
    super(flags, description);
    this.low = low;
    this.high = high;
    this.argParser((text: string) => {
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < low || value > high)
        throw new InvalidArgumentError(`It takes a whole number from ${low} to ${high}.`);
      return value;
    });
  }
}

/** The options of `start` and `exec`: those of the library, some by other names. */
export type StartOptions = Omit<SandboxOptions, 'scenarios'> & {
  t0?: string;
  allowedHost?: string[];
  config?: string;
  memory?: true;
  quiet?: true;
  verbose?: true;
};

/** Of every command that starts a sandbox. */
export const startingOptions = [
  new Option('--config <file>', 'take what follows from this JSON file, unless it is given here'),
  new WholeOption('--seed <number>', 'seed of the ids and values of new worlds', 0, 4_294_967_295).default(1),
  new Option('--t0 <instant>', 'RFC 3339 instant at which the clocks of new worlds stand still'),
  new Option('--scenario <name>', 'scenario that new worlds begin in, by name, or a JSON file that holds one'),
  new Option('--strict-worlds', 'refuse a vendor call that names no world'),
];

export const serveOptions = [
  new WholeOption('-p, --port <number>', 'port to listen on; 0 takes a free one', 0, 65_535).default(4010),
  new Option('--host <address>', 'address to listen on; elsewhere than on loopback --admin-token is demanded').default('127.0.0.1'),
  new Option('--data <folder>', 'folder that keeps the worlds').default('.countersign'),
  new Option('--memory', 'keep nothing'),
  new Option('--durability <when>', 'a change is answered when the disk has it, when the operating system has it, or at once')
    .choices(durabilities)
    .default('batched'),
  new Option('--admin-token <token>', 'demand this bearer token on /__admin').env('COUNTERSIGN_ADMIN_TOKEN'),
  new Option('--admin-origin <origin...>', 'let pages of these origins call /__admin'),
  new Option('--cors-origin <origin...>', "let pages of these origins call the vendors' APIs, besides those of this machine; '*' lets any"),
  new Option('--allowed-host <name...>', 'let clients call by these names, besides addresses, localhost and --host'),
  new WholeOption('--journal-size <number>', 'how many requests the journal of each world holds', 1, 1_000_000).default(1000),
  new WholeOption('--journal-bytes <number>', 'bytes of memory that the journals of all worlds have together', 2 ** 20, 2 ** 36).default(
    2 ** 26,
  ),
  new Option('--expire-worlds <span>', 'drop worlds nobody called for so long, such as 30m or 7d'),
  new Option('--quiet', 'no line per request'),
];

export const execOptions = [
  new Option('--data <folder>', 'folder that keeps the worlds; without, they end with the command'),
  new Option('--verbose', 'a line per request'),
];

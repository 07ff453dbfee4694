/** The config file: a JSON object that says what the options of `start` and `exec` say. Its schema is derived from the options. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command, Option } from 'commander';
import { execOptions, serveOptions, startingOptions, WholeOption } from './options.ts';
import { isFile } from './scenario-file.ts';

/** Every option that the file may have, by the name it has there. */
const known: ReadonlyMap<string, Option> = new Map(
  [...startingOptions, ...execOptions, ...serveOptions]
    .filter((option) => option.attributeName() !== 'config')
    .map((option) => [option.attributeName(), option]),
);

interface Property {
  type: 'boolean' | 'integer' | 'string' | 'array';
  description: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  enum?: readonly string[];
  items?: { type: 'string' };
}

/** The JSON schema of what an option takes. */
function property(option: Option): Property {
  const { argChoices, defaultValue, description, variadic } = option;
  const told = { description, ...(defaultValue !== undefined && { default: defaultValue }) };
  if (option instanceof WholeOption) return { type: 'integer', minimum: option.low, maximum: option.high, ...told };
  if (option.isBoolean()) return { type: 'boolean', ...told };
  if (variadic) return { type: 'array', items: { type: 'string' }, ...told };
  return { type: 'string', ...(argChoices && { enum: argChoices }), ...told };
}

/** The JSON schema of the config file. */
export const configSchema = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Countersign config file',
  description: 'What the options of `countersign start` and `countersign exec` say. An option that is given wins. Paths begin at the file.',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'Where this schema is, for editors.' },
    ...Object.fromEntries([...known].map(([name, option]) => [name, property(option)])),
  },
});

/** What is wrong with a value, in words. */
function against({ type, minimum = 0, maximum = 0, enum: choices }: Property, value: unknown): string | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false';
  if (type === 'array') {
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? undefined : 'must be a list of texts';
  }
  if (type === 'integer') {
    const fits = Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
    return fits ? undefined : `must be a whole number from ${minimum} to ${maximum}`;
  }
  if (typeof value !== 'string') return 'must be a text';
  return choices && !choices.includes(value) ? `must be one of: ${choices.join(', ')}` : undefined;
}

/** Everything that is wrong with a config. */
function faults(config: object): string[] {
  return Object.entries(config).flatMap(([name, value]) => {
    if (name === '$schema') return [];
    const option = known.get(name);
    if (!option) return [`'${name}' is no option; there are ${[...known.keys()].sort().join(', ')}`];
    const fault = against(property(option), value);
    return fault === undefined ? [] : [`'${name}' ${fault}`];
  });
}

/** @throws RangeError for a file that cannot be read, or is no config, with everything that is wrong */
function read(file: string): Record<string, unknown> {
  try {
    const config: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (config === null || typeof config !== 'object' || Array.isArray(config)) throw new RangeError('it is no JSON object');
    const wrong = faults(config);
    if (wrong.length > 0) throw new RangeError(wrong.join('; '));
    return config as Record<string, unknown>;
  } catch (error) {
    throw new RangeError(`the config ${file} cannot be used: ${(error as Error).message}`);
  }
}

/**
 * Gives a command what its config file says and neither its options nor the environment do.
 * @throws RangeError for a file that cannot be used
 */
export function configure(command: Command): void {
  const file = command.opts()['config'] as string | undefined;
  if (file === undefined) return;
  const { scenario, data, ...config } = read(file);
  const there = (path: unknown) => resolve(dirname(file), String(path));
  const given = (name: string) => ['cli', 'env'].includes(command.getOptionValueSource(name) ?? '');
  const values = {
    ...config,
    ...(data !== undefined && { data: there(data) }),
    ...(scenario !== undefined && { scenario: isFile(String(scenario)) ? there(scenario) : scenario }),
  };
  const own = new Set(command.options.map((option) => option.attributeName()));
  for (const [name, value] of Object.entries(values)) {
    // A folder that is given wins over a config that keeps nothing.
    const contrary = name === 'memory' && given('data');
    if (own.has(name) && !given(name) && !contrary && value !== false) command.setOptionValueWithSource(name, value, 'config');
  }
}

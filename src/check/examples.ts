/** Checks every example of a document against the schema beside it. */
import { resolve } from '../core/document.ts';
import type { Api, Document } from '../core/provider.ts';
import { schemaFindings } from '../core/schemas.ts';

interface Exemplified {
  schema?: unknown;
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
}

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** Every place with a schema and examples: parameters, bodies, answers. */
function* exemplified(value: unknown, pointer: string): Generator<[pointer: string, Exemplified]> {
  if (value === null || typeof value !== 'object') return;
  if ('schema' in value && ('example' in value || 'examples' in value)) yield [pointer, value as Exemplified];
  for (const [key, part] of Object.entries(value)) yield* exemplified(part, `${pointer}/${escaped(key)}`);
}

const valuesOf = (document: Document, { example, examples = {} }: Exemplified): [string, unknown][] => [
  ...(example === undefined ? [] : [['example', example] as [string, unknown]]),
  ...Object.entries(examples).map(([name, one]) => [name, resolve<{ value?: unknown }>(document, one).value] as [string, unknown]),
];

export function examples({ implementation, document }: Api): string[] {
  return [...exemplified({ paths: document.paths, components: document.components }, '')].flatMap(([pointer, place]) =>
    valuesOf(document, place).flatMap(([name, value]) =>
      schemaFindings(document, `${pointer}/schema`, value).map(
        (finding) => `${implementation.name}: example '${name}' at ${pointer}: ${finding}`,
      ),
    ),
  );
}

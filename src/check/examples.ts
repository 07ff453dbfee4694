/** Checks every example of a document against the schema beside it. */
import { resolve } from '../core/document.ts';
import type { Api } from '../core/provider.ts';
import { schemaFindings } from './schemas.ts';

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

export function examples({ implementation, document }: Api): string[] {
  return [...exemplified({ paths: document.paths, components: document.components }, '')].flatMap(
    ([pointer, { example, examples: named }]) => {
      const all = { ...(example !== undefined && { example: { value: example } }), ...named };
      return Object.entries(all).flatMap(([name, one]) =>
        schemaFindings(document, `${pointer}/schema`, resolve<{ value?: unknown }>(document, one).value).map(
          (finding) => `${implementation.name}: example '${name}' at ${pointer}: ${finding}`,
        ),
      );
    },
  );
}

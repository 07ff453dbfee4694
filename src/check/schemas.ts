/** Compiles the schemas of a document into validators. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Document } from '../core/provider.ts';

export interface Schemas {
  /** Schema findings about a value. @param pointer JSON pointer of the schema in the document */
  faults(pointer: string, value: unknown): string[];
}

const known = new WeakMap<Document, Schemas>();

export function schemasOf(document: Document): Schemas {
  const found = known.get(document);
  if (found) return found;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  formats.default(ajv);
  ajv.addSchema(document, 'document');
  const validators = new Map<string, ValidateFunction>();
  const made: Schemas = {
    faults: (pointer, value) => {
      const validate = validators.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` });
      validators.set(pointer, validate);
      validate(value);
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
      );
    },
  };
  known.set(document, made);
  return made;
}

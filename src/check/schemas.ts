/** Validates values against the schemas of a document. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Document } from '../core/provider.ts';

const known = new WeakMap<Document, Ajv2020>();

/** The validators of a document, each compiled when it is first used. */
function validators(document: Document): Ajv2020 {
  const found = known.get(document);
  if (found) return found;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  formats.default(ajv);
  ajv.addSchema(document, 'document');
  known.set(document, ajv);
  return ajv;
}

/** What a schema has against a value, one text each. @param pointer JSON pointer of the schema in the document */
export function schemaFindings(document: Document, pointer: string, value: unknown): string[] {
  const validate = validators(document).getSchema(`document#${pointer}`) as ValidateFunction;
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
}

/** Validates values against the schemas of a document. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Document, DocumentSchemas } from './provider.ts';
import { type Finding, sentence } from './refusal.ts';

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

/** What a schema has against a value. @param pointer JSON pointer of the schema in the document */
function findings(document: Document, pointer: string, value: unknown): Finding[] {
  const validate = validators(document).getSchema(`document#${pointer}`) as ValidateFunction;
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
    path: instancePath,
    message: `${message} ${JSON.stringify(params)}`,
  }));
}

/** As `findings`, in one text each. */
export const schemaFindings = (document: Document, pointer: string, value: unknown): string[] =>
  findings(document, pointer, value).map(({ path, ...finding }) => sentence({ path: path || '/', ...finding }));

/** The schemas under `components`. */
export const schemasOf = (document: Document): DocumentSchemas => ({
  findings: (name, value) => findings(document, `/components/schemas/${name}`, value),
  example: (name) => (document.components.schemas[name] as { examples?: unknown[] }).examples?.[0] ?? {},
});

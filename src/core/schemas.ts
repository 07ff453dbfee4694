/** Validates values against the schemas of a document. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Document, DocumentSchemas } from './provider.ts';
import { type Finding, sentence } from './refusal.ts';

const known = new WeakMap<Document, Ajv2020>();

/** The validators of a document, each compiled when it is first used. */
function validators(document: Document): Ajv2020 {
  const found = known.get(document);
  if (found) return found;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, verbose: true });
  formats.default(ajv);
  ajv.addSchema(document, 'document');
  known.set(document, ajv);
  return ajv;
}

/** A finding about the field that is wrong, with what would be right, where ajv tells these apart from its message. */
function finding({ instancePath, keyword, message = '', params, parentSchema }: ErrorObject): Finding {
  const about = (field: string, text: string): Finding => ({ path: `${instancePath}/${field}`, message: text });
  if (keyword === 'required') return about(params.missingProperty, 'is missing');
  if (keyword === 'additionalProperties') {
    const known = Object.keys(parentSchema?.properties ?? {});
    return about(params.additionalProperty, `is no field of this; known are: ${known.join(', ') || 'none'}`);
  }
  const right: unknown[] | undefined = keyword === 'const' ? [params.allowedValue] : params.allowedValues;
  return { path: instancePath, message: right ? `must be ${right.join(' or ')}` : message };
}

/** What a schema has against a value. @param pointer JSON pointer of the schema in the document */
function findings(document: Document, pointer: string, value: unknown): Finding[] {
  const validate = validators(document).getSchema(`document#${pointer}`) as ValidateFunction;
  if (validate(value)) return [];
  return (validate.errors ?? []).map(finding);
}

/** As `findings`, in one text each. */
export const schemaFindings = (document: Document, pointer: string, value: unknown): string[] =>
  findings(document, pointer, value).map(({ path, ...finding }) => sentence({ path: path || '/', ...finding }));

/** The schemas under `components`. */
export const schemasOf = (document: Document): DocumentSchemas => ({
  findings: (name, value) => findings(document, `/components/schemas/${name}`, value),
  example: (name) => (document.components.schemas[name] as { examples?: unknown[] }).examples?.[0] ?? {},
});

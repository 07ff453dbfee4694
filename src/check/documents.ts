/** Checks that each document is valid OpenAPI and names exactly the operations that have code. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { operationsOf } from '../core/document.ts';
import type { Api } from '../core/provider.ts';

/** Findings of OpenAPI's own schema. One validator serves all documents, because compiling the schema takes longest. */
async function invalid({ implementation, document }: Api, validator: Validator): Promise<string[]> {
  const { errors = [] } = await validator.validate({ ...structuredClone(document) });
  return [errors]
    .flat()
    .map((error) => `${implementation.name}: ${typeof error === 'string' ? error : `${error.instancePath} ${error.message}`}`);
}

/** Operations without code, and code without an operation. */
function unmatched({ implementation: { name, operations }, document }: Api): string[] {
  const documented = operationsOf(document).map(({ operation }) => operation.operationId);
  const missing = documented.filter((id) => !Object.hasOwn(operations, id));
  const stray = Object.keys(operations).filter((id) => !documented.includes(id));
  return [
    ...missing.map((id) => `${name}: no code for operation '${id}'`),
    ...stray.map((id) => `${name}: operation '${id}' is not in the document`),
  ];
}

export async function documents(apis: readonly Api[]): Promise<string[]> {
  const validator = new Validator();
  const findings: string[] = [];
  for (const api of apis) findings.push(...(await invalid(api, validator)));
  return [...findings, ...apis.flatMap(unmatched)];
}

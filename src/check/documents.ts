/** Checks that each document is valid OpenAPI and names exactly the operations that have code, each in one document only. */
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

export async function documents(apis: readonly Api[]): Promise<string[]> {
  const validator = new Validator();
  const findings: string[] = [];
  for (const api of apis) findings.push(...(await invalid(api, validator)));
  return [...findings, ...operations(apis)];
}

function operations(apis: readonly Api[]): string[] {
  const owners = new Map<string, string>();
  return apis.flatMap(({ implementation, document }) => {
    const documented = operationsOf(document).map(({ operation }) => operation.operationId);
    const findings: string[] = [];
    for (const id of documented) {
      if (!Object.hasOwn(implementation.operations, id)) findings.push(`${implementation.name}: no code for operation '${id}'`);
      if (owners.has(id)) findings.push(`${implementation.name}: operation '${id}' is also in ${owners.get(id)}`);
      owners.set(id, implementation.name);
    }
    for (const id of Object.keys(implementation.operations)) {
      if (!documented.includes(id)) findings.push(`${implementation.name}: operation '${id}' is not in the document`);
    }
    return findings;
  });
}

/** Each document is valid OpenAPI, names exactly the operations there is code for, and no two documents the same one. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { operationsOf } from '../core/document.ts';
import type { Plane } from '../core/provider.ts';

/** What OpenAPI's own schema has against a document. The validator compiles that schema once, which takes longer than using it. */
async function invalid({ contract, document }: Plane, validator: Validator): Promise<string[]> {
  const { errors = [] } = await validator.validate({ ...structuredClone(document) });
  return [errors]
    .flat()
    .map((error) => `${contract.name}: ${typeof error === 'string' ? error : `${error.instancePath} ${error.message}`}`);
}

export async function documents(planes: readonly Plane[]): Promise<string[]> {
  const validator = new Validator();
  const findings: string[] = [];
  for (const plane of planes) findings.push(...(await invalid(plane, validator)));
  return [...findings, ...operations(planes)];
}

function operations(planes: readonly Plane[]): string[] {
  const owners = new Map<string, string>();
  return planes.flatMap(({ contract, document }) => {
    const documented = operationsOf(document).map(({ operation }) => operation.operationId);
    const findings: string[] = [];
    for (const id of documented) {
      if (!Object.hasOwn(contract.operations, id)) findings.push(`${contract.name}: no code for operation '${id}'`);
      if (owners.has(id)) findings.push(`${contract.name}: operation '${id}' is also in ${owners.get(id)}`);
      owners.set(id, contract.name);
    }
    for (const id of Object.keys(contract.operations)) {
      if (!documented.includes(id)) findings.push(`${contract.name}: operation '${id}' is not in the document`);
    }
    return findings;
  });
}

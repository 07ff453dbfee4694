/** Holds an answer against the documents: its status, its media type and its body. */
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { control, joined, located, type Operation, operationsAt, type Schema, vendorOperations } from './documents.ts';
import type { Request } from './request.ts';
import type { Answer } from './wire.ts';

/** Something found wrong: `rule` tells the kind, `where` the operation. */
export interface Finding {
  rule: string;
  where: string;
  detail: string;
}

const ajv = new Ajv.default({ strict: false, allErrors: false, logger: false, validateFormats: true });
(addFormats as unknown as (one: unknown) => void)(ajv);
ajv.addSchema({ $id: 'joined', ...joined }).addSchema({ $id: 'control', ...control });

/** The schema with its references pointing into its document. */
const rooted = (schema: unknown, root: string): unknown => {
  if (Array.isArray(schema)) return schema.map((one) => rooted(one, root));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [
      name,
      name === '$ref' && typeof value === 'string' ? root + value : rooted(value, root),
    ]),
  );
};

const compiled = new WeakMap<Schema, ValidateFunction>();

/** Why a value does not fit a schema of the document of an API, if it does not. */
export function misfit(schema: Schema, api: string, value: unknown): string | undefined {
  const check = compiled.get(schema) ?? ajv.compile(rooted(schema, api === 'control' ? 'control' : 'joined') as object);
  compiled.set(schema, check);
  return check(value) ? undefined : ajv.errorsText(check.errors);
}

const mediaType = ({ headers }: Answer) => (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';

const json = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** How an answer breaks what its operation documents. */
function breach(operation: Operation, answer: Answer, method: string): string | undefined {
  const response = operation.responses[answer.status] ?? operation.responses['default'];
  if (!response) return `status ${answer.status} is not documented`;
  if (method === 'HEAD') return undefined;
  const type = mediaType(answer);
  if (!response.content) return answer.text === '' ? undefined : `a body where none is documented: ${answer.text.slice(0, 300)}`;
  const content = response.content[type];
  if (!content) return `media type '${type}' is not documented for ${answer.status}`;
  if (type === 'text/event-stream') return undefined;
  const body = json(answer.text);
  if (!body) return `not JSON: ${answer.text.slice(0, 300)}`;
  const why = misfit(content.schema, operation.api, body.value);
  return why && `${answer.status} with ${why}: ${answer.text.slice(0, 300)}`;
}

/** The schemas of the error bodies of an API. */
function errorSchemas(api: string): Schema[] {
  if (api === 'control') return [{ $ref: '#/components/schemas/Problem' }];
  const found = new Map<string, Schema>();
  for (const { api: own, responses } of vendorOperations)
    for (const [status, { content = {} }] of Object.entries(responses))
      if (own === api && status >= '400') for (const { schema } of Object.values(content)) found.set(JSON.stringify(schema), schema);
  return [...found.values()];
}

const errorsOf = new Map<string, Schema[]>();

/** How the refusal of a request that no operation has breaks the API's own shape, or that of problem details. */
function misshapen(api: string, answer: Answer): string | undefined {
  const schemas = errorsOf.get(api) ?? errorSchemas(api);
  errorsOf.set(api, schemas);
  const body = json(answer.text);
  const problem = { $ref: '#/components/schemas/Problem' };
  if (body && (schemas.some((schema) => !misfit(schema, api, body.value)) || !misfit(problem, 'control', body.value))) return undefined;
  return `${answer.status} in no documented shape: ${answer.text.slice(0, 300)}`;
}

/** Whether the document lets a call with these methods be: HEAD counts as GET. */
const named = (operations: readonly Operation[], method: string) =>
  operations.find((one) => one.method === method) ?? (method === 'HEAD' ? operations.find((one) => one.method === 'GET') : undefined);

/** The label of a request's operation, for grouping. */
export function labelOf({ method, target }: Request): string {
  const { path, api } = located(target);
  const operation = named(operationsAt(path), method);
  return operation ? `${operation.api} ${operation.id}` : `${api ?? 'no API'} ${method}`;
}

const isPreflight = ({ method, headers }: Request) =>
  method === 'OPTIONS' && headers.some(([name]) => name.toLowerCase() === 'access-control-request-method');

/** Whether Node refused the request before anybody saw it, as one that is not HTTP or whose head is too long. */
const belowHttp = ({ status, headers, text }: Answer) =>
  (status === 400 || status === 431) && text === '' && headers['connection'] === 'close';

/** Whether a page or a host name was kept out, which is the sandbox's own refusal and no vendor's. */
const keptOut = ({ status, text }: Answer) => status === 403 && /--(cors-origin|admin-origin|allowed-host) /.test(text);

/** What an answer breaks of the documents, status 5xx apart. */
export function againstDocument(request: Request, answer: Answer): Omit<Finding, 'where'> | undefined {
  if (request.kind === 'wire' || isPreflight(request) || belowHttp(answer) || keptOut(answer)) return undefined;
  const { path, api } = located(request.target);
  const operations = operationsAt(path);
  const operation = named(operations, request.method);
  // HEAD may be refused like a method that is not documented.
  const undocumented = !operation || (request.method === 'HEAD' && answer.status >= 400) || !decodes(path);
  if (undocumented) {
    if (answer.status < 400)
      return {
        rule: 'answered, though the document has no such operation',
        detail: `${answer.status} to ${request.method} ${path.slice(0, 200)}`,
      };
    if (request.method === 'HEAD') return undefined;
    const why = misshapen(api ?? 'control', answer);
    return why ? { rule: 'a refusal in no documented shape', detail: why } : undefined;
  }
  const why = breach(operation, answer, request.method);
  return why ? { rule: `outside the document with ${answer.status}`, detail: why } : undefined;
}

const decodes = (path: string) => {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

/** The examples of the documents: every one is sent as it stands to a fresh world, where it succeeds. Tools that try a document begin with them. */
import { expect, test } from 'vitest';
import { operationsOf, resolve } from '../src/core/document.ts';
import { discover, document } from '../src/providers/discover.ts';
import { type Answer, call, type Story, stories } from './story.ts';

const { begin, sandbox } = stories();

interface Exemplary {
  example?: unknown;
  examples?: Record<string, unknown>;
  schema?: { example?: unknown; default?: unknown };
}

interface Parameter extends Exemplary {
  in: string;
  required?: boolean;
  name: string;
}

const apis = [
  ...(await discover()).map(({ implementation: { name, personas }, document: described }) => ({ name, personas, described })),
  { name: 'control', personas: [{ name: 'anybody', headers: {} }], described: document('control') },
];

/** The examples of a parameter or a body, by name. */
function examplesOf(described: (typeof apis)[number]['described'], { example, examples, schema }: Exemplary): [string, unknown][] {
  if (example !== undefined) return [['example', example]];
  const named = Object.entries(examples ?? {}).map(([name, one]): [string, unknown] => [
    name,
    resolve<{ value: unknown }>(described, one).value,
  ]);
  const inner = resolve<{ example?: unknown } | undefined>(described, schema)?.example;
  return named.length === 0 && inner !== undefined ? [['example', inner]] : named;
}

/** A query parameter; one that is an object is written with brackets. */
const pairs = (name: string, value: unknown): string =>
  value !== null && typeof value === 'object'
    ? Object.entries(value)
        .map(([field, one]) => pairs(`${name}[${field}]`, one))
        .join('&')
    : `${name}=${encodeURIComponent(String(value))}`;

const requests = apis.flatMap(({ name, personas, described }) =>
  operationsOf(described).flatMap(({ method, path, operation }) => {
    const shared = (described.paths[path] as { parameters?: unknown[] }).parameters ?? [];
    const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) => resolve<Parameter>(described, parameter));
    const pathOf = (names: string) =>
      parameters
        .filter((parameter) => parameter.in === 'path')
        .reduce(
          (so, parameter) => so.replace(`{${parameter.name}}`, encodeURIComponent(String(examplesOf(described, parameter)[0]?.[1]))),
          names,
        );
    const queries = parameters
      .filter((parameter) => parameter.in === 'query')
      .flatMap((parameter) => examplesOf(described, parameter).map(([, value]) => ({ ...parameter, pair: pairs(parameter.name, value) })));
    const needed = queries.filter(({ required }) => required).map(({ pair }) => pair);
    const [content] = Object.values(resolve<{ content?: Record<string, Exemplary> }>(described, operation.requestBody ?? {}).content ?? {});
    const target = (described.servers[0]?.url ?? '') + pathOf(path);
    const bodies: [string, unknown][] = content
      ? examplesOf(described, content)
      : queries.length > needed.length
        ? []
        : [['path', undefined]];
    const wanted = [
      ...bodies.map(([example, body]) => ({ example, body, query: needed })),
      ...queries.filter(({ required }) => !required).map(({ pair }) => ({ example: pair, body: bodies[0]?.[1], query: [...needed, pair] })),
    ];
    const successes = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    return wanted.map(({ example, body, query }) => ({
      ...{ name, operationId: operation.operationId, example, method: method.toUpperCase(), body, personas },
      ...{ path: [target, query.join('&')].filter(Boolean).join('?'), successes: successes.map(Number) },
    }));
  }),
);

/** What some examples of the control plane name is made beforehand, by these calls in order. */
const made: Record<string, [method: string, path: string, body?: unknown][]> = {
  deleteWorld: [['POST', '/worlds', { id: 't1' }]],
  deleteSnapshot: [['POST', '/snapshots', { name: 'busy-monday' }]],
  restoreSnapshot: [['POST', '/snapshots', { name: 'busy-monday' }]],
  undo: [['POST', '/aquanow/approvals/cba4e337-8876-46fe-9216-438a82ce7697/simulate/approve']],
  disarmFault: [['POST', '/faults', { match: { operationId: 'reviewApproval' }, effect: { status: 503 } }]],
};

/** Those that name the seventh request of the world. */
const seventh = ['getNearMisses', 'getRequestEntry'];

async function prepare({ admin, as }: Story, operationId: string): Promise<void> {
  for (const [method, path, body] of made[operationId] ?? []) await admin(method, path, body);
  for (let calls = seventh.includes(operationId) ? 7 : 0; calls > 0; calls -= 1) await as('b2core-admin')('GET', '/api/v2/nowhere');
}

// A stream does not end.
test.each(requests.filter(({ operationId }) => operationId !== 'streamRequests'))(
  '$name: $operationId succeeds with the example $example',
  async ({ operationId, method, path, body, personas, successes }) => {
    const answers: Answer[] = [];
    for (const { headers } of personas) {
      const story = begin();
      await prepare(story, operationId);
      const answer = await call(sandbox().url, method, path, { body, headers: { ...headers, 'X-World': story.id } });
      if (successes.includes(answer.status)) return;
      answers.push(answer);
    }
    expect(
      answers.map(({ status, body: text }) => [status, text]),
      `${method} ${path} ${JSON.stringify(body)}`,
    ).toBe(successes);
  },
);

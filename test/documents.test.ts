/** Rules that hold for every document: names of responses, components in use, and what control operations refuse with. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { STATUS_CODES } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { join as joined } from '../scripts/join.ts';
import { type DocumentedOperation, operationsOf, resolve } from '../src/core/document.ts';
import type { Document } from '../src/core/provider.ts';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { document, names } from '../src/providers/discover.ts';
import { call, stories } from './story.ts';

const control = document('control');

/** The name of a response under a status, such as `PayloadTooLarge` under 413. */
const nameOf = (status: string) => (STATUS_CODES[status] as string).replaceAll(' ', '');

/** The names of the response components a document uses, by failure status. */
function failures(one: Document): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { operation } of operationsOf(one)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      const name = (response as { $ref?: string }).$ref?.split('/').at(-1);
      if (Number(status) >= 400 && name !== undefined) found.set(status, (found.get(status) ?? new Set()).add(name));
    }
  }
  return found;
}

describe.each([...names, 'control'])('%s', (name) => {
  test.each([...failures(document(name))])('names its responses for %s after the status', (status, used) => {
    // Several responses for one status say in front what they are about: ApplicantNotFound, QuestionnaireNotFound.
    if (used.size === 1) expect([...used]).toEqual([nameOf(status)]);
    else for (const one of used) expect(one).toMatch(new RegExp(`^[A-Za-z]*${nameOf(status)}$`));
  });
});

describe('the linter finds in a document', () => {
  const root = fileURLToPath(new URL('../', import.meta.url));
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
    await cp(join(root, 'redocly.yaml'), join(folder, 'redocly.yaml'));
    await mkdir(join(folder, 'openapi'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  type Parts = Record<string, Record<string, Record<string, unknown>>>;
  type Edited = Omit<Document, 'components'> & { components: Parts };

  /** What the linter prints for a document of ours after this change; the joined one is joined again. */
  async function lint(name: string, edit: (copy: Edited) => void): Promise<string> {
    const copy = structuredClone(document(name === 'openapi' ? 'allpass' : name)) as Edited;
    edit(copy);
    const text = stringify(name === 'openapi' ? joined([['allpass', copy as Document]]) : copy, { aliasDuplicateObjects: false });
    await writeFile(join(folder, `openapi/${name}.yaml`), text);
    const env = { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
    const args = [join(root, 'node_modules/@redocly/cli/bin/cli.js'), 'lint', `openapi/${name}.yaml`];
    return promisify(execFile)(process.execPath, args, { cwd: folder, env }).then(
      () => '',
      ({ stdout, stderr }) => stdout + stderr,
    );
  }

  const parameterOf = (copy: Edited) => Object.values(copy.components['parameters'] ?? {})[0] as Record<string, unknown>;
  const broken: [what: string, name: string, edit: (copy: Edited) => void, rule: string][] = [
    [
      'a component in no path',
      'openapi',
      ({ components }) => Object.assign(components['schemas'] as object, { Forgotten: { type: 'object' } }),
      'no-unused-components',
    ],
    [
      'an internal component in a path',
      'openapi',
      (copy) => Object.assign(parameterOf(copy), { 'x-internal': true }),
      'no-unresolved-refs',
    ],
    [
      'a component of the control plane in no path',
      'control',
      ({ components }) => Object.assign(components['schemas'] as object, { Forgotten: { type: 'object' } }),
      'no-unused-components',
    ],
  ];

  test.each(broken)('%s', async (_, name, edit, rule) => {
    expect(await lint(name, edit)).toContain(rule);
  });
});

test('the joined document has no component that only the store uses', () => {
  expect(JSON.stringify(document('openapi'))).not.toContain('x-internal');
});

describe('what a control operation refuses with is documented', () => {
  const { begin, sandbox } = stories();
  let guarded: Sandbox;
  beforeAll(async () => {
    guarded = await createSandbox({ port: 0, adminToken: 'secret' });
  });
  afterAll(() => guarded.close());

  const rows = operationsOf(control).map((one) => ({ id: one.operation.operationId, ...one }));
  const path = ({ path: template, operation }: DocumentedOperation) =>
    `/__admin${template.replaceAll(/\{(\w+)\}/g, (_, name) => (isNumber(operation, name) ? '999' : 'nothing'))}`;
  const isNumber = ({ parameters = [] }: DocumentedOperation['operation'], name: string) =>
    parameters.some((one) => {
      const { name: own, schema } = resolve<{ name: string; schema: { type?: string } }>(control, one);
      return own === name && schema.type === 'integer';
    });
  const bodyOf = ({ requestBody }: DocumentedOperation['operation']) =>
    resolve<{ content: { 'application/json': { schema: object; examples: Record<string, { value: unknown }> } } }>(control, requestBody)
      ?.content['application/json'];
  const valid = (one: DocumentedOperation) => Object.values(bodyOf(one.operation)?.examples ?? {})[0]?.value;
  const ask = (base: string, one: DocumentedOperation, init: Parameters<typeof call>[3] = {}, query = '') =>
    call(base, one.method.toUpperCase(), path(one) + query, init);

  /** Whether an operation needs no token. */
  const open = ({ operation }: DocumentedOperation) => (operation as { security?: unknown[] }).security?.length === 0;

  test.each(rows)('$id: 400, 401 and 403 as any, except that an open one needs no token', async (one) => {
    expect(Object.keys(one.operation.responses)).toEqual(expect.arrayContaining(['400', ...(open(one) ? [] : ['401']), '403']));
    expect((await ask(sandbox().url, one, { body: valid(one) }, '?nonsense=1')).status).toBe(400);
    expect((await ask(guarded.url, one, { body: valid(one) })).status).toBe(open(one) ? 200 : 401);
    expect((await ask(sandbox().url, one, { body: valid(one), headers: { Origin: 'http://elsewhere.example' } })).status).toBe(403);
  });

  test.each(rows.filter(({ operation }) => operation.requestBody))('$id: 400 and 413 for its body', async (one) => {
    expect(Object.keys(one.operation.responses)).toContain('413');
    for (const body of ['no JSON', '[]', '"text"']) expect((await ask(sandbox().url, one, { body })).status).toBe(400);
    expect(
      (await ask(sandbox().url, one, { body: JSON.stringify({ long: 'x'.repeat((one.operation['x-longest-body'] ?? 1) * 1_100_000) }) }))
        .status,
    ).toBe(413);
  });

  test.each(rows.filter(({ path: template }) => template.includes('{')))('$id: 404 if it is documented', async (one) => {
    const { status } = await ask(sandbox().url, one, { body: valid(one), headers: { 'X-World': begin().id } });
    expect(status === 404).toBe('404' in one.operation.responses);
  });

  const fork = { id: 'fork', from: { world: 'nothing', snapshot: 'nothing' } };
  const approval = '/aquanow/approvals/58d5081e-82dc-4tcw-a820-8440e4dfo9c0';
  const conflicts: [operationId: string, method: string, path: string, body?: unknown][] = [
    ['createWorld', 'POST', '/worlds', { id: 'default' }],
    ['undo', 'POST', '/undo'],
    ['setClock', 'PUT', '/clock', { now: '2020-01-01T00:00:00Z' }],
    ['advanceClock', 'POST', '/clock/advance', { to: '2020-01-01T00:00:00Z' }],
    ['armFault', 'POST', '/faults', { effect: { status: 503 } }],
    ['goToStatus', 'POST', `${approval}/goto/PENDING`],
    ['simulateEvent', 'POST', `${approval}/simulate/cancel`],
    ['createRecord', 'POST', '/b2core/resolutions', { id: 1, name: 'Document unreadable', type: 1, enabled: true }],
    ['editRecord', 'PATCH', approval, { status: 'APPROVED' }],
    ['removeRecord', 'DELETE', '/b2core/transactions/2'],
  ];

  test.each(conflicts)('%s: 409', async (operationId, method, where, body) => {
    const { admin } = begin();
    // What makes the first call succeed makes the last one conflict.
    await call(sandbox().url, 'GET', '/__admin/clock');
    if (operationId === 'armFault') for (let armed = 0; armed < 100; armed += 1) await admin(method, where, body);
    if (where.startsWith(approval)) await admin('POST', `${approval}/goto/CANCELLED`);
    expect((await admin(method, where, body)).status).toBe(409);
  });

  test('no other operation documents 409, and createWorld documents 404 for a snapshot', async () => {
    const documented = rows.filter(({ operation }) => '409' in operation.responses).map(({ id }) => id);
    // Over a limit: test/doors.test.ts.
    const limited = ['importWorld', 'saveSnapshot', 'streamRequests'];
    expect(documented.sort()).toEqual([...conflicts.map(([id]) => id), ...limited].sort());
    expect((await begin().admin('POST', '/worlds', fork)).status).toBe(404);
    expect(Object.keys(rows.find(({ id }) => id === 'createWorld')?.operation.responses ?? {})).toContain('404');
  });
});

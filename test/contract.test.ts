/** Documents, code and fixtures agree; Prism says so too, and would say if they did not. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { check } from '../src/check/index.ts';
import { operationsOf } from '../src/core/document.ts';
import type { Api, Provider, Vendor } from '../src/core/provider.ts';
import { findings } from '../src/index.ts';
import { discover, document } from '../src/providers/discover.ts';
import { startPrism } from './prism.ts';

const vendors = await discover();

test('documents, code, examples, fixtures, life cycles and readings agree', async () => {
  expect(await findings()).toEqual([]);
});

test('every disagreement is found, all at once', async () => {
  const [first] = vendors as [Vendor];
  const aquanow = vendors.find(({ implementation }) => implementation.name === 'aquanow') ?? first;
  const control: Api = {
    kind: 'control',
    implementation: { ...aquanow.implementation, name: 'control', operations: {} },
    document: { ...aquanow.document, paths: {} },
  };
  const { fetchApprovals: _, ...operations } = aquanow.implementation.operations;
  const implementation: Provider = {
    ...aquanow.implementation,
    operations: { ...operations, inventedOperation: () => undefined },
    personas: [
      { name: 'twin', description: '', headers: { key: 'one' } },
      { name: 'twin', description: '', headers: { key: 'one', more: 'two' } },
      { name: 'bare', description: '', headers: {} },
    ],
    readings: { odd: { question: '?', options: ['one'], default: 'two', grade: 'assumed', source: '' } },
    resources: {
      ...aquanow.implementation.resources,
      approvals: {
        schema: 'Approval',
        key: 'approvalId',
        lifecycles: [
          {
            field: 'status',
            initial: 'PENDING',
            events: {
              approve: { from: ['PENDING'], to: 'APPROVED', by: 'nobody', guards: ['none'], after: 'soon', at: 'never' },
              leave: { from: ['LOST'], to: 'FOUND' },
            },
          },
        ],
      },
    },
  };
  const fixture = {
    ...aquanow.fixture,
    strangers: [],
    approvals: [...(aquanow.fixture['approvals'] ?? []), { approvalId: 'bad' }, { approvalId: 'bad' }],
  };
  const found = (await check([{ ...aquanow, implementation, fixture }], control)).join('\n');
  for (const sentence of [
    "no code for operation 'fetchApprovals'",
    "operation 'inventedOperation' is not in the document",
    "fixture 'strangers' is no resource",
    'the id is used twice',
    'approvals[15] (approvalId bad): /payload is missing',
    "event 'approve': no role 'nobody'",
    "no guard 'none'",
    "'soon' is not a time span",
    "no field 'never'",
    "nothing leads to 'LOST'",
    "a fixture has 'CANCELLED'",
    "two personas have the name 'twin'",
    "the headers of persona 'twin' is taken for one of 'twin'",
    "persona 'bare' has no headers",
    "reading 'odd' leaves no choice",
    "reading 'odd' has the default 'two'",
  ]) {
    expect(found).toContain(sentence);
  }
});

test('a status without a name, where others have one, is found', async () => {
  const b2core = vendors.find(({ implementation }) => implementation.name === 'b2core') as Vendor;
  const copy = structuredClone(b2core.document) as Vendor['document'];
  Object.assign(copy.components.schemas['RequestStatusId'] as object, {
    'x-enum-varnames': ['pending', 'approved', 'rejected', 'inProgress'],
  });
  const { implementation } = b2core;
  const control: Api = { kind: 'control', implementation: { ...implementation, operations: {} }, document: { ...copy, paths: {} } };
  expect(await check([{ ...b2core, document: copy }], control)).toContain(
    'b2core: life cycle of requests.statusId: x-enum-varnames has no name for 127',
  );
});

test('a broken example, and a document that is no OpenAPI, are found', async () => {
  const [vendor] = vendors as [Vendor];
  const copy = structuredClone(vendor.document) as Vendor['document'];
  const [{ path, method }] = operationsOf(copy) as unknown as [{ path: string; method: string }];
  const operation = copy.paths[path]?.[method] as { responses: Record<string, unknown> };
  operation.responses['418'] = { content: { 'application/json': { schema: { type: 'integer' }, example: 'a teapot' } } };
  const control: Api = { kind: 'control', implementation: { ...vendor.implementation, operations: {} }, document: { ...copy, paths: {} } };
  const found = (await check([{ ...vendor, document: copy }], control)).join('\n');
  expect(found).toContain("example 'example' at");
  expect(found).toContain('/responses/418');
});

test('every operation has a summary, a description, a success and its errors', () => {
  for (const { document: one, implementation } of vendors) {
    for (const { operation } of operationsOf(one)) {
      const where = `${implementation.name} ${operation.operationId}`;
      const { summary, description, responses } = operation as { summary: string; description?: string; responses: object };
      expect(summary?.length, where).toBeGreaterThan(0);
      expect(description?.length, where).toBeGreaterThan(0);
      const codes = Object.keys(responses);
      expect(
        codes.some((code) => code.startsWith('2')),
        where,
      ).toBe(true);
      expect(
        codes.some((code) => code === '401' || code === '403'),
        where,
      ).toBe(true);
      expect(codes, where).toContain('500');
    }
  }
});

test('the joined document has every endpoint of the vendors once', () => {
  const count = (name: string) => operationsOf(document(name)).length;
  const joined = operationsOf(document('openapi'));
  expect(joined.length).toBe(vendors.reduce((sum, { implementation }) => sum + count(implementation.name), 0));
  expect(new Set(joined.map(({ operation }) => operation.operationId)).size).toBe(joined.length);
});

test('Prism notices an answer that breaks the document', async () => {
  const liar = createServer((_, res) => res.setHeader('content-type', 'application/json').end('{"status":"MAYBE"}')).listen(0, '127.0.0.1');
  await once(liar, 'listening');
  const prism = await startPrism(['proxy', `http://127.0.0.1:${(liar.address() as AddressInfo).port}`]);
  const answer = await fetch(`${prism.url}/accounts/v1/approval?approvalId=x`, { headers: { 'x-api-key': 'aquanow-root' } });
  const violations = JSON.parse(answer.headers.get('sl-violations') ?? '[]') as { location: string[] }[];
  expect(violations.map(({ location }) => location[0])).toContain('response');
  await prism.stop();
  liar.close();
});

test('Prism serves the joined document without state', async () => {
  const prism = await startPrism(['mock']);
  const mocked = (path: string, headers: Record<string, string>) => fetch(prism.url + path, { headers }).then((answer) => answer.status);
  expect(await mocked('/api/v2/applications/1', { Authorization: 'Bearer any' })).toBe(200);
  expect(await mocked('/accounts/v1/approval?approvalId=x', { 'x-api-key': 'any' })).toBe(200);
  expect(await mocked('/public/v1/requests/kyc/k7q2m9xa', { key: 'any' })).toBe(200);
  expect(await mocked('/api/public/applicant/user-1001', { 'x-private-app-key': 'any' })).toBe(200);
  await prism.stop();
});

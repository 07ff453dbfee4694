/** `countersign check` finds what a document says and no page of its vendor prints, unless it carries a grade; and what was forgotten of a page. */
import { expect, test } from 'vitest';
import { check } from '../src/check/index.ts';
import type { Document, Vendor } from '../src/core/provider.ts';
import { discover, document, names } from '../src/providers/discover.ts';

const vendors = await discover();
const control = { ...(vendors[0] as Vendor), kind: 'control' as const, document: { ...document('control'), paths: {} } };

/** What check finds about grades in a document of ours after this change. */
async function found(name: string, edit: (copy: any) => void): Promise<string[]> {
  const vendor = vendors.find(({ implementation }) => implementation.name === name) as Vendor;
  const copy = structuredClone(vendor.document) as Document;
  edit(copy);
  return (await check([{ ...vendor, document: copy }], control)).filter((finding) => / x-pages|has the grade/.test(finding));
}

const ungraded = (vendor: string, claim: string) => [
  `${vendor}: '${claim}' is on no page in x-pages, so it needs the grade observed or assumed`,
];

const text = { type: 'string', description: 'Invented.' };

/** Leaks as they were found in the documents, and their like: what is taken away or added, and what is named then. */
const leaks: [what: string, vendor: string, claim: string, edit: (copy: any) => void][] = [
  ['a field', 'aquanow', 'Approval: mood', ({ components }) => Object.assign(components.schemas.Approval.properties, { mood: text })],
  [
    'a field in a field',
    'broctagon',
    'Flow: current.of',
    ({ components }) => {
      components.schemas.Flow.properties.current = { type: 'object', properties: { of: text } };
    },
  ],
  [
    'a field of a body that is written where it is sent',
    'aquanow',
    'POST /approval/review: mood',
    ({ paths }) => Object.assign(paths['/approval/review'].post.requestBody.content['application/json'].schema.properties, { mood: text }),
  ],
  [
    'a field of one branch',
    'b2core',
    'NotificationList: next',
    ({ components }) => {
      components.schemas.NotificationList.oneOf = [{ type: 'object', properties: { next: text } }];
    },
  ],
  ['a value', 'broctagon', 'RequestType: bonus', ({ components }) => components.schemas.RequestType.enum.push('bonus')],
  [
    'a constant',
    'aquanow',
    'Approval: username=root',
    ({ components }) => {
      components.schemas.Approval.properties.username.const = 'root';
    },
  ],
  ["Aquanow's REJECTED", 'aquanow', 'Status: REJECTED', ({ components }) => void delete components.schemas.Status['x-grade']],
  [
    'a length of a list',
    'aquanow',
    'Approval: reviewRecords maxItems',
    ({ components }) => {
      components.schemas.Approval.properties.reviewRecords.maxItems = 5;
    },
  ],
  ['a field that must be sent', 'b2core', 'Rejection: data*', ({ components }) => components.schemas.Rejection.required.push('data')],
  [
    'a parameter',
    'b2core',
    'GET /applications: page',
    ({ paths }) => paths['/applications'].get.parameters.push({ name: 'page', in: 'query', schema: { type: 'integer' } }),
  ],
  [
    'a parameter that must be sent',
    'b2core',
    'GET /applications: limit*',
    ({ paths }) => {
      paths['/applications'].get.parameters[1] = { name: 'limit', in: 'query', required: true, schema: { type: 'integer' } };
    },
  ],
  [
    'a parameter that another call has',
    'b2core',
    'GET /applications/notifications: offset',
    ({ paths }) => paths['/applications/notifications'].get.parameters.push({ $ref: '#/components/parameters/Offset' }),
  ],
  [
    'a parameter of all calls on a path',
    'b2core',
    'GET /transactions: tenant',
    ({ paths }) => {
      paths['/transactions'].parameters = [{ name: 'tenant', in: 'header', schema: { type: 'string' } }];
    },
  ],
  [
    'a filter',
    'b2core',
    'GET /applications: filter.country',
    ({ components }) => Object.assign(components.parameters.RequestFilter.schema.properties, { country: text }),
  ],
  [
    'an answer',
    'broctagon',
    'GET /requests/{type}/{id}: 404',
    ({ paths }) => Object.assign(paths['/requests/{type}/{id}'].get.responses, { 404: { description: 'Invented.' } }),
  ],
  ["B2Core's 200s", 'b2core', 'GET /applications: 200', ({ paths }) => void delete paths['/applications'].get.responses[200]['x-grade']],
  [
    "the text of B2Core's request",
    'b2core',
    'Request: text',
    ({ components }) => {
      const { Request } = components.schemas;
      const { text: one } = Request.properties;
      delete one['x-grade'];
      Object.assign(Request, { 'x-grade': undefined, properties: { text: one }, required: ['text'] });
    },
  ],
  [
    'a call',
    'broctagon',
    'POST /requests/withdrawal/hold',
    ({ paths }) => {
      paths['/requests/withdrawal/hold'] = { post: { operationId: 'holdWithdrawal', responses: {} } };
    },
  ],
  [
    'credentials',
    'b2core',
    'securitySchemes: cookie',
    ({ components }) => Object.assign(components.securitySchemes, { cookie: { type: 'apiKey', in: 'cookie', name: 'session' } }),
  ],
  [
    'what is graded documented and on no page',
    'b2core',
    'Request: mood',
    ({ components }) => Object.assign(components.schemas.Request.properties, { mood: { ...text, 'x-grade': 'documented' } }),
  ],
];

test.each(leaks)('%s that is on no page and has no grade is refused, and named', async (_, vendor, claim, edit) => {
  expect(await found(vendor, edit)).toEqual(ungraded(vendor, claim));
});

test.each(['observed', 'assumed'])('what is on no page may be %s', async (grade) => {
  const edit = ({ components }: any) => Object.assign(components.schemas.Approval.properties, { mood: { ...text, 'x-grade': grade } });
  expect(await found('aquanow', edit)).toEqual([]);
});

test('a grade holds for what is written inside it, and not for a schema it refers to', async () => {
  const edit = ({ components }: any) => {
    components.schemas.Mood = { type: 'object', properties: { colour: text } };
    components.schemas.Approval.properties.mood = {
      'x-grade': 'assumed',
      oneOf: [{ $ref: '#/components/schemas/Mood' }, { type: 'object', properties: { shade: text } }],
    };
  };
  expect(await found('aquanow', edit)).toEqual(ungraded('aquanow', 'Mood: colour'));
});

test('there are three grades', async () => {
  const edit = ({ components }: any) => Object.assign(components.schemas.Request.properties.text, { 'x-grade': 'guessed' });
  expect(await found('b2core', edit)).toEqual(["b2core: 'Request: text' has the grade 'guessed'; there are documented, observed, assumed"]);
});

test.each<[what: string, claim: string, edit: (copy: any) => void]>([
  [
    'a field',
    'RequestUpdate: color',
    ({ components }) => {
      components.schemas.RequestUpdate.properties = { colour: { ...text, 'x-grade': 'assumed' } };
    },
  ],
  ['a value', 'Verdict: pending', ({ components }) => void components.schemas.Verdict.enum.pop()],
  [
    'a filter',
    'GET /applications: filter.clientId',
    ({ components }) => void delete components.parameters.RequestFilter.schema.properties.clientId,
  ],
  ['that a field must be sent', 'Rejection: resolutionId*', ({ components }) => void delete components.schemas.Rejection.required],
  ['a schema', 'AuditResult: clintId', ({ components }) => void delete components.schemas.AuditResult.properties.clintId],
])('%s of a page that the document forgets is named', async (_, claim, edit) => {
  expect(await found('b2core', edit)).toEqual([`b2core: x-pages has '${claim}', which is not in the document`]);
});

test('a document without pages is a page of its own', async () => {
  expect(
    await found('aquanow', (copy) => {
      delete copy['x-pages'];
      copy.components.schemas.Approval.properties.mood = text;
    }),
  ).toEqual([]);
});

test.each(names)('%s lists what the pages of its vendor print', (name) => {
  expect(document(name)['x-pages']?.length).toBeGreaterThan(0);
});

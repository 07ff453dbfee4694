/** Allpass: an applicant's way through a flow, and from flow to flow. */
import { expect, test } from 'vitest';
import { began, stories } from '../story.ts';
import { api, create, newcomer, play, profile, time, uuid } from './allpass.calls.ts';

const { begin } = stories();

test('a created applicant is INIT, and is found by either id', async () => {
  const app = begin().as('allpass-app');
  const { status, body } = await app('POST', `${api}/applicant`, { ...newcomer, lang: 'es', suppliedInfo: { firstName: 'Ines' } });
  expect({ status, statusCode: body.statusCode, time: body.time }).toEqual({ status: 201, statusCode: 200, time: began });
  expect(body.data).toMatchObject({
    id: uuid,
    externalUserId: 'user-1017',
    status: 'INIT',
    createdAt: began,
    updatedAt: began,
    scheduledDeletionDate: null,
    phone: null,
    email: 'ines.navarro@example.com',
    lang: 'es',
    review: { version: 1, status: 'INIT', statusSetByName: null },
    servicesData: [],
    flowId: 1,
    flow: { name: 'basic-kyc', id: 1 },
    device: null,
  });
  expect(body.data).not.toHaveProperty('suppliedInfo');
  const { id } = body.data;
  for (const either of [id, 'user-1017']) {
    expect(await profile(app, either)).toEqual(body.data);
    expect((await app('GET', `${api}/applicant/${either}/status`)).body).toEqual({
      status: true,
      statusCode: 200,
      data: { id, status: 'INIT' },
      time: began,
    });
  }
});

test("the vendor's printed examples run as printed", async () => {
  const app = begin().as('allpass-app');
  const printed = { externalUserId: 'text', flowName: 'text', phone: 'text', email: 'text', lang: 'text', suppliedInfo: {} };
  const created = await app('POST', `${api}/applicant`, printed, { 'Content-Type': 'application/json', Accept: '*/*' });
  expect(created).toMatchObject({ status: 201, body: { statusCode: 200, data: { externalUserId: 'text', flow: { name: 'text' } } } });
  const { id } = created.body.data;
  expect((await app('GET', `${api}/applicant/text`)).body.data).toEqual(created.body.data);
  expect((await app('GET', `${api}/applicant/text/status`)).body.data).toEqual({ id, status: 'INIT' });
  const moved = await app('POST', `${api}/applicant/user-1001/moveToFlow`, { flowId: 'text' });
  expect(moved).toMatchObject({ status: 200, body: { data: { status: 'INIT' } } });
  const token = await app('POST', `${api}/applicant/text/token`, { locale: 'text', ttl: 1, flowName: 'text' });
  expect(token).toMatchObject({ status: 201, body: { statusCode: 200, data: { applicantId: id, ttl: 1 } } });
  const scheduled = await app('POST', `${api}/applicant/text/schedule-deletion`);
  expect(scheduled).toMatchObject({ status: 200, body: { data: { id, scheduledDeletionDate: time(20) } } });
  expect(await app('POST', `${api}/applicant/text/restore`)).toMatchObject({ status: 200, body: { data: { id } } });
  expect((await app('GET', `${api}/questionnaire/3281ae38-78a3-48db-926c-708002e64910`)).body.data.name).toBe('Source of funds');
  const check = await app('GET', `${api}/crypto-aml/c95219e7-b1db-415f-8938-1961e0b21208/details?type=WALLET`);
  expect(check).toMatchObject({ status: 200, body: { data: { type: 'WALLET', reviewStatus: 'LOW' } } });
});

test('the printed search sends both a hash and an address, which exclude each other', async () => {
  const { status, body } = await begin().as('allpass-app')('POST', `${api}/crypto-aml/search`, {
    blockchain: 'BTC',
    txHash: 'text',
    address: 'text',
  });
  expect({ status, statusCode: body.statusCode, ok: body.status }).toEqual({ status: 400, statusCode: 400, ok: false });
  expect(body.errors.length).toBeGreaterThan(1);
});

test('an applicant goes through a flow: profile, services and review follow', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id } = await create(app);
  const services = async () => (await profile(app, id)).servicesData.map(({ service, status }: any) => `${service} ${status}`);

  await play(story, id, 'start');
  expect(await profile(app, id)).toMatchObject({ status: 'INCOMPLETE', ip: '192.0.2.10', device: { ip: '192.0.2.10' }, fullName: null });
  expect(await services()).toEqual(['DOCUMENT_CAPTURE OPEN', 'PASSIVE_LIVENESS OPEN', 'FACE_MATCH OPEN']);

  await story.advance('5m');
  await play(story, id, 'submit');
  expect(await profile(app, id)).toMatchObject({
    status: 'IN_PROGRESS',
    updatedAt: '2026-03-01T09:05:00.000Z',
    fullName: expect.stringMatching(/^[A-Z][a-z]+( [A-Z][a-z]+)+$/),
    dateOfBirth: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    image: expect.stringMatching(/portrait\.jpg$/),
  });
  expect(await services()).toEqual(['DOCUMENT_CAPTURE ACCEPTED', 'PASSIVE_LIVENESS ACCEPTED', 'FACE_MATCH OPEN']);

  await play(story, id, 'complete');
  expect(await profile(app, id)).toMatchObject({ status: 'COMPLETED', review: { version: 1, status: 'INIT' } });
  expect(await services()).toEqual(['DOCUMENT_CAPTURE ACCEPTED', 'PASSIVE_LIVENESS ACCEPTED', 'FACE_MATCH ACCEPTED']);

  await play(story, id, 'review');
  const officer = { reviewerId: 17, reviewerFullName: 'Marta Kowalczyk', statusSetById: 17, statusSetByName: 'Marta Kowalczyk' };
  expect(await profile(app, id)).toMatchObject({ status: 'IN_REVIEW', review: { version: 2, status: 'IN_REVIEW', ...officer } });
  await story.advance('1h');
  await play(story, id, 'approve');
  const updatedAt = '2026-03-01T10:05:00.000Z';
  expect(await profile(app, id)).toMatchObject({
    status: 'APPROVED',
    createdAt: began,
    updatedAt,
    review: { version: 3, status: 'APPROVED', createdAt: began, updatedAt, ...officer },
  });
  expect((await app('GET', `${api}/applicant/${id}/status`)).body.data.status).toBe('APPROVED');
});

test('a rejected applicant shows which service was not passed, and why', async () => {
  const { admin, as } = begin();
  const given = { comment: 'The passport is a copy.' };
  const { id } = await profile(as('allpass-app'), 'user-1006');
  expect((await admin('POST', `/allpass/applicants/${id}/simulate/reject`, { given })).status).toBe(200);
  const { servicesData, ...applicant } = await profile(as('allpass-app'), id);
  expect(applicant).toMatchObject({ status: 'REJECTED', updatedAt: began, review: { version: 2, status: 'REJECTED', ...given } });
  expect(servicesData.at(-1)).toMatchObject({ service: 'FACE_MATCH', status: 'REJECTED', reason: given.comment });
});

test('a held applicant has a check in doubt, which an approval settles', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id } = await profile(app, 'user-1004');
  await play(story, id, 'hold');
  const held = await profile(app, id);
  expect(held).toMatchObject({ status: 'ON_HOLD', review: { version: 1, status: 'INIT', warnings: expect.any(String), updatedAt: began } });
  expect(held.servicesData.at(-1)).toMatchObject({ service: 'FACE_MATCH', status: 'INCOMPLETE', data: { overallResult: 2 } });
  await play(story, id, 'approve');
  const approved = await profile(app, id);
  expect(approved).toMatchObject({ status: 'APPROVED', review: { version: 2, status: 'APPROVED' } });
  expect(approved.servicesData.at(-1)).toMatchObject({ status: 'ACCEPTED', reason: null, data: { overallResult: 1 } });
});

test('a note on a review is kept with the case', async () => {
  const { admin, as } = begin();
  const { id } = await profile(as('allpass-app'), 'user-1005');
  await admin('POST', `/allpass/applicants/${id}/simulate/review`, { given: { comment: 'Asked for the source of funds.' } });
  expect((await profile(as('allpass-app'), id)).review).toMatchObject({ status: 'IN_REVIEW', details: 'Asked for the source of funds.' });
});

test('what was begun before the sandbox started is gone on with', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const before = await profile(app, 'user-1003');
  await play(story, before.id, 'submit');
  const after = await profile(app, 'user-1003');
  expect(after).toMatchObject({ status: 'IN_PROGRESS', fullName: before.fullName, device: before.device });
  expect(after.servicesData[0]).toEqual(before.servicesData[0]);
  expect(after.servicesData.map(({ status }: any) => status)).toEqual(['ACCEPTED', 'ACCEPTED', 'OPEN']);
});

test.each([
  ['auto-kyc', 'ines@example.com', 'APPROVED', 'System'],
  ['auto-kyc', 'ines+reject@example.com', 'REJECTED', 'System'],
  ['auto-kyc', 'ines+hold@example.com', 'ON_HOLD', null],
  ['text', undefined, 'APPROVED', 'System'],
  ['basic-kyc', 'ines@example.com', 'COMPLETED', null],
  ['basic-kyc', 'ines+reject@example.com', 'COMPLETED', null],
  ['basic-kyc', 'ines+hold@example.com', 'ON_HOLD', null],
  ['auto-kyc', 'ines@hold+hold', 'APPROVED', 'System'],
])('in the flow %s, completing %s leads to %s, set by %s', async (flowName, email, status, statusSetByName) => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id } = await create(app, { flowName, email });
  await play(story, id, 'start', 'submit', 'complete');
  const applicant = await profile(app, id);
  expect(applicant).toMatchObject({ status, review: { statusSetById: null, statusSetByName } });
  const failed = applicant.servicesData.filter((service: any) => service.status !== 'ACCEPTED');
  expect(failed.map((service: any) => service.status)).toEqual(
    status === 'REJECTED' ? ['REJECTED'] : status === 'ON_HOLD' ? ['INCOMPLETE'] : [],
  );
});

test.each(['autoHold', 'autoReject', 'autoApprove', 'approve', 'start'])('%s cannot be played where it does not belong', async (event) => {
  const { admin, as } = begin();
  const before = await profile(as('allpass-app'), event.startsWith('auto') ? 'user-1005' : 'user-1001');
  expect((await admin('POST', `/allpass/applicants/${before.id}/simulate/${event}`)).status).toBe(409);
  expect(await profile(as('allpass-app'), before.id)).toEqual(before);
});

test.each(['2', 'auto-kyc'])('moving to flow %s begins again at INIT and keeps what was passed', async (flowId) => {
  const app = begin().as('allpass-app');
  const before = await profile(app, 'user-1008');
  const { status, body } = await app('POST', `${api}/applicant/user-1008/moveToFlow`, { flowId });
  expect({ status, data: body.data }).toEqual({ status: 200, data: { id: before.id, status: 'INIT' } });
  const after = await profile(app, 'user-1008');
  expect(after).toMatchObject({
    status: 'INIT',
    updatedAt: began,
    flowId: 2,
    flow: { name: 'auto-kyc' },
    fullName: before.fullName,
    review: { id: before.review.id, version: before.review.version + 1, status: 'INIT', comment: null, reviewerId: null },
  });
  expect(after.servicesData).toEqual(before.servicesData.filter((entry: any) => entry.status === 'ACCEPTED'));
});

test('a world may read that the flow of a move can be a number, as answers show it', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const before = await profile(app, 'user-1008');
  const move = (flowId: number) => app('POST', `${api}/applicant/user-1008/moveToFlow`, { flowId });
  expect(await move(2)).toMatchObject({
    status: 400,
    body: { message: 'The request is not valid', errors: ['/body/flowId must be string'] },
  });
  expect(await profile(app, 'user-1008')).toEqual(before);
  await story.switch({ 'allpass/flow-id': 'string or number' });
  for (const [flowId, message] of [
    [99, "There is no flow '99'"],
    [2.5, "There is no flow '2.5'"],
  ] as const) {
    expect(await move(flowId)).toMatchObject({ status: 404, body: { message } });
  }
  expect((await move(2)).status).toBe(200);
  expect(await profile(app, 'user-1008')).toMatchObject({ status: 'INIT', flowId: 2, flow: { name: 'auto-kyc' } });
});

test('a move that is played begins again in the flow the applicant is in', async () => {
  const { admin, as } = begin();
  const { id } = await profile(as('allpass-app'), 'user-1009');
  const { body } = await admin('POST', `/allpass/applicants/${id}/simulate/moveToFlow`);
  expect(body).toMatchObject({ from: 'APPROVED', to: 'INIT', record: { flowId: 2, review: { status: 'INIT' } } });
});

test('services another flow does not have are not kept', async () => {
  const app = begin().as('allpass-app');
  await app('POST', `${api}/applicant/user-1001/moveToFlow`, { flowId: '3' });
  const { servicesData } = await profile(app, 'user-1001');
  expect(servicesData.map(({ service, type }: any) => [service, type])).toEqual([['DOCUMENT_CAPTURE', 'ON_DEMAND']]);
});

test('a world may read that a moved applicant goes on at once with what is left', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  await story.switch({ 'allpass/moved-status': 'INCOMPLETE' });
  const { headers, body } = await app('POST', `${api}/applicant/user-1001/moveToFlow`, { flowId: '2' });
  expect(body.data.status).toBe('INCOMPLETE');
  expect(headers.get('X-Countersign-Readings')).toContain('allpass/moved-status=INCOMPLETE');
  const { servicesData } = await profile(app, 'user-1001');
  expect(servicesData.map(({ service, status }: any) => `${service} ${status}`)).toEqual([
    'EMAIL OPEN',
    'DOCUMENT_CAPTURE ACCEPTED',
    'PASSIVE_LIVENESS ACCEPTED',
    'FACE_MATCH ACCEPTED',
    'AML OPEN',
  ]);
});

import { request } from 'node:http';
import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { began, type Call, type Story, stories } from '../story.ts';

const { begin, sandbox } = stories();

const api = '/api/public';
const begunAt = Date.parse(began);
const time = (days: number) => new Date(begunAt + days * 86_400_000).toISOString();
const newcomer = { externalUserId: 'user-1017', flowName: 'basic-kyc', email: 'ines.navarro@example.com' };
const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

const create = async (app: Call, fields: object = {}) => (await app('POST', `${api}/applicant`, { ...newcomer, ...fields })).body.data;
const profile = async (app: Call, id: string) => (await app('GET', `${api}/applicant/${id}`)).body.data;
const play = async ({ simulate }: Story, id: string, ...events: string[]) => {
  for (const event of events) await simulate('allpass', 'applicants', id, event);
};
const search = async (app: Call, body: object) => (await app('POST', `${api}/crypto-aml/search`, { blockchain: 'BTC', ...body })).body.data;
const details = (app: Call, { id, type }: { id: string; type: string }) => app('GET', `${api}/crypto-aml/${id}/details?type=${type}`);
const whole = async ({ admin }: Story) =>
  Promise.all(['applicants', 'flows', 'cryptoChecks'].map(async (name) => (await admin('GET', `/allpass/${name}?limit=1000`)).body));

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
    fullName: 'Anna Maria Eriksson',
    dateOfBirth: '1974-08-12',
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
  expect(held).toMatchObject({ status: 'ON_HOLD', review: { version: 1, status: 'INIT', warnings: expect.any(String) } });
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

test('a scheduled applicant can be read for 20 days, and is gone then', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id } = await profile(app, 'user-1001');
  const { body } = await app('POST', `${api}/applicant/user-1001/schedule-deletion`);
  expect(body.data).toEqual({ id, scheduledDeletionDate: time(20) });
  await story.advance('19d');
  expect(await profile(app, id)).toMatchObject({ status: 'APPROVED', updatedAt: began, scheduledDeletionDate: time(20) });
  await story.advance('1d');
  expect(await app('GET', `${api}/applicant/user-1001`)).toMatchObject({
    status: 404,
    body: { status: false, statusCode: 404, message: "There is no applicant 'user-1001'", time: time(20) },
  });
  expect((await app('POST', `${api}/applicant`, { ...newcomer, externalUserId: 'user-1001' })).status).toBe(201);
});

test('a restored applicant goes on where they were, and is not deleted', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id, ...before } = await profile(app, 'user-1003');
  await app('POST', `${api}/applicant/user-1003/schedule-deletion`);
  expect((await app('POST', `${api}/applicant/user-1003/restore`)).body.data).toEqual({ id });
  await story.advance('30d');
  expect(await profile(app, id)).toEqual({ id, ...before, updatedAt: began });
  expect((await app('POST', `${api}/applicant/user-1003/token`)).status).toBe(201);
});

test('the deletion that was scheduled before the sandbox started happens in time', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  expect((await profile(app, 'user-1010')).scheduledDeletionDate).toBe(time(5));
  await story.advance('5d');
  expect((await app('GET', `${api}/applicant/user-1010`)).status).toBe(404);
});

test.each([
  ['user-1010', 'schedule-deletion', undefined, 'Cannot schedule: the status is SCHEDULED, it would have to be ACTIVE'],
  ['user-1010', 'token', undefined, 'Cannot issueToken: the status is SCHEDULED, it would have to be ACTIVE'],
  ['user-1010', 'moveToFlow', { flowId: '2' }, 'Cannot moveToFlow: the status is SCHEDULED, it would have to be ACTIVE'],
  ['user-1001', 'restore', undefined, 'Cannot restore: the status is ACTIVE, it would have to be SCHEDULED'],
])('%s: %s is refused and changes nothing, with 409 or as the world reads it', async (id, call, body, message) => {
  const story = begin();
  const app = story.as('allpass-app');
  const before = await whole(story);
  const refused = (statusCode: number) => ({ status: statusCode, body: { status: false, statusCode, message, time: began } });
  const attempt = async () => {
    const { status, body: answer } = await app('POST', `${api}/applicant/${id}/${call}`, body);
    return { status, body: answer };
  };
  expect(await attempt()).toEqual(refused(409));
  await story.switch({ 'allpass/illegal-transition': '400' });
  expect(await attempt()).toEqual(refused(400));
  expect(await whole(story)).toEqual(before);
});

test('an external id is given once in an application, and may be given again in another', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id } = await create(app);
  const before = await whole(story);
  const second = await app('POST', `${api}/applicant`, { ...newcomer, email: 'somebody.else@example.com' });
  expect(second).toMatchObject({
    status: 409,
    body: { status: false, statusCode: 409, message: "There is already an applicant with the externalUserId 'user-1017'", time: began },
  });
  expect(await whole(story)).toEqual(before);
  expect((await create(story.as('allpass-other'))).id).not.toBe(id);
});

test('a world may read that a second creation answers with the applicant there is', async () => {
  const story = begin();
  await story.switch({ 'allpass/duplicate-external-id': 'existing' });
  const app = story.as('allpass-app');
  const first = await create(app);
  const before = await whole(story);
  const second = await app('POST', `${api}/applicant`, { ...newcomer, email: 'somebody.else@example.com' });
  expect({ status: second.status, data: second.body.data }).toEqual({ status: 201, data: first });
  expect(await whole(story)).toEqual(before);
});

test('of fifty simultaneous creations of one applicant, one succeeds', async () => {
  const app = begin().as('allpass-app');
  const answers = await Promise.all(Array.from({ length: 50 }, () => app('POST', `${api}/applicant`, newcomer)));
  expect(answers.filter(({ status }) => status === 201).length).toBe(1);
  expect(answers.filter(({ status }) => status === 409).length).toBe(49);
});

test('an id that is one internal and one external id means the internal one, unless the world reads it otherwise', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const ambiguous = '6d3f0c1b-d6e3-4626-a438-8e4d5fbe1f51';
  const { headers, body } = await app('GET', `${api}/applicant/${ambiguous}`);
  expect(body.data.externalUserId).toBe('user-1001');
  expect(headers.get('X-Countersign-Readings')).toBe('allpass/ambiguous-id=internal');
  await story.switch({ 'allpass/ambiguous-id': 'external' });
  expect(await profile(app, ambiguous)).toMatchObject({ externalUserId: ambiguous, email: 'noor.jansen@example.com' });
});

const claimsOf = async (accessToken: string) => {
  const secret = new TextEncoder().encode('countersign-allpass-token-secret');
  return (await jwtVerify(accessToken, secret, { algorithms: ['HS256'], currentDate: new Date(began) })).payload;
};

test.each([
  [undefined, 3600, 1],
  [{}, 3600, 1],
  [{ ttl: 1 }, 1, 1],
  [{ ttl: 90.5, locale: 'en-US' }, 90.5, 1],
  [{ ttl: 3_153_600_000 }, 3_153_600_000, 1],
  [{ flowName: 'extra-documents' }, 3600, 3],
])('a token for %j lives %d seconds and names flow %d', async (body, ttl, flowId) => {
  const app = begin().as('allpass-app');
  const before = await profile(app, 'user-1001');
  const { status, body: answer } = await app('POST', `${api}/applicant/user-1001/token`, body);
  expect(status).toBe(201);
  expect(answer.data).toEqual({
    transactionId: uuid,
    accessToken: expect.any(String),
    link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/verification\//),
    applicantId: before.id,
    ttl,
  });
  const { accessToken, link, transactionId } = answer.data;
  expect(link.split('/').at(-1)).toBe(accessToken);
  expect(await claimsOf(accessToken)).toEqual({
    exp: Math.floor(begunAt / 1000 + ttl),
    iat: begunAt / 1000,
    appKey: '5b0c2c52-6a2e-4a4e-9a39-0d3a3f2f9f10',
    transactionId,
    externalUserId: 'user-1001',
    flowId,
  });
  expect(await profile(app, 'user-1001')).toEqual(before);
});

test.each(['a b', 'x/../y', '<>', 'host:port'])('a token is not linked to the host %j', async (host) => {
  // Clients that follow the rules send no such header, so `fetch` cannot.
  const headers = { host, 'x-private-app-key': 'allpass-app' };
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const { id } = begin();
  request(`${sandbox().url}/w/${id}${api}/applicant/user-1001/token`, { method: 'POST', headers }, (answer) => {
    answer.resume();
    resolve(answer.statusCode);
  }).end();
  expect(await promise).toBe(400);
});

test('a world may read that the flow of a token moves the applicant', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  await story.switch({ 'allpass/token-flow': 'moves' });
  const token = async (body: object) => claimsOf((await app('POST', `${api}/applicant/user-1001/token`, body)).body.data.accessToken);
  expect(await token({ ttl: 60 })).toMatchObject({ flowId: 1 });
  expect(await profile(app, 'user-1001')).toMatchObject({ status: 'APPROVED', flowId: 1 });
  expect(await token({ flowName: 'auto-kyc' })).toMatchObject({ flowId: 2 });
  expect(await profile(app, 'user-1001')).toMatchObject({ status: 'INIT', flowId: 2 });
});

test.each([
  ['POST', 'applicant', { ...newcomer, flowName: 'gold-kyc' }, 400, "There is no flow named 'gold-kyc'"],
  ['POST', 'applicant/user-1001/token', { flowName: 'gold-kyc' }, 400, "There is no flow named 'gold-kyc'"],
  ['POST', 'applicant/user-1001/moveToFlow', { flowId: '99' }, 404, "There is no flow '99'"],
  ['GET', 'applicant/user-9999', undefined, 404, "There is no applicant 'user-9999'"],
  ['GET', 'questionnaire/none', undefined, 404, "There is no questionnaire 'none'"],
  ['GET', 'crypto-aml/none/details?type=WALLET', undefined, 404, "There is no WALLET check 'none'"],
])('%s %s with %j is %d: %s', async (method, path, body, statusCode, message) => {
  const story = begin();
  const before = await whole(story);
  const answer = await story.as('allpass-app')(method, `${api}/${path}`, body);
  expect({ status: answer.status, body: answer.body }).toEqual({
    status: statusCode,
    body: { status: false, statusCode, message, time: began },
  });
  expect(await whole(story)).toEqual(before);
});

const onApplicant = [
  ['GET', '', undefined],
  ['GET', '/status', undefined],
  ['POST', '/moveToFlow', { flowId: '2' }],
  ['POST', '/schedule-deletion', undefined],
  ['POST', '/restore', undefined],
  ['POST', '/token', undefined],
] as const;

test.each(onApplicant)("%s /applicant/...%s of another application's applicant is not found, and unchanged", async (method, call, body) => {
  const story = begin();
  const before = await whole(story);
  for (const id of ['6d3f0c1b-d6e3-4626-a438-8e4d5fbe1f51', 'user-1010', '__proto__', 'constructor', '%00', '%2e%2e%2f']) {
    expect((await story.as('allpass-other')(method, `${api}/applicant/${id}${call}`, body)).status).toBe(404);
  }
  expect(await whole(story)).toEqual(before);
});

test('the same external id means each application its own applicant', async () => {
  const { as } = begin();
  expect((await profile(as('allpass-app'), 'user-1001')).email).toBe('amara.okafor@example.com');
  expect((await profile(as('allpass-other'), 'user-1001')).email).toBe('emily.carter@example.org');
});

test.each([
  ['address', 'wallet-low', 10, 'LOW'],
  ['address', 'wallet-medium', 50, 'MEDIUM'],
  ['address', 'wallet-high', 90, 'HIGH'],
  ['address', 'Wallet-High', 90, 'HIGH'],
  ['txHash', '1'.repeat(64), 10, 'LOW'],
  ['txHash', '5'.repeat(64), 50, 'MEDIUM'],
  ['txHash', `0x${'9'.repeat(64)}`, 90, 'HIGH'],
  ['address', 'tt', 30, 'LOW'],
  ['address', 'TU', 31, 'MEDIUM'],
  ['address', 'y1', 69, 'MEDIUM'],
  ['address', '0xY2', 70, 'HIGH'],
  ['address', '__proto__', 35, 'MEDIUM'],
  ['address', 'bc1qrcj9lmwt30u35sqa5sav35cgxapmzennm9g7hy', 12, 'LOW'],
  ['txHash', '969da9e7caa50b9f93f8ccd480922cde72963ffbe3a36343c2a3ddad303c48d1', 37, 'MEDIUM'],
])('the %s %s scores %d, which is %s, on any blockchain', async (field, value, score, reviewStatus) => {
  const app = begin().as('allpass-app');
  for (const blockchain of ['BTC', 'ETH', 'MATIC']) {
    const found = await search(app, { blockchain, [field]: value });
    expect(found).toEqual({ id: uuid, type: field === 'address' ? 'WALLET' : 'TRANSACTION' });
    const { status, body } = await details(app, found);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      ...{ ...found, blockchain, score, reviewStatus, address: null, txHash: null, applicantId: null, createdAt: began, updatedAt: began },
      [field]: value,
      timelines: [{ amlId: found.id, appKey: '5b0c2c52-6a2e-4a4e-9a39-0d3a3f2f9f10', data: { from: 'UNKNOWN', to: reviewStatus, score } }],
    });
    expect(body.data.addressInfo?.address).toBe(field === 'address' ? value : undefined);
  }
});

test('a second search makes a check of its own that finds the same', async () => {
  const app = begin().as('allpass-app');
  const [first, second] = [await search(app, { address: 'wallet-high' }), await search(app, { address: 'wallet-high' })];
  expect(second.id).not.toBe(first.id);
  const [{ data: one }, { data: other }] = [(await details(app, first)).body, (await details(app, second)).body];
  expect({ ...other, id: one.id, timelines: one.timelines }).toEqual(one);
});

test('a world may read that a second search finds the check of the first', async () => {
  const story = begin();
  await story.switch({ 'allpass/repeated-search': 'same' });
  const app = story.as('allpass-app');
  const first = await search(app, { address: 'wallet-high' });
  expect(await search(app, { address: 'wallet-high' })).toEqual(first);
  expect((await search(app, { address: 'wallet-high', blockchain: 'ETH' })).id).not.toBe(first.id);
  expect((await search(app, { address: 'bc1qrcj9lmwt30u35sqa5sav35cgxapmzennm9g7hy' })).id).toBe('c95219e7-b1db-415f-8938-1961e0b21208');
});

test('details need the type of the check; another one is 404, or 400 where the world reads so', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const wallet = { id: 'c95219e7-b1db-415f-8938-1961e0b21208', type: 'TRANSACTION' };
  const message = `There is no TRANSACTION check '${wallet.id}'`;
  expect(await details(app, wallet)).toMatchObject({ status: 404, body: { statusCode: 404, message } });
  await story.switch({ 'allpass/details-type-mismatch': '400' });
  expect(await details(app, wallet)).toMatchObject({ status: 400, body: { statusCode: 400, message } });
});

test('questionnaires and checks belong to the company, so both applications read them', async () => {
  const other = begin().as('allpass-other');
  expect((await other('GET', `${api}/questionnaire/41f0479e-4d63-45bd-bcb5-b5280c39440b`)).body.data.name).toBe('Public office');
  expect((await details(other, { id: '2c75d826-0ad6-4872-b10d-d448920ec99c', type: 'TRANSACTION' })).status).toBe(200);
});

test.each(['', 'nobody', 'constructor', 'ALLPASS-APP'])('the key %j is refused before anything else', async (key) => {
  const story = begin();
  const before = await whole(story);
  const headers = { 'x-private-app-key': key };
  for (const [method, path] of [
    ['POST', 'applicant'],
    ['GET', 'applicant/user-1001?x=1'],
    ['POST', 'crypto-aml/search'],
  ] as const) {
    const { status, body } = await story.as('allpass-app')(method, `${api}/${path}`, method === 'POST' ? {} : undefined, headers);
    expect(status).toBe(401);
    expect(body).toMatchObject({ status: false, statusCode: 401, message: expect.stringContaining('x-private-app-key'), time: began });
  }
  expect(await whole(story)).toEqual(before);
});

test.each([
  ['POST', 'applicant', {}],
  ['POST', 'applicant', []],
  ['POST', 'applicant', 'null'],
  ['POST', 'applicant', { externalUserId: 7, flowName: 'basic-kyc' }],
  ['POST', 'applicant', { ...newcomer, externalUserId: '' }],
  ['POST', 'applicant', { ...newcomer, email: { $gt: '' } }],
  ['POST', 'applicant', { ...newcomer, suppliedInfo: 'Ines' }],
  ['POST', 'applicant', { ...newcomer, flowName: '__proto__' }],
  ['POST', 'applicant', '{"externalUserId": "x", '],
  ['POST', 'applicant/user-1001/moveToFlow', undefined],
  ['POST', 'applicant/user-1001/moveToFlow', { flowId: 2 }],
  ['POST', 'applicant/user-1001/moveToFlow', { flowId: '' }],
  ['POST', 'applicant/user-1001/token', { ttl: 0 }],
  ['POST', 'applicant/user-1001/token', { ttl: 3_153_600_001 }],
  ['POST', 'applicant/user-1001/token', { ttl: '60' }],
  ['POST', 'applicant/user-1001/token', { flowName: '__proto__' }],
  ['POST', 'crypto-aml/search', { blockchain: 'BTC' }],
  ['POST', 'crypto-aml/search', { blockchain: 'BTC', address: '' }],
  ['POST', 'crypto-aml/search', { blockchain: 'BTC', address: 'wallet-low', txHash: '1'.repeat(64) }],
  ['POST', 'crypto-aml/search', { blockchain: 'BTC', txHash: '1'.repeat(63) }],
  ['POST', 'crypto-aml/search', { blockchain: '__proto__', address: 'wallet-low' }],
  ['POST', 'crypto-aml/search', { address: 'wallet-low' }],
  ['GET', 'crypto-aml/c95219e7-b1db-415f-8938-1961e0b21208/details', undefined],
  ['GET', 'crypto-aml/c95219e7-b1db-415f-8938-1961e0b21208/details?type=BOTH', undefined],
  ['GET', 'crypto-aml/c95219e7-b1db-415f-8938-1961e0b21208/details?type=WALLET&deep=1', undefined],
  ['GET', 'applicant/user-1001?fields=id', undefined],
])('%s %s with %j is a bad request in the shape of the vendor, and changes nothing', async (method, path, body) => {
  const story = begin();
  const before = await whole(story);
  const { status, body: answer } = await story.as('allpass-app')(method, `${api}/${path}`, body);
  expect(status).toBe(400);
  expect(answer).toMatchObject({ status: false, statusCode: 400, message: expect.any(String), time: began });
  expect(await whole(story)).toEqual(before);
});

test('everything that is wrong is said at once', async () => {
  const { body } = await begin().as('allpass-app')('POST', `${api}/applicant?dry=1`, { flowName: 7, phone: [] });
  expect(body.message).toBe('The request is not valid');
  expect([...body.errors].sort()).toEqual([
    "/body/externalUserId must have required property 'externalUserId'",
    '/body/flowName must be string',
    '/body/phone must be string',
    '/query/dry is no parameter of this operation',
  ]);
});

test.each([
  ['__proto__', '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'],
  ['deep nesting', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`],
])('supplied information with %s is taken and leaves no trace', async (_, suppliedInfo) => {
  const app = begin().as('allpass-app');
  const body = `{"externalUserId": "__proto__", "flowName": "basic-kyc", "unknown": 1, "suppliedInfo": ${suppliedInfo}}`;
  const created = await app('POST', `${api}/applicant`, body);
  expect(created.status).toBe(201);
  expect(created.body.data).not.toHaveProperty('unknown');
  expect(await profile(app, '__proto__')).toEqual(created.body.data);
  expect(({} as any).polluted).toBe(undefined);
});

test.each([
  ['GET', '/nowhere', undefined, 404],
  ['GET', '/applicant', undefined, 405],
  ['DELETE', '/applicant/user-1001', undefined, 405],
  ['POST', '/applicant', { ...newcomer, suppliedInfo: { much: 'x'.repeat(1_100_000) } }, 413],
])("%s %s fails in the vendor's shape", async (method, path, body, statusCode) => {
  const answer = await begin().as('allpass-app')(method, api + path, body);
  expect(answer).toMatchObject({ status: statusCode, body: { status: false, statusCode, message: expect.any(String), time: began } });
});

test('the same calls in fresh worlds give the same answers', async () => {
  const told = async () => {
    const story = begin();
    const app = story.as('allpass-app');
    const { id } = await create(app);
    await play(story, id, 'start', 'submit', 'complete');
    const { link: _, ...token } = (await app('POST', `${api}/applicant/${id}/token`)).body.data;
    const check = await details(app, await search(app, { address: 'wallet-medium' }));
    return [await profile(app, id), token, check.body];
  };
  expect(await told()).toEqual(await told());
});

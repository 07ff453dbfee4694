/** Allpass: deletion, ids and tokens of applicants, and whose they are. */
import { request } from 'node:http';
import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { began, stories } from '../story.ts';
import { api, begunAt, create, details, newcomer, profile, time, uuid, whole } from './allpass.calls.ts';

const { begin, sandbox } = stories();

const onApplicant = [
  ['GET', '', undefined],
  ['GET', '/status', undefined],
  ['POST', '/moveToFlow', { flowId: '2' }],
  ['POST', '/schedule-deletion', undefined],
  ['POST', '/restore', undefined],
  ['POST', '/token', undefined],
] as const;

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

test('a deleted applicant is named by no call and no record any more', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id } = await profile(app, 'user-1007');
  const check = (await story.admin('GET', '/allpass/cryptoChecks')).body.items.find((one: any) => one.applicantId === id);
  expect((await details(app, check)).body.data).toMatchObject({ applicantId: id, timelines: [{ applicantId: id }] });
  await app('POST', `${api}/applicant/${id}/schedule-deletion`);
  await story.advance('20d');
  expect((await details(app, check)).body.data).toMatchObject({ applicantId: null, timelines: [{ applicantId: null }] });
  expect(JSON.stringify(await whole(story))).not.toContain(id);
  for (const either of [id, 'user-1007']) {
    for (const [method, call, body] of onApplicant) {
      expect((await app(method, `${api}/applicant/${either}${call}`, body)).status).toBe(404);
    }
  }
  for (const path of ['', '/next']) expect((await story.admin('GET', `/allpass/applicants/${id}${path}`)).status).toBe(404);
});

test.each([
  ['user-1010', 'schedule-deletion', undefined, 'The applicant is scheduled for deletion already'],
  ['user-1010', 'token', undefined, 'The applicant is scheduled for deletion: restore it first'],
  ['user-1010', 'moveToFlow', { flowId: '2' }, 'The applicant is scheduled for deletion: restore it first'],
  ['user-1001', 'restore', undefined, 'The applicant is not scheduled for deletion, so there is nothing to restore'],
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

test.each([
  ['user-1002', 'start'],
  ['user-1003', 'submit'],
  ['user-1004', 'complete'],
  ['user-1004', 'hold'],
  ['user-1005', 'review'],
  ['user-1006', 'approve'],
  ['user-1007', 'reject'],
  ['user-1001', 'moveToFlow'],
])('while %s is scheduled for deletion nobody can play %s, and after a restore anybody can', async (externalUserId, event) => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id, status } = await profile(app, externalUserId);
  await app('POST', `${api}/applicant/${id}/schedule-deletion`);
  const before = await profile(app, id);
  const refused = await story.admin('POST', `/allpass/applicants/${id}/simulate/${event}`);
  expect(refused).toMatchObject({ status: 409, body: { code: 'INVALID_STATE_TRANSITION', recordStatus: status } });
  expect(refused.body.detail).toBe('The applicant is scheduled for deletion: restore it first');
  const next = (await story.admin('GET', `/allpass/applicants/${id}/next`)).body;
  expect(next.allowed.map((one: any) => one.event)).toEqual(['restore', 'remove']);
  expect(next.refused.find((one: any) => one.event === event)).toMatchObject({
    rule: 'guard: not-scheduled',
    message: refused.body.detail,
  });
  expect(await profile(app, id)).toEqual(before);
  await app('POST', `${api}/applicant/${id}/restore`);
  expect((await story.admin('POST', `/allpass/applicants/${id}/simulate/${event}`)).status).toBe(200);
});

test('an applicant who is scheduled for deletion can be brought to no other status', async () => {
  const story = begin();
  const { id } = await profile(story.as('allpass-app'), 'user-1010');
  const before = await whole(story);
  for (const status of ['INIT', 'IN_PROGRESS', 'REJECTED']) {
    const { status: code, body } = await story.admin('POST', `/allpass/applicants/${id}/goto/${status}`);
    expect(code).toBe(409);
    expect(body.detail).toContain('The applicant is scheduled for deletion: restore it first');
  }
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

test.each(['a b', 'x/../y', '<>', 'host:port'])('a token is not linked to the host %j, by which nobody may call', async (host) => {
  // Clients that follow the rules send no such header, so `fetch` cannot.
  const headers = { host, 'x-private-app-key': 'allpass-app' };
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const { id } = begin();
  request(`${sandbox().url}/w/${id}${api}/applicant/user-1001/token`, { method: 'POST', headers }, (answer) => {
    answer.resume();
    resolve(answer.statusCode);
  }).end();
  expect(await promise).toBe(403);
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

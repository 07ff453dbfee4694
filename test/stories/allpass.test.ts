/** Stories of people who are verified, told on Allpass: nothing that one call shows contradicts what another shows. */
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { api, create, details, play, profile, search, time } from '../providers/allpass.calls.ts';
import { type Call, stories } from '../story.ts';
import { agrees, kept, post, refused, simulate, walk } from './allpass.ts';
import { overFolder } from './folder.ts';

const { begin } = stories();

const services = ({ servicesData }: any) => servicesData.map(({ service, status }: any) => `${service} ${status}`);
const marta = { reviewerId: 17, reviewerFullName: 'Marta Kowalczyk', statusSetById: 17, statusSetByName: 'Marta Kowalczyk' };

test('an officer looks at a case on one day, notes what is missing, and decides on the next', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  await agrees(story);
  const { id, review } = await profile(app, 'user-1005');
  await simulate(story, id, 'review', { comment: 'Asked for a bank statement.' });
  expect((await profile(app, id)).review).toMatchObject({ ...marta, id: review.id, version: 2, status: 'IN_REVIEW', comment: null });
  await agrees(story);
  await story.advance('1d');
  expect((await simulate(story, id, 'approve', { comment: 'The statement is fine.' })).status).toBe(200);
  expect(await profile(app, id)).toMatchObject({
    status: 'APPROVED',
    updatedAt: time(1),
    review: {
      ...marta,
      version: 3,
      status: 'APPROVED',
      comment: 'The statement is fine.',
      details: 'Asked for a bank statement.',
      updatedAt: time(1),
    },
  });
  await refused(
    story,
    409,
    () => simulate(story, id, 'reject', { comment: 'Second thoughts.' }),
    () => simulate(story, id, 'approve'),
    () => simulate(story, id, 'review'),
  );
  await agrees(story);
});

test('a deletion happens on day twenty, to the millisecond; whoever is restored in the last one stays', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const [gone, stays] = [await profile(app, 'user-1007'), await profile(app, 'user-1004')];
  for (const { id } of [gone, stays])
    expect((await post(app, `applicant/${id}/schedule-deletion`)).body.data.scheduledDeletionDate).toBe(time(20));
  await agrees(story);
  await story.advance('19d');
  await story.advance('86399999ms');
  await refused(
    story,
    409,
    () => post(app, `applicant/${gone.id}/schedule-deletion`),
    () => post(app, `applicant/${gone.id}/token`),
    () => post(app, `applicant/${stays.id}/moveToFlow`, { flowId: '3' }),
    () => simulate(story, stays.id, 'complete'),
    () => story.admin('POST', `/allpass/applicants/${stays.id}/goto/COMPLETED`),
  );
  expect((await post(app, 'applicant/user-1004/restore')).body.data).toEqual({ id: stays.id });
  await agrees(story);
  await story.advance('1ms');
  expect((await app('GET', `${api}/applicant/user-1007`)).status).toBe(404);
  expect(JSON.stringify([await walk(story, 'applicants'), await walk(story, 'cryptoChecks')])).not.toContain(gone.id);
  await agrees(story);
  await play(story, stays.id, 'complete', 'approve');
  const again = await create(app, { externalUserId: 'user-1007' });
  expect(again.id).not.toBe(gone.id);
  await agrees(story);
});

test('a token lives as long as it was asked to, one after the other, and none is given for who is about to be deleted', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const token = async (body?: object) => (await post(app, 'applicant/user-1002/token', body)).body.data;
  const before = await profile(app, 'user-1002');
  const [short, long] = [await token({ ttl: 60, locale: 'cs-CZ' }), await token()];
  const expired = async ({ accessToken }: any) => Date.parse(await story.now()) / 1000 >= (decodeJwt(accessToken).exp as number);
  expect([await expired(short), await expired(long)]).toEqual([false, false]);
  await story.advance('60s');
  expect([await expired(short), await expired(long)]).toEqual([true, false]);
  const next = await token({ ttl: 60, flowName: 'extra-documents' });
  expect([next.transactionId, next.accessToken]).not.toEqual([short.transactionId, short.accessToken]);
  expect(decodeJwt(next.accessToken)).toMatchObject({ iat: Date.parse(await story.now()) / 1000, externalUserId: 'user-1002', flowId: 3 });
  expect(await profile(app, 'user-1002')).toEqual(before);
  await post(app, 'applicant/user-1002/schedule-deletion');
  await refused(story, 409, () => post(app, 'applicant/user-1002/token'));
  await agrees(story);
});

test('whoever is moved from flow to flow repeats nothing that was passed, and is asked for the rest', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const before = await profile(app, 'user-1008');
  await post(app, 'applicant/user-1008/moveToFlow', { flowId: '2' });
  await agrees(story);
  await play(story, before.id, 'start');
  expect(services(await profile(app, before.id))).toEqual([
    ...['EMAIL OPEN', 'DOCUMENT_CAPTURE OPEN', 'PASSIVE_LIVENESS ACCEPTED', 'FACE_MATCH ACCEPTED', 'AML OPEN'],
  ]);
  await play(story, before.id, 'submit', 'complete');
  const approved = await profile(app, before.id);
  expect(approved).toMatchObject({
    status: 'APPROVED',
    fullName: before.fullName,
    review: { statusSetByName: 'System', version: before.review.version + 2 },
  });
  await agrees(story);
  for (const [flowId, left] of [
    ['3', ['DOCUMENT_CAPTURE ACCEPTED', 'QUESTIONNAIRE OPEN']],
    ['text', ['DOCUMENT_CAPTURE ACCEPTED']],
  ] as const) {
    expect((await post(app, `applicant/${before.id}/moveToFlow`, { flowId })).body.data.status).toBe('INIT');
    await play(story, before.id, 'start');
    const moved = await profile(app, before.id);
    expect(services(moved)).toEqual(left);
    expect(moved.servicesData[0].data).toEqual(approved.servicesData[1].data);
    await agrees(story);
  }
  await refused(story, 404, () => post(app, 'applicant/user-1008/moveToFlow', { flowId: 'nowhere' }));
});

test('names, ids and notes in any script come back letter for letter', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  for (const [externalUserId, firstName, lastName] of [
    ['客户/42?x=ü#1', '小明', '王'],
    ['пользователь 7', 'Анна-Мария', 'Де Фриз'],
    ['👩🏽‍🚀', 'Zoë', 'O’Neill'],
    ['a%2Fb', 'नेहा', 'शर्मा'],
  ] as const) {
    const { id } = await create(app, { externalUserId, lang: 'ქართული', suppliedInfo: { firstName, lastName } });
    await play(story, id, 'start', 'submit', 'complete');
    const comment = `${lastName} 👍`;
    await simulate(story, id, 'approve', { comment });
    const found = (await app('GET', `${api}/applicant/${encodeURIComponent(externalUserId)}`)).body.data;
    expect(found).toMatchObject({ id, externalUserId, lang: 'ქართული', fullName: `${firstName} ${lastName}`, review: { comment } });
    await refused(story, 409, () => post(app, 'applicant', { externalUserId, flowName: 'text' }));
  }
  await agrees(story);
});

test('of decisions at the same instant one counts, and the others are told so', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const { id, review } = await profile(app, 'user-1007');
  const decisions = await Promise.all(
    Array.from({ length: 10 }, (_, place) => simulate(story, id, place % 2 ? 'approve' : 'reject', { comment: `Officer ${place}` })),
  );
  const won = decisions.filter(({ status }) => status === 200);
  expect([won.length, decisions.filter(({ status }) => status === 409).length]).toEqual([1, 9]);
  expect((won[0] as any).body.record).toEqual(await profile(app, id));
  expect((await profile(app, id)).review.version).toBe(review.version + 1);
  const deletions = await Promise.all(
    Array.from({ length: 10 }, (_, place) =>
      post(app, `applicant/${id}/${place % 2 ? 'schedule-deletion' : 'moveToFlow'}`, { flowId: '1' }),
    ),
  );
  const statuses = deletions.map(({ status }) => status);
  expect(statuses.filter((_, place) => place % 2).toSorted()).toEqual([200, 409, 409, 409, 409]);
  const after = await profile(app, id);
  expect([after.status === 'INIT', after.scheduledDeletionDate]).toEqual([
    statuses.some((code, place) => place % 2 === 0 && code === 200),
    time(20),
  ]);
  await agrees(story);
});

test('a verification that is interrupted by a restart goes on where it was', () =>
  overFolder(async (open, restart) => {
    const app: Call = (method, path, body) => open('kept').as('allpass-app')(method, path, body);
    const admin: Call = (method, path, body) => open('kept').admin(method, path, body);
    const suppliedInfo = { lastName: 'Mismatch', note: 'ü' };
    const { id } = await create(app, { flowName: 'auto-kyc', suppliedInfo });
    for (const event of ['start', 'submit']) await admin('POST', `/allpass/applicants/${id}/simulate/${event}`);
    await app('POST', `${api}/applicant/user-1001/schedule-deletion`);
    const look = async () => [
      await profile(app, id),
      (await admin('GET', `/allpass/applicants/${id}`)).body,
      (await admin('GET', `/allpass/applicants/${id}/next`)).body,
    ];
    const before = await look();
    expect(before[1].suppliedInfo).toEqual(suppliedInfo);
    await restart();
    expect(await look()).toEqual(before);
    await admin('POST', `/allpass/applicants/${id}/simulate/complete`);
    expect((await profile(app, id)).status).toBe('ON_HOLD');
    await admin('POST', '/clock/advance', { by: '20d' });
    await restart();
    expect((await app('GET', `${api}/applicant/user-1001`)).status).toBe(404);
    expect(await profile(app, id)).toMatchObject({
      status: 'ON_HOLD',
      review: { warnings: 'The document differs from what was supplied: lastName.' },
    });
  }));

test('whoever walks the applicants to the last page misses nobody who was there all along, while others come and go', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const there = (await walk(story, 'applicants')).map(({ id }) => id);
  const seen: string[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 4) {
    const { body } = await story.admin('GET', `/allpass/applicants?limit=4&offset=${offset}`);
    seen.push(...body.items.map(({ id }: any) => id));
    total = body.total;
    await create(app, { externalUserId: `late-${offset}` });
    if (offset === 8) await create(story.as('allpass-other'), { externalUserId: 'late-0' });
  }
  expect(there.filter((id) => !seen.includes(id))).toEqual([]);
  expect(new Set(seen).size).toBe(seen.length);
  await story.advance('5d');
  expect((await walk(story, 'applicants', 3)).length).toBe((await walk(story, 'applicants')).length);
  await agrees(story);
});

test('of two who supplied somebody else’s data one is turned down and one is let in, and each record says why', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const ids: string[] = [];
  for (const [externalUserId, suppliedInfo] of Object.entries({
    forged: { firstName: 'Ines', lastName: 'Mismatch', dateOfBirth: '1900-01-01' },
    married: { firstName: 'Ines', lastName: 'Mismatch' },
    honest: { firstName: 'Ines', lastName: 'Navarro' },
  })) {
    const { id } = await create(app, { externalUserId, flowName: 'auto-kyc', suppliedInfo });
    await play(story, id, 'start', 'submit', 'complete');
    ids.push(id);
  }
  await agrees(story);
  const [forged, married, honest] = ids as [string, string, string];
  expect((await profile(app, forged)).review.warnings).toBe('The document differs from what was supplied: dateOfBirth, lastName.');
  expect(await profile(app, honest)).toMatchObject({ status: 'APPROVED', fullName: 'Ines Navarro', review: { warnings: null } });
  await simulate(story, forged, 'reject', { comment: 'Nothing agrees.' });
  await simulate(story, married, 'review');
  await simulate(story, married, 'approve', { comment: 'Married last week.' });
  const turnedDown = await profile(app, forged);
  expect(turnedDown).toMatchObject({ status: 'REJECTED', review: { comment: 'Nothing agrees.' } });
  expect(turnedDown.servicesData[1]).toMatchObject({ service: 'DOCUMENT_CAPTURE', status: 'REJECTED', reason: 'Nothing agrees.' });
  const letIn = await profile(app, married);
  expect(letIn).toMatchObject({ status: 'APPROVED', review: { warnings: 'The document differs from what was supplied: lastName.' } });
  expect(letIn.fullName).not.toContain('Mismatch');
  await agrees(story);
});

test('a face that comes back under another name is stopped where faces must be unique, until whoever had it first is deleted', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const arrive = async (externalUserId: string, flowName = 'auto-kyc') => {
    const { id } = await create(app, { externalUserId, flowName, email: `${externalUserId}+face@example.com` });
    await play(story, id, 'start', 'submit', 'complete');
    return profile(app, id);
  };
  const first = await arrive('first');
  const second = await arrive('second');
  const third = await arrive('third', 'extra-documents');
  expect([first.status, second.status, third.status]).toEqual(['APPROVED', 'ON_HOLD', 'COMPLETED']);
  await agrees(story);
  for (const name of ['first', 'third']) await post(app, `applicant/${name}/schedule-deletion`);
  expect((await arrive('fourth')).status).toBe('ON_HOLD');
  await story.advance('20d');
  // Those on hold were never matched, so the face is nobody's.
  expect((await arrive('fifth')).status).toBe('APPROVED');
  expect((await arrive('sixth')).status).toBe('ON_HOLD');
  await agrees(story);
});

test('one wallet has one report for both applications, and what is no address has none', async () => {
  const story = begin();
  const [app, other] = [story.as('allpass-app'), story.as('allpass-other')];
  const wallet = { blockchain: 'ETH', address: '0x271f2c30e316ba33b570afd228012cea2ede9148' };
  const shouted = { ...wallet, address: wallet.address.toUpperCase() };
  const reports = [];
  for (const [who, body] of [
    [app, wallet],
    [other, wallet],
    [app, shouted],
  ] as const) {
    const found = await search(who, body);
    const { data } = (await details(other, found)).body;
    expect(data.address).toBe(body.address);
    reports.push([data.score, data.reviewStatus, data.amount, data.sof, data.uof]);
  }
  expect(reports).toEqual([reports[0], reports[0], reports[0]]);
  const before = await kept(story);
  await refused(
    story,
    400,
    () => post(app, 'crypto-aml/search', { ...wallet, blockchain: 'BTC' }),
    () => post(app, 'crypto-aml/search', { ...wallet, txHash: '1'.repeat(64) }),
    () => post(app, 'crypto-aml/search', { blockchain: 'ETH' }),
  );
  expect(await kept(story)).toEqual(before);
  await agrees(story);
});

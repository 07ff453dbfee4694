/** Allpass: documents and faces of applicants, what was supplied of them, and what needs an officer. */
import { expect, test } from 'vitest';
import { began, type Call, type Story, stories } from '../story.ts';
import { api, create, play, profile } from './allpass.calls.ts';

const { begin } = stories();

/** The first field of each kind in the document of an applicant, by code. */
const fields = ({ servicesData }: any) =>
  Object.fromEntries(
    servicesData
      .find(({ service }: any) => service === 'DOCUMENT_CAPTURE')
      .data.fields.map(({ fieldType, data }: any) => [fieldType, data[0]]),
  );

const services = ({ servicesData }: any) => servicesData.map(({ service, status }: any) => `${service} ${status}`);

/** A new applicant who has played these events. */
async function applicant(story: Story, app: Call, sent: object, ...events: string[]) {
  const { id } = await create(app, sent);
  await play(story, id, ...events);
  return profile(app, id);
}

test('what was supplied is kept, and shown by no answer', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const suppliedInfo = { firstName: 'Inés', anything: { else: [1, null] } };
  const created = await create(app, { suppliedInfo });
  expect(created).not.toHaveProperty('suppliedInfo');
  expect(await profile(app, created.id)).toEqual(created);
  expect((await story.admin('GET', `/allpass/applicants/${created.id}`)).body).toEqual({ ...created, suppliedInfo });
  await play(story, created.id, 'start', 'submit');
  expect((await story.admin('GET', `/allpass/applicants/${created.id}`)).body.suppliedInfo).toEqual(suppliedInfo);
  expect(await profile(app, created.id)).not.toHaveProperty('suppliedInfo');
});

test('a document agrees with what was supplied, and the profile follows both', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const suppliedInfo = { firstName: 'Inés', lastName: 'de la Peña', dateOfBirth: '1990-02-28', documentNumber: 'x7k01' };
  const read = await applicant(story, app, { suppliedInfo }, 'start', 'submit');
  expect(read).toMatchObject({ fullName: 'Inés de la Peña', dateOfBirth: '1990-02-28', review: { warnings: null } });
  const found = fields(read);
  for (const [code, name, value] of [
    [9, 'firstName', 'INÉS'],
    [8, 'lastName', 'DE LA PEÑA'],
    [5, 'dateOfBirth', '1990-02-28'],
    [2, 'documentNumber', 'X7K01'],
  ] as const) {
    const comparison = { source: 'suppliedInfo', value: suppliedInfo[name], result: 'MATCH' };
    expect(found[code]).toMatchObject({ value, status: 1, comparison });
  }
  expect([found[1].comparison, found[12].comparison]).toEqual([{}, {}]);
  await play(story, read.id, 'complete');
  expect((await profile(app, read.id)).status).toBe('COMPLETED');
});

test.each([
  ['firstName', 'mismatch', 9],
  ['lastName', 'Mismatch', 8],
  ['documentNumber', 'MISMATCH', 2],
  ['dateOfBirth', '1900-01-01', 5],
  ['dateOfBirth', '28.02.1990', 5],
  ['dateOfBirth', '1990-02-30', 5],
])('the %s %s differs from the document, so the applicant is held for an officer', async (name, value, code) => {
  const story = begin();
  const app = story.as('allpass-app');
  const suppliedInfo = { firstName: 'Ines', lastName: 'Navarro', dateOfBirth: '1990-02-28', documentNumber: 'X7K01', [name]: value };
  const read = await applicant(story, app, { suppliedInfo, flowName: 'auto-kyc' }, 'start', 'submit');
  const differing = Object.values(fields(read)).filter(({ comparison }: any) => comparison.result === 'MISMATCH');
  expect(differing).toEqual([expect.objectContaining({ fieldType: code, status: 0, validity: 1 })]);
  expect(differing[0]).toMatchObject({ comparison: { value, result: 'MISMATCH' }, value: expect.not.stringMatching(value) });
  const warnings = `The document differs from what was supplied: ${name}.`;
  expect(read).toMatchObject({ status: 'IN_PROGRESS', review: { status: 'INIT', warnings } });
  expect(read.servicesData[1]).toMatchObject({ status: 'INCOMPLETE', reason: warnings, data: { overallResult: 2 } });
  await story.advance('1h');
  await play(story, read.id, 'complete');
  const held = await profile(app, read.id);
  // The last change of the review was the warning.
  expect(held).toMatchObject({ status: 'ON_HOLD', updatedAt: await story.now(), review: { warnings, updatedAt: began } });
  expect(services(held).filter((service: string) => !service.endsWith('ACCEPTED'))).toEqual(['DOCUMENT_CAPTURE INCOMPLETE']);
  await play(story, read.id, 'approve');
  const approved = await profile(app, read.id);
  expect(approved).toMatchObject({ status: 'APPROVED', review: { status: 'APPROVED', statusSetByName: 'Marta Kowalczyk' } });
  expect(approved.servicesData[1]).toMatchObject({ status: 'ACCEPTED', reason: null });
});

test.each([7, null, '', '   ', { first: 'Ines' }])('the supplied name %j is no text, so nothing is compared with it', async (firstName) => {
  const story = begin();
  const app = story.as('allpass-app');
  const read = await applicant(story, app, { suppliedInfo: { firstName } }, 'start', 'submit');
  expect(fields(read)[9]).toMatchObject({ comparison: {}, status: 1 });
  expect(read.review.warnings).toBe(null);
});

test('every applicant shows a passport, and has a face, of their own', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const shown = [];
  for (let count = 0; count < 20; count += 1) {
    shown.push(await applicant(story, app, { externalUserId: `user-40${count}`, flowName: 'auto-kyc' }, 'start', 'submit', 'complete'));
  }
  expect(shown.map(({ status }) => status)).toEqual(Array(20).fill('APPROVED'));
  expect(new Set(shown.map((one) => fields(one)[2].value)).size).toBe(20);
  expect(new Set(shown.map(({ image }) => image)).size).toBe(20);
});

/** Two ways in which two applicants come to show one passport. */
const samePassport = [
  ['the mark +passport', (name: string) => ({ email: `${name}+passport@example.com` })],
  ['one supplied number', (name: string) => ({ email: `${name}@example.com`, suppliedInfo: { documentNumber: 'P4711' } })],
] as const;

test.each(samePassport)('of two applicants who show one passport, by %s, the later one is held', async (_, sent) => {
  const story = begin();
  const app = story.as('allpass-app');
  const flowName = 'auto-kyc';
  const first = await applicant(story, app, { externalUserId: 'first', flowName, ...sent('ines') }, 'start', 'submit');
  const second = await applicant(story, app, { externalUserId: 'second', flowName, ...sent('noor') }, 'start', 'submit');
  expect(fields(second)[2].value).toBe(fields(first)[2].value);
  expect(second.review.warnings).toBe('Another applicant has shown this document.');
  // Whoever is completed first: the document was shown by the other one before.
  await play(story, second.id, 'complete');
  await play(story, first.id, 'complete');
  expect([(await profile(app, first.id)).status, (await profile(app, second.id)).status]).toEqual(['APPROVED', 'ON_HOLD']);
  expect(services(await profile(app, second.id))).toContain('DOCUMENT_CAPTURE INCOMPLETE');
});

test('a passport that only a deleted applicant, or one of another application, has shown is nobody else’s', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const email = 'ines+passport@example.com';
  const first = await applicant(story, app, { externalUserId: 'first', email }, 'start', 'submit');
  const elsewhere = await applicant(story, story.as('allpass-other'), { externalUserId: 'elsewhere', email }, 'start', 'submit');
  expect(elsewhere.review.warnings).toBe(null);
  await app('POST', `${api}/applicant/${first.id}/schedule-deletion`);
  await story.advance('20d');
  const second = await applicant(story, app, { externalUserId: 'second', email }, 'start', 'submit');
  expect(second.review.warnings).toBe(null);
});

test('in a flow that wants a unique face, the later of two applicants with one face is held; in another flow nobody is', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const sent = { email: 'ines+face@example.com', flowName: 'auto-kyc' };
  const first = await applicant(story, app, { ...sent, externalUserId: 'first' }, 'start', 'submit', 'complete');
  expect(first.status).toBe('APPROVED');
  const second = await applicant(story, app, { ...sent, externalUserId: 'second' }, 'start', 'submit');
  expect(second).toMatchObject({ image: first.image, review: { warnings: null } });
  await play(story, second.id, 'complete');
  const held = await profile(app, second.id);
  expect(held).toMatchObject({ status: 'ON_HOLD', review: { warnings: 'Another applicant has this face.' } });
  expect(services(held)).toEqual([
    ...['EMAIL ACCEPTED', 'DOCUMENT_CAPTURE ACCEPTED', 'PASSIVE_LIVENESS ACCEPTED', 'FACE_MATCH INCOMPLETE', 'AML ACCEPTED'],
  ]);
  await play(story, second.id, 'reject');
  expect(services(await profile(app, second.id))).toContain('FACE_MATCH REJECTED');
  const third = await applicant(
    story,
    app,
    { ...sent, flowName: 'extra-documents', externalUserId: 'third' },
    'start',
    'submit',
    'complete',
  );
  expect(third).toMatchObject({ status: 'COMPLETED', image: first.image, review: { warnings: null } });
});

test('a flow that wants a unique face without matching it holds the later of two as well', async () => {
  const story = begin();
  const app = story.as('allpass-app');
  const sent = { email: 'ines+face@example.com', flowName: 'text' };
  const first = await applicant(story, app, { ...sent, externalUserId: 'first' }, 'start', 'submit', 'complete');
  const second = await applicant(story, app, { ...sent, externalUserId: 'second' }, 'start', 'submit', 'complete');
  expect([first.status, second.status]).toEqual(['APPROVED', 'ON_HOLD']);
  expect(second.servicesData).toEqual([expect.objectContaining({ status: 'INCOMPLETE', reason: 'Another applicant has this face.' })]);
});

test('a world may read that a doubtful applicant is only warned about', async () => {
  const story = begin({ readings: { 'allpass/doubtful-applicant': 'only warned' } });
  const app = story.as('allpass-app');
  const sent = { flowName: 'auto-kyc', suppliedInfo: { lastName: 'Mismatch' } };
  const done = await applicant(story, app, sent, 'start', 'submit', 'complete');
  expect(done).toMatchObject({ status: 'APPROVED', review: { warnings: 'The document differs from what was supplied: lastName.' } });
  expect(fields(done)[8].comparison.result).toBe('MISMATCH');
});

test.each([{ email: undefined }, { email: '' }])(
  'an applicant with %j cannot pass EMAIL, and is told what would be right',
  async (sent) => {
    const story = begin();
    const app = story.as('allpass-app');
    const { id } = await applicant(story, app, { flowName: 'auto-kyc', ...sent }, 'start');
    const message =
      "The applicant has no email, so EMAIL of the flow 'auto-kyc' cannot pass: create an applicant with one, or move this one to a flow without EMAIL";
    const refused = await story.admin('POST', `/allpass/applicants/${id}/simulate/submit`);
    expect([refused.status, refused.body.detail]).toEqual([409, message]);
    const next = (await story.admin('GET', `/allpass/applicants/${id}/next`)).body;
    expect(next.refused).toContainEqual(expect.objectContaining({ event: 'submit', rule: 'guard: can-be-reached', message }));
    expect((await story.admin('POST', `/allpass/applicants/${id}/goto/APPROVED`)).body.detail).toContain(message);
    expect(services(await profile(app, id))[0]).toBe('EMAIL OPEN');
    await app('POST', `${api}/applicant/${id}/moveToFlow`, { flowId: 'basic-kyc' });
    await play(story, id, 'start', 'submit', 'complete', 'approve');
    expect((await profile(app, id)).status).toBe('APPROVED');
  },
);

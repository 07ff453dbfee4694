/** Broctagon: decisions on requests of the three types. */
import { expect, test } from 'vitest';
import { stories } from '../story.ts';
import { approve, fetched, key, now, reject, requests, simulated } from './broctagon.calls.ts';

const { begin } = stories();

test('the approval of a withdrawal of one step approves it, and is logged', async () => {
  const admin = begin().as(key);
  const { logs } = await fetched(admin, '8wozx7mr');
  expect(await admin('POST', approve, { id: '8wozx7mr' })).toMatchObject({ status: 200, body: {} });
  expect(await fetched(admin, '8wozx7mr')).toMatchObject({
    ...{ status: 'approved', auto: false, timestamp: now, pre_step: 1, pre_event: 'approve', flow: { current: 1, total_steps: 1 } },
    logs: [...logs, { event: 'approve', timestamp: now, admin: 'Grace Lim' }],
  });
});

test('a withdrawal of two steps stays pending until its second approval', async () => {
  const admin = begin().as(key);
  await admin('POST', approve, { id: '045dff8l' });
  const half = await fetched(admin, '045dff8l');
  expect(half).toMatchObject({ status: 'pending', pre_step: 1, pre_event: 'approve', flow: { current: 2, total_steps: 2 } });
  await admin('POST', approve, { id: '045dff8l' });
  const whole = await fetched(admin, '045dff8l');
  expect(whole).toMatchObject({ status: 'approved', pre_step: 2, pre_event: 'approve', flow: { current: 2, total_steps: 2 } });
  expect(whole.logs.map(({ event }: any) => event)).toEqual(['create', 'approve', 'approve']);
});

test('one approval finishes the whole flow where the world reads so', async () => {
  const story = begin();
  const admin = story.as(key);
  await story.switch({ 'broctagon/approve-steps': 'whole flow' });
  await admin('POST', approve, { id: '9rk6hy0s' });
  const approved = await fetched(admin, '9rk6hy0s');
  expect(approved).toMatchObject({ status: 'approved', pre_step: 2, flow: { current: 3, total_steps: 3 } });
  expect(approved.logs).toHaveLength(3);
});

test('a rejection ends the flow at the step that waits, and its comment is in the log', async () => {
  const admin = begin().as(key);
  const { logs } = await fetched(admin, '5tn2qv9k');
  const body = { id: '5tn2qv9k', comment: 'no such account', notify: true, email: true, pop_up: true, language: 'th', more: [1] };
  expect(await admin('POST', reject, body)).toMatchObject({ status: 200, body: {} });
  expect(await fetched(admin, '5tn2qv9k')).toMatchObject({
    ...{ status: 'rejected', timestamp: now, pre_step: 2, pre_event: 'reject', flow: { current: 2, total_steps: 2 } },
    logs: [...logs, { event: 'reject', timestamp: now, admin: 'Grace Lim', comment: 'no such account' }],
  });
});

test('a rejection without a comment is logged without one', async () => {
  const admin = begin().as(key);
  await admin('POST', reject, { id: 'abcd1234' });
  expect((await fetched(admin, 'abcd1234')).logs.at(-1)).toEqual({ event: 'reject', timestamp: now, admin: 'Grace Lim' });
});

test.each([{ id: 'abcd1234' }, { id: 'abcd1234', comment: '' }])(
  'the rejection %j is refused where the world reads that a comment is mandatory',
  async (body) => {
    const story = begin();
    const admin = story.as(key);
    await story.switch({ 'broctagon/reject-comment': 'mandatory' });
    expect(await admin('POST', reject, body)).toMatchObject({
      status: 400,
      body: { type: 'invalid_parameters', errors: ['body comment: is mandatory'] },
    });
    const given = body.comment === undefined ? {} : { comment: body.comment };
    const simulated = await story.admin('POST', '/broctagon/requests/abcd1234/simulate/reject', { given });
    expect([simulated.status, simulated.body.detail]).toEqual([400, '/body/comment is mandatory']);
    const gone = await story.admin('POST', '/broctagon/requests/abcd1234/goto/rejected');
    expect([gone.status, gone.body.detail]).toEqual([409, expect.stringContaining('comment is mandatory')]);
    expect((await fetched(admin, 'abcd1234')).status).toBe('pending');
    expect((await admin('POST', reject, { ...body, comment: 'no' })).status).toBe(200);
  },
);

test.each([
  [approve, '6fz1ot7v', 'Cannot approve: the status is approved, it would have to be pending'],
  [approve, '7ny3fs6j', 'Cannot approve: the status is rejected, it would have to be pending'],
  [reject, '6fz1ot7v', 'Cannot reject: the status is approved, it would have to be pending'],
  [reject, '5ug0zl9w', 'Cannot reject: the status is rejected, it would have to be pending'],
])('%s of the decided %s is refused and changes nothing', async (path, id, message) => {
  const admin = begin().as(key);
  const before = await fetched(admin, id);
  expect(await admin('POST', path, { id })).toMatchObject({ status: 400, body: { type: 'request_status_not_pending', message } });
  expect(await fetched(admin, id)).toEqual(before);
});

test('of many simultaneous approvals as many succeed as there are steps', async () => {
  const admin = begin().as(key);
  const answers = await Promise.all(Array.from({ length: 20 }, () => admin('POST', approve, { id: '045dff8l' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, ...Array(18).fill(400)]);
});

const unknown = ['zzzzzzzz', 'toString', 'k7q2m9xa', 'd3p0s1tb'];

test.each([...unknown, '__proto__', 'constructor', '%00', '..%2F..', '8WOZX7MR'])('no withdrawal is found under the id %s', async (id) => {
  expect(await begin().as(key)('GET', `${requests}/withdrawal/${id}`)).toMatchObject({
    status: 400,
    body: { type: 'request_not_found', message: 'Request is not found' },
  });
});

test.each(unknown.flatMap((id) => [approve, reject].map((path) => [path, id])))('%s finds no withdrawal %s to decide', async (path, id) => {
  expect(await begin().as(key)('POST', path, { id })).toMatchObject({
    status: 400,
    body: { type: 'request_not_found', message: 'Request is not found' },
  });
});

test.each([
  ['kyc', 'k7q2m9xa'],
  ['deposit', 'd3p0s1tb'],
  ['withdrawal', '8wozx7mr'],
])('a %s is found under its own type only', async (type, id) => {
  const admin = begin().as(key);
  expect(await fetched(admin, id, type)).toMatchObject({ id, type });
  for (const other of ['kyc', 'deposit', 'withdrawal'].filter((one) => one !== type)) {
    expect((await fetched(admin, id, other)).type).toBe('request_not_found');
  }
});

test('steps are counted from 0 where the world reads so, and decisions go on from there', async () => {
  const story = begin();
  const admin = story.as(key);
  await story.switch({ 'broctagon/first-step': '0' });
  expect(await fetched(admin, '045dff8l')).toMatchObject({ pre_step: null, flow: { current: 0, total_steps: 2 } });
  await admin('POST', approve, { id: '045dff8l' });
  expect(await fetched(admin, '045dff8l')).toMatchObject({ status: 'pending', pre_step: 0, flow: { current: 1, total_steps: 2 } });
});

test.each(['approve', 'reject'])('to %s an identity check sets its review time and lifts its lock', async (event) => {
  const story = begin();
  const admin = story.as(key);
  expect(await fetched(admin, 'p5r0ky3g', 'kyc')).toMatchObject({ locked: true, unlock_time: null, review_time: null });
  await story.simulate('broctagon', 'requests', 'p5r0ky3g', event);
  expect(await fetched(admin, 'p5r0ky3g', 'kyc')).toMatchObject({
    ...{ status: event === 'approve' ? 'approved' : 'rejected', locked: false, unlock_time: now, review_time: now },
    ...{ pre_event: event, pre_step: 1, timestamp: now },
  });
});

test('an identity check that was never locked was never unlocked either', async () => {
  const story = begin();
  await story.simulate('broctagon', 'requests', 'k7q2m9xa', 'approve');
  expect(await fetched(story.as(key), 'k7q2m9xa', 'kyc')).toMatchObject({ lock_time: null, unlock_time: null, review_time: now });
});

test('the first of two steps reviews nothing yet, and cannot be the last', async () => {
  const story = begin();
  const admin = story.as(key);
  const whole = await simulated(story, 'u4e8sc1d', 'approve');
  expect(whole).toMatchObject({
    status: 409,
    body: { detail: 'Cannot approve: this is step 1 of 2, it would have to be approveStep' },
  });
  await story.simulate('broctagon', 'requests', 'u4e8sc1d', 'approveStep');
  expect(await fetched(admin, 'u4e8sc1d', 'kyc')).toMatchObject({ status: 'pending', review_time: null, flow: { current: 2 } });
  const beyond = await simulated(story, 'u4e8sc1d', 'approveStep');
  expect(beyond).toMatchObject({
    status: 409,
    body: { detail: 'Cannot approveStep: no step comes after step 2, it would have to be approve' },
  });
  expect((await simulated(story, 'u4e8sc1d', 'approve')).body).toMatchObject({ from: 'pending', to: 'approved' });
});

test.each([
  ['success', 'success', now],
  ['stays processing', 'processing', null],
])('the payment of an approved deposit that was processing: %s', async (option, pay_status, pay_time) => {
  const story = begin();
  await story.switch({ 'broctagon/approved-payment': option });
  await story.simulate('broctagon', 'requests', 'z5c8rv0p', 'approve');
  expect(await fetched(story.as(key), 'z5c8rv0p', 'deposit')).toMatchObject({ status: 'approved', pay_status, pay_time });
});

test('a rejected deposit keeps its payment, and an approved one the time it was paid', async () => {
  const story = begin();
  const admin = story.as(key);
  await story.simulate('broctagon', 'requests', 'y6h2nk8c', 'reject');
  expect(await fetched(admin, 'y6h2nk8c', 'deposit')).toMatchObject({ status: 'rejected', pay_status: 'processing', pay_time: null });
  const { pay_time } = await fetched(admin, 'd3p0s1tb', 'deposit');
  await story.simulate('broctagon', 'requests', 'd3p0s1tb', 'approve');
  expect(await fetched(admin, 'd3p0s1tb', 'deposit')).toMatchObject({ status: 'approved', pay_status: 'success', pay_time });
});

test('the comment "too late" is refused as if another administrator had been faster, and changes nothing', async () => {
  const admin = begin().as(key);
  const before = await fetched(admin, 'abcd1234');
  expect(await admin('POST', reject, { id: 'abcd1234', comment: 'too late' })).toMatchObject({
    status: 400,
    body: { type: 'request_status_not_pending', message: 'Cannot reject: another administrator was faster' },
  });
  expect(await fetched(admin, 'abcd1234')).toEqual(before);
});

test('the comment "by the system" makes a decision the system\'s', async () => {
  const story = begin();
  const admin = story.as(key);
  const comment = 'by the system';
  await admin('POST', reject, { id: 'abcd1234', comment });
  await simulated(story, 'd3p0s1tb', 'approve', { given: { comment } });
  for (const [type, id, event] of [
    ['withdrawal', 'abcd1234', 'reject'],
    ['deposit', 'd3p0s1tb', 'approve'],
  ] as const) {
    const decided = await fetched(admin, id, type);
    expect(decided.auto).toBe(true);
    expect(decided.logs.at(-1)).toEqual({ event, timestamp: now, admin: 'System', comment });
  }
});

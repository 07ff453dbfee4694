/** Ten stories of a back office that decides in steps, told on Broctagon: nothing that one call shows contradicts what another shows. */
import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { approve as approvePath, key, now, reject as rejectPath, requests, simulated } from '../providers/broctagon.calls.ts';
import { call, stories } from '../story.ts';
import { agrees, approve, get, kept, notPending, refused, reject, where } from './broctagon.ts';
import { overFolder } from './folder.ts';

const { begin, sandbox } = stories();

test('a withdrawal of three steps is approved step by step, each on its day, and is then decided for good', async () => {
  const story = begin();
  await agrees(story);
  expect(await where(story, '9rk6hy0s')).toBe('pending 2/3');
  await story.advance('1d');
  expect((await approve(story, '9rk6hy0s')).body).toEqual({});
  expect(await where(story, '9rk6hy0s')).toBe('pending 3/3');
  await agrees(story);
  await story.advance('1d');
  await approve(story, '9rk6hy0s');
  expect(await get(story, '9rk6hy0s')).toMatchObject({ status: 'approved', pre_step: 3, timestamp: '2026-03-03 09:00:00' });
  await refused(
    story,
    notPending,
    () => approve(story, '9rk6hy0s'),
    () => reject(story, '9rk6hy0s', 'After all, no.'),
  );
  expect((await get(story, '9rk6hy0s')).logs.map(({ admin }: any) => admin)).toEqual([null, 'Marcus Feld', 'Grace Lim', 'Grace Lim']);
  await agrees(story);
});

test('of an approval and a rejection the one that comes second is refused, also when both come at the same instant', async () => {
  const story = begin();
  await reject(story, '8wozx7mr', 'Wrong sort code.');
  await refused(story, notPending, () => approve(story, '8wozx7mr'));
  await approve(story, 'abcd1234');
  await refused(story, notPending, () => reject(story, 'abcd1234', 'No.'));
  for (const [place, id] of ['7pm3wd1z', '5tn2qv9k', '2ja7xe4c', '3lc8bu5g'].entries()) {
    const calls = [() => approve(story, id), () => reject(story, id, 'At once.')];
    const answers = await Promise.all((place % 2 === 0 ? calls : calls.toReversed()).map((send) => send()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(['approved', 'rejected']).toContain((await get(story, id)).status);
  }
  await agrees(story);
});

test('ten administrators at once take a withdrawal of two steps no further than it goes, and a rejection among them ends it', async () => {
  const story = begin();
  const answers = await Promise.all(Array.from({ length: 10 }, () => approve(story, '045dff8l')));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, ...Array(8).fill(400)]);
  expect(await where(story, '045dff8l')).toBe('approved 2/2');
  // The third call rejects: two approvals may come before it, or it ends the flow at the step that waits.
  const mixed = await Promise.all(
    Array.from({ length: 10 }, (_, place) => (place === 2 ? reject(story, '9rk6hy0s', 'Stop.') : approve(story, '9rk6hy0s'))),
  );
  const { status, logs } = await get(story, '9rk6hy0s');
  expect(status === 'rejected').toBe(mixed[2]?.status === 200);
  expect(mixed.filter((answer) => answer.status === 200)).toHaveLength(logs.length - 2);
  await agrees(story);
});

test('an identity check is unlocked by whoever decides it, a deposit is paid by its approval, and undo takes both back', async () => {
  const story = begin();
  const beginning = await kept(story);
  await story.simulate('broctagon', 'requests', 'u4e8sc1d', 'approveStep');
  expect(await get(story, 'u4e8sc1d', 'kyc')).toMatchObject({ status: 'pending', review_time: null, flow: { current: 2 } });
  await story.advance('3h');
  await simulated(story, 'u4e8sc1d', 'reject', { given: { comment: 'Illegible' } });
  await story.simulate('broctagon', 'requests', 'h2w9bz6n', 'approve');
  const unlocked = { status: 'approved', locked: false, unlock_time: '2026-03-01 12:00:00', review_time: '2026-03-01 12:00:00' };
  expect(await get(story, 'h2w9bz6n', 'kyc')).toMatchObject(unlocked);
  await story.simulate('broctagon', 'requests', 'f2n6by9s', 'approveStep');
  expect(await get(story, 'f2n6by9s', 'deposit')).toMatchObject({ status: 'pending', pay_status: 'processing', pay_time: null });
  await agrees(story);
  await story.simulate('broctagon', 'requests', 'f2n6by9s', 'approve');
  expect(await get(story, 'f2n6by9s', 'deposit')).toMatchObject({ pay_status: 'success', pay_time: '2026-03-01 12:00:00' });
  await agrees(story);
  // The vendor's calls decide withdrawals alone, whatever became of the others.
  const others = ['u4e8sc1d', 'f2n6by9s', 'k7q2m9xa'].flatMap((id) => [() => approve(story, id), () => reject(story, id, 'No.')]);
  await refused(story, [400, 'request_not_found'], ...others);
  for (let left = 6; left > 0; left -= 1) await story.undo();
  expect(await kept(story)).toEqual(beginning);
  await agrees(story);
});

test('a back office that counts steps from 0, wants comments and approves flows in one go leaves the next one alone', async () => {
  const [plain, other] = [begin(), begin()];
  const before = await kept(plain);
  await approve(other, '045dff8l');
  await other.switch({ 'broctagon/first-step': '0', 'broctagon/approve-steps': 'whole flow', 'broctagon/reject-comment': 'mandatory' });
  expect(await get(other, '045dff8l')).toMatchObject({ flow: { current: 1, total_steps: 2 }, pre_step: 0 });
  await approve(other, '9rk6hy0s');
  expect(await get(other, '9rk6hy0s')).toMatchObject({ status: 'approved', flow: { current: 2, total_steps: 3 }, pre_step: 1 });
  await refused(
    other,
    [400, 'invalid_parameters'],
    () => reject(other, 'abcd1234'),
    () => reject(other, 'abcd1234', ''),
  );
  expect((await reject(other, 'abcd1234', '.')).status).toBe(200);
  await refused(other, notPending, () => approve(other, '9rk6hy0s'));
  await agrees(other, { whole: true, firstStep: 0 });
  expect(await kept(plain)).toEqual(before);
  expect((await reject(plain, 'abcd1234')).status).toBe(200);
  await approve(plain, '9rk6hy0s');
  expect(await where(plain, '9rk6hy0s')).toBe('pending 3/3');
  await agrees(plain);
});

test('a signed decision counts if the signature is over its very body, in any script, whatever chooses the world', async () => {
  const story = begin({ readings: { 'broctagon/signature': 'required' } });
  const comment = 'الاسم لا يطابق 👩🏽‍💼 Zo\u0308e\u0301';
  const body = JSON.stringify({ id: '5tn2qv9k', comment, notify: true });
  const escaped = body.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const v1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();
  const v2 = (text: string) => `sha256=${createHmac('sha256', key).update(text).digest('hex')}`;
  const send = (text: string, signature?: string) => story.as(key)('POST', rejectPath, text, signature === undefined ? {} : { signature });
  const parameters = `comment=${comment}&id=5tn2qv9k&notify=true`;
  await refused(
    story,
    [403, 'access_denied'],
    () => send(body),
    () => send(body, v2(escaped)),
    () => send(body, v2(`${body} `)),
    () => send(body, v1(`${parameters.normalize('NFC')}${key}`)),
    () => send(body, v1(`id=5tn2qv9k&comment=${comment}&notify=true${key}`)),
    () => send(body, v1(`${parameters}${key}`).toLowerCase()),
  );
  const copies = [body, escaped, body].map((text, place) => ({ text, signature: place === 2 ? v1(`${parameters}${key}`) : v2(text) }));
  for (const { text, signature } of copies) {
    expect((await send(text, signature)).status).toBe(200);
    expect((await get(story, '5tn2qv9k')).logs.at(-1)).toEqual({ event: 'reject', timestamp: now, admin: 'Grace Lim', comment });
    await refused(story, notPending, () => send(text, signature));
    await agrees(story);
    await story.undo();
  }
  // The key's suffix names the world and signs nothing.
  const headers = { key: `${key}@${story.id}`, signature: v2(body) };
  expect((await call(sandbox().url, 'POST', rejectPath, { body, headers })).status).toBe(200);
  expect((await get(story, '5tn2qv9k')).status).toBe('rejected');
  await agrees(story);
});

test('a comment of five hundred characters in any script stays letter for letter in the log, and one more is refused', async () => {
  const story = begin();
  const words = ['ا', '資', '👍', 'e\u0301', '\u202E', '\u0000'];
  const ids = ['5tn2qv9k', '9rk6hy0s', '045dff8l', '8wozx7mr', 'abcd1234', '7pm3wd1z'];
  for (const [place, word] of words.entries()) {
    const [id, length] = [ids[place] as string, 500 / [...word].length];
    await refused(story, [400, 'invalid_parameters'], () => reject(story, id, `${word.repeat(length)}.`));
    expect((await reject(story, id, word.repeat(length))).status).toBe(200);
    expect((await get(story, id)).logs.at(-1).comment).toBe(word.repeat(length));
  }
  const { user, withdrawal_method_label } = await get(story, '5tn2qv9k');
  expect([user.name, withdrawal_method_label['zh-cn']]).toEqual(['中川 浩', '银行转账']);
  for (const id of ['中川 浩', 'ナカガワ', '5tn2qv9k\u0301', '５tn2qv9k']) {
    expect((await story.as(key)('GET', `${requests}/withdrawal/${encodeURIComponent(id)}`)).body.type).toBe('request_not_found');
  }
  await agrees(story);
});

test('whoever lost the answer to the first of two approvals reads what became of it, and does not approve twice by mistake', async () => {
  const story = begin();
  await story.arm({ match: { operationId: 'approveWithdrawal' }, effect: { fault: 'EMPTY_RESPONSE', afterCommit: true }, count: 1 });
  await expect(approve(story, '045dff8l')).rejects.toThrow();
  expect(await where(story, '045dff8l')).toBe('pending 2/2');
  await agrees(story);
  await story.arm({ match: { operationId: 'approveWithdrawal' }, effect: { fault: 'CONNECTION_RESET_BY_PEER' }, count: 1 });
  const before = await kept(story);
  await expect(approve(story, '045dff8l')).rejects.toThrow();
  expect(await kept(story)).toEqual(before);
  await story.arm({ match: { operationId: 'rejectWithdrawal' }, effect: { status: 500 }, count: 1 });
  await refused(story, [500, 'internal_error'], () => reject(story, '045dff8l', 'No.'));
  await refused(story, notPending, () => reject(story, '045dff8l', 'too late'));
  expect((await approve(story, '045dff8l')).status).toBe(200);
  await refused(story, notPending, () => approve(story, '045dff8l'));
  expect((await story.history({ id: '045dff8l' })).map(({ event }) => event)).toEqual(['approve', 'approveStep']);
  await agrees(story);
});

test('a back office that is closed between two steps goes on at the second one', () =>
  overFolder(async (open, restart) => {
    await open('whole').switch({ 'broctagon/approve-steps': 'whole flow' });
    await approve(open('steps'), '045dff8l');
    await reject(open('steps'), '5tn2qv9k', 'مرفوض ✗');
    await approve(open('whole'), '045dff8l');
    const before = [await kept(open('steps')), await kept(open('whole'))];
    await restart();
    const [steps, whole] = [open('steps'), open('whole')];
    expect([await kept(steps), await kept(whole)]).toEqual(before);
    expect([await where(steps, '045dff8l'), await where(whole, '045dff8l')]).toEqual(['pending 2/2', 'approved 2/2']);
    await refused(whole, notPending, () => approve(whole, '045dff8l'));
    await refused(steps, notPending, () => reject(steps, '5tn2qv9k'));
    await steps.undo();
    expect(await where(steps, '5tn2qv9k')).toBe('pending 2/2');
    await approve(steps, '045dff8l');
    expect(await where(steps, '045dff8l')).toBe('approved 2/2');
    await agrees(steps);
    await agrees(whole, { whole: true });
    await restart();
    await agrees(open('steps'));
    await open('steps').reset();
    expect(await where(open('steps'), '045dff8l')).toBe('pending 1/2');
    await agrees(open('steps'));
  }));

test('a log stays in order when the clock is set back between two steps, and a fork has a log of its own', async () => {
  const story = begin();
  await story.advance('2d');
  await approve(story, '9rk6hy0s');
  await story.simulate('broctagon', 'requests', 'u4e8sc1d', 'approveStep');
  await story.simulate('broctagon', 'requests', 'f2n6by9s', 'approveStep');
  await story.save('half-way');
  const fork = await story.fork('half-way');
  await story.resetClock();
  await approve(story, '9rk6hy0s');
  await story.simulate('broctagon', 'requests', 'u4e8sc1d', 'approve');
  await story.simulate('broctagon', 'requests', 'f2n6by9s', 'approve');
  expect((await get(story, '9rk6hy0s')).logs.slice(-2).map(({ timestamp }: any) => timestamp)).toEqual(
    Array(2).fill('2026-03-03 09:00:00'),
  );
  expect((await get(story, 'u4e8sc1d', 'kyc')).review_time).toBe('2026-03-03 09:00:00');
  await agrees(story);
  expect((await fork.history({ provider: 'broctagon' })).map(({ event }) => event)).toEqual(Array(3).fill('approveStep'));
  await fork.drop();
  await story.restore('half-way');
  expect(await where(story, '9rk6hy0s')).toBe('pending 3/3');
  expect((await story.as(key)('POST', approvePath, { id: '9rk6hy0s' })).status).toBe(200);
  await agrees(story);
});

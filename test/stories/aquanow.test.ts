/** Ten stories of withdrawals that need a second pair of eyes, told on Aquanow: nothing that one call shows contradicts what another shows. */
import { expect, test } from 'vitest';
import { began, call, stories } from '../story.ts';
import {
  agrees,
  ask,
  byId,
  cancel,
  kept,
  path,
  recordsOf,
  refused,
  review,
  reviewers,
  signed,
  since,
  waitingOfOne,
  waitingOfTwo,
  walk,
} from './aquanow.ts';
import { overFolder } from './folder.ts';

const { begin, sandbox } = stories();

const at = (milliseconds: number) => new Date(Date.parse(began) + milliseconds).toISOString();
const days = (count: number) => count * 86_400_000;
const [one, two, three, root] = ['aquanow-initiator', 'aquanow-initiator-2', 'aquanow-approver', 'aquanow-root'] as const;

test('an initiator sees and cancels only what is theirs, reviews nothing, and an approver does not review their own request', async () => {
  const story = begin();
  const { approvalId: ones } = (await ask(story, one)).body;
  const { approvalId: threes } = (await ask(story, three, { grossQuantity: 2, quantity: undefined })).body;
  await agrees(story);
  await refused(
    story,
    403,
    () => cancel(story, two, ones),
    () => cancel(story, root, ones),
    () => review(story, one, ones),
    () => review(story, two, ones),
    () => review(story, three, threes),
    () => review(story, one, threes, 'REJECT'),
  );
  await refused(
    story,
    404,
    () => byId(story, two, ones),
    () => cancel(story, one, 'nobody-knows'),
    () => review(story, three, 'nobody-knows'),
  );
  expect((await review(story, three, ones, 'REJECT', 'Which invoice?')).body).toEqual({ approvalId: ones, status: 'REJECTED' });
  expect((await review(story, root, threes)).body).toEqual({ approvalId: threes, status: 'APPROVED' });
  await agrees(story);
  // Where the world reads that one may review one's own, the root user does, and nowhere else.
  const lenient = begin({ readings: { 'aquanow/self-approval': 'allowed' } });
  for (const world of [lenient, story]) {
    const { approvalId } = (await ask(world, root)).body;
    expect((await review(world, root, approvalId)).status).toBe(world === lenient ? 200 : 403);
  }
  await agrees(lenient, 'allowed');
  await agrees(story);
});

test('whoever comes second, canceller or reviewer, is refused; of two at the same instant one wins', async () => {
  const story = begin();
  expect((await cancel(story, one, waitingOfOne)).body).toEqual({ approvalId: waitingOfOne, status: 'CANCELLED' });
  await refused(
    story,
    409,
    () => review(story, three, waitingOfOne),
    () => review(story, root, waitingOfOne, 'REJECT'),
  );
  expect((await review(story, three, waitingOfTwo)).status).toBe(200);
  await refused(
    story,
    409,
    () => cancel(story, two, waitingOfTwo),
    () => review(story, root, waitingOfTwo, 'REJECT', 'No!'),
  );
  for (let round = 0; round < 12; round += 1) {
    const { approvalId } = (await ask(story, one)).body;
    const calls = [() => cancel(story, one, approvalId), () => review(story, reviewers[round % 2] as string, approvalId, 'REJECT')];
    const answers = await Promise.all((round % 3 === 0 ? calls : calls.toReversed()).map((send) => send()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = answers.find(({ status }) => status === 200)?.body.status;
    expect((await byId(story, root, approvalId)).body.status).toBe(won);
    const history = (await story.admin('GET', `/aquanow/approvals/${approvalId}/history`)).body;
    expect(history).toMatchObject({ total: 1, items: [{ from: 'PENDING', to: won }] });
  }
  await agrees(story);
});

test("ten reviewers decide one request at the same instant, and the one review record is the winner's", async () => {
  const story = begin();
  for (let round = 0; round < 5; round += 1) {
    const { approvalId } = (await ask(story, two)).body;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        review(story, reviewers[place % 2] as string, approvalId, place % 3 === 0 ? 'APPROVE' : 'REJECT', `I am ${place}.`),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(409)]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await byId(story, two, approvalId)).body).toMatchObject({
      status: answers[winner]?.body.status,
      reviewRecords: [{ comment: `I am ${winner}.`, reviewedBy: winner % 2 === 0 ? 'userThree' : 'companyProfile' }],
    });
  }
  await agrees(story);
});

test('an approval request leaves the list after ninety days to the millisecond, and can still be fetched and decided', async () => {
  const story = begin();
  const { approvalId } = (await ask(story, one)).body;
  const early = (await since(story, root, at(-days(90)))).body.map((row: any) => row.approvalId);
  expect(early.at(-1)).toBe(approvalId);
  await story.advance('90d');
  expect((await since(story, one, began)).body).toMatchObject([{ approvalId, status: 'PENDING' }]);
  await agrees(story);
  await story.setClock({ now: at(days(90) + 1) });
  await refused(story, 400, () => since(story, one, began));
  expect((await since(story, one, began)).body.message).toBe('Query time range must be within 90 days');
  expect((await since(story, one, at(1))).body).toEqual([]);
  expect((await byId(story, one, approvalId)).body.status).toBe('PENDING');
  expect((await review(story, three, approvalId)).status).toBe(200);
  expect((await byId(story, one, approvalId)).body.reviewRecords).toMatchObject([{ reviewedAt: at(days(90) + 1) }]);
  await agrees(story);
  await story.undo();
  await story.undo();
  expect((await since(story, one, began)).body).toMatchObject([{ approvalId, status: 'PENDING' }]);
  await agrees(story);
});

test('a call signed once is good for five minutes, and decides nothing later, with another secret, method or path', async () => {
  const story = begin({ readings: { 'aquanow/signature': 'required', 'aquanow/nonce-age': '5 minutes' } });
  const body = { action: 'APPROVE', approvalId: waitingOfTwo };
  const send = (headers?: Record<string, string>, as: string = three) => story.as(as)('POST', `${path}/review`, body, headers);
  const now = signed(three, 'POST', began, `${path}/review`);
  const soon = signed(three, 'POST', at(300_000), `${path}/review`);
  await refused(
    story,
    401,
    () => send(),
    () => send(signed(two, 'POST', began, `${path}/review`)),
    () => send(signed(three, 'GET', began, `${path}/review`)),
    () => send(signed(three, 'POST', began)),
    () => send({ ...now, 'x-nonce': String(Date.parse(began) + 1) }),
    () => send(now, root),
  );
  await story.advance('300001ms');
  await refused(story, 401, () => send(now));
  expect((await send(soon)).body).toEqual({ approvalId: waitingOfTwo, status: 'APPROVED' });
  await refused(story, 409, () => send(soon));
  await story.advance('10m');
  await refused(story, 401, () => send(soon));
  // The path that is signed is the vendor's, whatever chooses the world.
  const { headers } = sandbox().personas.find(({ name }) => name === one) as { headers: Record<string, string> };
  const init = { headers: { ...headers, ...signed(one, 'GET', await story.now()) } };
  expect((await call(sandbox().url, 'GET', `/w/${story.id}${path}?approvalId=${waitingOfOne}`, init)).status).toBe(200);
  await story.switch({ 'aquanow/signature': 'checked when sent' });
  await agrees(story);
});

test.each(['inclusive', 'exclusive'])(
  'ten clients ask at once while the list is walked, startTime being %s, and every request is seen once',
  async (option) => {
    const story = begin({ readings: { 'aquanow/start-time': option, 'aquanow/page-size': '20' } });
    const [untouched, before] = [begin(), await kept(story)];
    const made: string[] = [];
    const arrive = async () => {
      if (made.length >= 150) return;
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, place) => ask(story, place % 2 === 0 ? one : two, { tag: `${place}` })),
      );
      made.push(...answers.map(({ body }) => body.approvalId));
    };
    await arrive();
    const rows = await walk(story.as(root), at(-days(90)), arrive);
    expect(made).toHaveLength(150);
    expect(rows).toEqual((await recordsOf(story)).filter(({ created }) => created >= at(-days(90))));
    expect(
      rows
        .slice(-150)
        .map(({ approvalId }) => approvalId)
        .toSorted(),
    ).toEqual(made.toSorted());
    expect(rows.slice(-150).map(({ created }) => created)).toEqual(made.map((_, place) => at(place)));
    // What was dated ahead of the clock is not reviewed before it was asked for.
    for (const approvalId of made.slice(-5)) expect((await review(story, three, approvalId)).status).toBe(200);
    await story.switch({ 'aquanow/start-time': 'inclusive', 'aquanow/page-size': '100' });
    await agrees(story);
    expect(await kept(untouched)).toEqual(before);
  },
);

test('comments, tags and fields of their own come back letter for letter, by id and in the list', async () => {
  const story = begin();
  const words = ['تحويل إلى محفظة العميل', 'Zo\u0308e\u0301 ≠ Zöé', '👩🏽‍💼✅', '資金の出所', '\u202Eright to left', 'a\u0000b\tc\nd', ''];
  for (const word of words) {
    const payload = { tag: word, accountName: word, memo: { [word]: [word, null, 1e-7] }, ['__proto__']: word, toString: word };
    const { approvalId, payload: answered } = (await ask(story, one, payload)).body;
    expect(answered).toMatchObject({ ...payload, transactionType: 'WITHDRAW', networkFee: 0 });
    expect((await review(story, root, approvalId, 'REJECT', word)).status).toBe(200);
    const { body } = await byId(story, one, approvalId);
    expect([body.payload, body.reviewRecords[0].comment]).toEqual([answered, word]);
    expect((await since(story, three, began)).body.at(-1)).toEqual(body);
    const unknown = await byId(story, root, word);
    expect(unknown.status).toBe(word === '' ? 400 : 404);
  }
  await agrees(story);
});

test('an answer that is lost on the way was given all the same: a review is not repeated, a second request is a second one', async () => {
  const story = begin();
  const lost = { fault: 'CONNECTION_RESET_BY_PEER', afterCommit: true } as const;
  await story.arm({ match: { operationId: 'reviewApproval' }, effect: lost, count: 1 });
  await expect(review(story, three, waitingOfOne, 'APPROVE', 'Once.')).rejects.toThrow();
  await refused(
    story,
    409,
    () => review(story, three, waitingOfOne, 'APPROVE', 'Once.'),
    () => cancel(story, one, waitingOfOne),
  );
  expect((await byId(story, one, waitingOfOne)).body.reviewRecords).toMatchObject([{ comment: 'Once.', status: 'APPROVED' }]);

  await story.arm({ match: { operationId: 'createApproval' }, effect: lost, count: 1 });
  await expect(ask(story, one, { tag: 'rent' })).rejects.toThrow();
  await agrees(story);
  const { approvalId } = (await ask(story, one, { tag: 'rent' })).body;
  const rents = (await since(story, one, began)).body.filter(({ payload }: any) => payload.tag === 'rent');
  expect(rents.map((row: any) => [row.created, row.status])).toEqual([
    [began, 'PENDING'],
    [at(1), 'PENDING'],
  ]);
  expect((await cancel(story, one, approvalId)).status).toBe(200);

  await story.arm({ match: { operationId: 'cancelApproval' }, effect: { status: 500 }, count: 1 });
  await refused(story, 500, () => cancel(story, one, rents[0].approvalId));
  expect((await cancel(story, one, rents[0].approvalId)).status).toBe(200);
  await agrees(story);
});

test('a company whose sandbox is closed between request and review goes on where it was', () =>
  overFolder(async (open, restart) => {
    await open('strict').switch({ 'aquanow/illegal-transition': '400', 'aquanow/initiators-see': "the company's" });
    for (const id of ['plain', 'strict']) {
      for (let count = 0; count < 3; count += 1) await ask(open(id), one, { tag: `قبل ${count}` });
      await cancel(open(id), one, waitingOfOne);
    }
    const before = [await kept(open('plain')), await kept(open('strict'))];
    await restart();
    const [plain, strict] = [open('plain'), open('strict')];
    expect([await kept(plain), await kept(strict)]).toEqual(before);
    await refused(plain, 409, () => review(plain, three, waitingOfOne));
    await refused(strict, 400, () => review(strict, three, waitingOfOne));
    await refused(plain, 404, () => byId(plain, two, waitingOfOne));
    expect((await byId(strict, two, waitingOfOne)).body.status).toBe('CANCELLED');
    const { approvalId } = (await ask(plain, one)).body;
    expect((await byId(plain, one, approvalId)).body.created).toBe(at(3));
    expect(new Set((await recordsOf(plain)).map((row) => row.approvalId)).size).toBe((await recordsOf(plain)).length);
    await review(plain, root, approvalId);
    await agrees(plain);
    for (let left = 3; left > 0; left -= 1) await plain.undo();
    expect((await byId(plain, one, waitingOfOne)).body.status).toBe('PENDING');
    await agrees(plain);
  }));

test('what is undone, restored or set back never dates a request twice, and a fork goes its own way', async () => {
  const story = begin();
  const beginning = await kept(story);
  await ask(story, one);
  await story.save('asked');
  const { approvalId } = (await ask(story, two)).body;
  await review(story, three, approvalId);
  const fork = await story.fork();
  await story.undo();
  expect((await byId(story, two, approvalId)).body).toMatchObject({ status: 'PENDING', reviewRecords: [] });
  await story.restore('asked');
  await refused(story, 404, () => review(story, three, approvalId));
  await agrees(story);
  expect((await fork.history({ provider: 'aquanow' })).map(({ id, to }) => [id, to])).toEqual([[approvalId, 'APPROVED']]);
  await fork.drop();
  // A clock that is set back leaves requests in its future; the next one comes after them, and so does its review.
  await story.advance('1d');
  await ask(story, one);
  await story.resetClock();
  const late = (await ask(story, one)).body.approvalId;
  expect((await byId(story, one, late)).body.created).toBe(at(days(1) + 1));
  expect((await review(story, three, late)).status).toBe(200);
  await agrees(story);
  await story.reset();
  expect(await kept(story)).toEqual(beginning);
});

/** Ten stories of a brokerage's back office, told on B2Core: nothing that one call shows contradicts what another shows. */
import { expect, test } from 'vitest';
import { type Story, stories } from '../story.ts';
import { admin, agrees, api, approve, balance, both, event, kept, refused, reject, request, transaction, vip, walk } from './b2core.ts';
import { overFolder } from './folder.ts';

const { begin } = stories();

const notified = async (story: Story, as = admin) => (await as(story)('GET', `${api}/applications/notifications`)).body.total;

test.each(['404', '403'])(
  'an administrator of vip clients sees and decides the requests of vip clients alone, the others are %s',
  async (hidden) => {
    const story = begin();
    await story.switch({ 'b2core/hidden-client': hidden });
    await agrees(story);
    // Request 3 with transaction 1 is a retail client's, and monitoring record 1 too.
    const hers = [
      ['GET', 'applications/3'],
      ['POST', 'applications/3/approve', {}],
      ['POST', 'applications/3/reject', { resolutionId: 1 }],
      ['POST', 'applications/3/audit'],
      ['PATCH', 'applications/3', { color: '#ff0000' }],
      ['GET', 'transactions/1'],
      ['PUT', 'transactions/1', { complianceStatus: 'declined' }],
      ['POST', 'transactions/1/check'],
      ['GET', 'monitoring/transactions/1'],
    ] as const;
    await refused(
      story,
      Number(hidden),
      ...hers.map(
        ([method, path, body]) =>
          () =>
            vip(story)(method, `${api}/${path}`, body),
      ),
    );
    for (const filter of ['applications?filter[id]=3', 'transactions?filter[accountId]=1', 'monitoring/transactions?filter[clientId]=1']) {
      expect((await vip(story)('GET', `${api}/${filter}`)).body).toEqual({ total: 0, data: [] });
    }
    const before = [await notified(story), await notified(story, vip)];
    expect((await vip(story)('POST', `${api}/applications/2/approve`, { data: ['Known client.'] })).status).toBe(204);
    expect((await vip(story)('POST', `${api}/transactions/2/check`)).status).toBe(204);
    expect([await notified(story), await notified(story, vip)]).toEqual(before.map((total) => total - 1));
    expect((await story.history({ resource: 'requests' })).map(({ id, by }) => [id, by])).toEqual([['2', 'b2core-vip']]);
    await agrees(story);
  },
);

test('a withdrawal is paid once dealing and compliance have both cleared it, and only in the back office that works so', async () => {
  const verdicts = { 'b2core/department-verdicts': 'all approved: inProgress, one declined: rejected' };
  const [story, elsewhere] = [begin(), begin()];
  await story.switch(verdicts);
  const [held, start] = [await kept(elsewhere), await balance(story, 149, 55)];
  await vip(story)('PATCH', `${api}/transactions/2`, { dealingStatus: 'approved' });
  expect(await both(story, 2)).toEqual(['0 pending']);
  await vip(story)('PATCH', `${api}/transactions/2`, { complianceStatus: 'approved' });
  expect(await both(story, 2)).toEqual(['0 inProgress']);
  expect((await admin(story)('PATCH', `${api}/transactions/1`, { complianceStatus: 'declined' })).body.status).toBe('rejected');
  await agrees(story);
  await story.advance('60s');
  expect(await both(story, 2, 3)).toEqual(['0 done', '0 rejected']);
  // What was paid can only be approved, and stays cleared; what was declined can only be rejected.
  const late = () => admin(story)('PATCH', `${api}/transactions/2`, { dealingStatus: 'declined' });
  await refused(
    story,
    409,
    () => reject(story, 2),
    () => approve(story, 3),
    late,
  );
  expect([(await approve(story, 2)).status, (await reject(story, 3)).status]).toEqual([204, 204]);
  await story.advance('1d');
  expect(await both(story, 2, 3)).toEqual(['1 done', '2 rejected']);
  expect(await balance(story, 149, 55)).toEqual(start.minus(2));
  await agrees(story);

  expect(await kept(elsewhere)).toEqual(held);
  await admin(elsewhere)('PATCH', `${api}/transactions/2`, { dealingStatus: 'approved', complianceStatus: 'approved' });
  expect(await both(elsewhere, 2)).toEqual(['0 pending']);
  await agrees(elsewhere);
});

test('a second administrator audits before, between and after a deposit, and takes back what the first one decided', async () => {
  const story = begin();
  const audit = async () => (await vip(story)('POST', `${api}/applications/55/audit`)).body;
  const shortfall = await audit();
  expect(shortfall).toMatchObject({ clintId: 17, result: [expect.stringContaining('2100243')] });
  const { amount, account } = (await transaction(story, 107)).creditDetails;
  const start = await balance(story, 15, account.accountId);
  const beginning = await kept(story);

  expect((await approve(story, 57)).status).toBe(204);
  await agrees(story);
  await story.advance('60s');
  const paid = { status: 'done', verificationStatus: 'approved', resultDate: '2026-03-01 09:01:00' };
  expect(await transaction(story, 107)).toMatchObject(paid);
  expect(await balance(story, 15, account.accountId)).toEqual(start.plus(amount));
  const settled = await kept(story);
  expect((await admin(story)('POST', `${api}/applications/57/audit`)).body).toEqual({ clintId: 15, result: ['All OK'] });
  expect(await audit()).toEqual(shortfall);
  await agrees(story);

  await story.undo();
  expect(await both(story, 57)).toEqual(['1 inProgress']);
  await agrees(story);
  await story.undo();
  expect(await kept(story)).toEqual(beginning);
  await agrees(story);
  await approve(story, 57);
  await story.advance('60s');
  expect(await kept(story)).toEqual(settled);
  await story.reset();
  expect(await kept(story)).toEqual(beginning);
});

test('a client who cancels while an administrator decides: whoever comes second is refused, and of two at once one wins', async () => {
  const first = begin();
  expect((await event(first, 'cancel', 'transactions', 1)).status).toBe(200);
  await refused(first, 409, () => approve(first, 3));
  expect((await reject(first, 3)).status).toBe(204);
  expect(await both(first, 3)).toEqual(['2 cancelled']);
  await agrees(first);

  const second = begin();
  expect((await approve(second, 3)).status).toBe(204);
  await refused(second, 409, () => event(second, 'cancel', 'transactions', 1));
  expect(await both(second, 3)).toEqual(['1 inProgress']);
  await agrees(second);

  const atOnce = begin();
  for (const id of [2, 3, 55, 57, 61, 67]) {
    const { transactionId } = await request(atOnce, id);
    const calls = [() => approve(atOnce, id), () => event(atOnce, 'cancel', 'transactions', transactionId)];
    const answers = await Promise.all((id % 2 === 0 ? calls : calls.toReversed()).map((one) => one()));
    const approved = answers.some(({ status }) => status === 204);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(approved ? [204, 409] : [200, 409]);
    expect(await both(atOnce, id)).toEqual([approved ? '1 inProgress' : '0 cancelled']);
  }
  await agrees(atOnce);
});

test('ten administrators decide one request at the same instant, and one decision is on every record', async () => {
  const story = begin();
  for (const id of [1, 2, 57, 61]) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        place % 2 === 0 ? approve(story, id, [`By ${place}.`]) : reject(story, id, [`By ${place}.`]),
      ),
    );
    const winner = answers.findIndex(({ status }) => status === 204);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, ...Array(9).fill(409)]);
    const { statusId, comments } = await request(story, id);
    expect([statusId, comments]).toEqual([winner % 2 === 0 ? 1 : 2, [`By ${winner}.`]]);
    expect(await story.history({ resource: 'requests', id: String(id) })).toMatchObject([{ to: statusId, by: 'b2core-admin' }]);
  }
  await agrees(story);
  await story.advance('1h');
  await agrees(story);
});

test('money that is approved at different times arrives a minute after each approval, and what fails comes back to be rejected', async () => {
  const story = begin();
  const [btc, usd] = [await balance(story, 149, 55), await balance(story, 12, 26)];
  await approve(story, 2);
  await story.advance('30s');
  await approve(story, 61);
  await approve(story, 57);
  await event(story, 'fail', 'transactions', 107);
  expect(await both(story, 57)).toEqual(['3 failed']);
  await agrees(story);
  const fork = await story.fork();
  expect((await story.advance('30s')).map(({ id }) => id)).toEqual(['2']);
  expect(await both(story, 2, 61)).toEqual(['1 done', '1 inProgress']);
  expect((await story.advance('30s')).map(({ id }) => id)).toEqual(['110']);
  await refused(story, 409, () => approve(story, 57));
  expect((await reject(story, 57)).status).toBe(204);
  await refused(story, 409, () => reject(story, 57));
  expect((await story.advance('30d')).filter(({ provider }) => provider === 'b2core')).toEqual([]);
  expect([await balance(story, 149, 55), await balance(story, 12, 26)]).toEqual([btc.minus(2), usd.minus(150)]);
  expect((await fork.advance('60s')).map(({ id, event: name }) => [id, name])).toEqual(['2', '110'].map((id) => [id, 'settle']));
  await agrees(story);
});

test('whoever walks a list to its last page misses nothing that was there all along, while requests and checks arrive', async () => {
  const story = begin();
  const arrivals: Readonly<Record<string, (() => Promise<unknown>)[]>> = {
    '/applications?filter[statusId]=0': [63, 64, 65, 68].map((id) => () => event(story, 'submit', 'requests', id)),
    '/monitoring/transactions?filter[provider]=SumSubstance&filter[transactionType]=deposit': [3, 4, 7, 12, 21].map(
      (id) => () => (id % 2 === 0 ? admin(story)('POST', `${api}/transactions/${id}/check`) : event(story, 'check', 'transactions', id)),
    ),
    '/applications?filter[statusId]=1&filter[type]=withdrawal': [2, 3, 51].map((id) => () => approve(story, id)),
    '/transactions?filter[type]=withdrawal&filter[status]=done&filter[fromProcessedTime]=2025-12-01': [() => story.advance('60s')],
  };
  for (const [list, waiting] of Object.entries(arrivals)) {
    for (const order of ['asc', 'desc']) {
      const [path = '', query = ''] = list.split('?');
      const key = ({ id, transactionId }: any) => id ?? transactionId;
      const before = await walk(admin(story), path, query);
      const seen = new Set<number>();
      let [total, offset] = [before.length, 0];
      while (offset < total) {
        const page = (await admin(story)('GET', `${api}${list}&sort_order=${order}&limit=3&offset=${offset}`)).body;
        for (const row of page.data) seen.add(key(row));
        [total, offset] = [page.total, offset + page.data.length];
        if (order === 'asc') await waiting.pop()?.();
      }
      const missed = before.map(key).filter((id) => !seen.has(id));
      expect(missed, list).toEqual([]);
      const after = await walk(admin(story), path, query, 3);
      expect(after.length, list).toBeGreaterThanOrEqual(before.length);
      expect(waiting.length, list).toBe(0);
      if (order === 'desc') expect(after.map(key)).toEqual(before.map(key));
    }
  }
  await agrees(story);
});

test('comments in any script come back letter for letter, in details, lists and captions', async () => {
  const story = begin();
  const words = ['تمت الموافقة على السحب', 'Zo\u0308e\u0301 ≠ Zöé', '👩🏽‍💼✅', '資金の出所', '\u202Eright to left', 'a\u0000b\tc\nd'];
  expect((await approve(story, 2, words)).status).toBe(204);
  expect((await reject(story, 55, words.toReversed())).status).toBe(204);
  expect((await walk(admin(story), '/applications', 'filter[id]=2'))[0].comments).toEqual(words);
  expect((await walk(vip(story), '/applications', 'filter[clientId]=17&filter[statusId]=2'))[0].comments).toEqual(words.toReversed());
  const english = (await admin(story)('GET', `${api}/transactions/types/3`)).body.caption;
  for (const word of words) {
    expect((await admin(story)('PATCH', `${api}/transactions/3`, { internalComment: word })).body.internalComment).toBe(word);
    const listed = await walk(admin(story), '/transactions', 'filter[accountId]=1');
    expect(listed.find(({ transactionId }) => transactionId === 3).internalComment).toBe(word);
    const inJapanese = { 'Accept-Language': 'ar, ja;q=0.8, *;q=0.1' };
    expect((await admin(story)('PUT', `${api}/transactions/types/3`, { caption: word }, inJapanese)).body.caption).toBe(word);
    expect((await admin(story)('GET', `${api}/transactions/types`, undefined, { 'Accept-Language': 'ja' })).body.data[2].caption).toBe(
      word,
    );
    expect((await admin(story)('GET', `${api}/transactions/types/3`)).body.caption).toBe(english);
    const filters = ['applications?filter[type]', 'monitoring/transactions?filter[provider]', 'transactions?filter[creditAccountNumber]'];
    const [type, ...names] = await Promise.all(
      filters.map((filter) => admin(story)('GET', `${api}/${filter}=${encodeURIComponent(word)}`)),
    );
    expect(type?.status).toBe(400);
    for (const { status, body } of names) expect([status, body.total]).toEqual([200, 0]);
  }
  await agrees(story);
});

test('an answer that is lost on the way decided all the same, and a call that never arrived decided nothing', async () => {
  const story = begin();
  const match = { operationId: 'approveApplication' };
  await story.arm({ match, effect: { fault: 'CONNECTION_RESET_BY_PEER', afterCommit: true }, count: 1 });
  await expect(approve(story, 2, ['Once.'])).rejects.toThrow();
  await refused(
    story,
    409,
    () => approve(story, 2, ['Once.']),
    () => reject(story, 2),
  );
  expect(await request(story, 2)).toMatchObject({ statusId: 1, comments: ['Once.'] });
  await agrees(story);

  await story.arm({ match, effect: { status: 503 }, count: 1 });
  await story.arm({ match, effect: { fault: 'EMPTY_RESPONSE' }, count: 1 });
  await refused(story, 503, () => approve(story, 61));
  const before = await kept(story);
  await expect(approve(story, 61)).rejects.toThrow();
  expect(await kept(story)).toEqual(before);
  expect((await approve(story, 61)).status).toBe(204);
  expect((await story.advance('60s')).map(({ id, to }) => [id, to])).toEqual([
    ['2', 'done'],
    ['110', 'done'],
  ]);
  await agrees(story);
});

test('a back office that is closed between an approval and its payment goes on where it was', () =>
  overFolder(async (open, restart) => {
    await open('two').switch({ 'b2core/check-answer': 'after 5 s', 'b2core/approved-transaction': 'done at once' });
    for (const story of [open('one'), open('two')]) {
      await approve(story, 2, ['✓ قبل الإغلاق']);
      await admin(story)('POST', `${api}/transactions/1/check`);
    }
    await open('one').advance('30s');
    const before = [await kept(open('one')), await kept(open('two'))];
    await restart();
    const [one, two] = [open('one'), open('two')];
    expect([await kept(one), await kept(two)]).toEqual(before);
    expect([...(await both(one, 2)), ...(await both(two, 2))]).toEqual(['1 inProgress', '1 done']);
    for (const story of [one, two]) await refused(story, 409, () => reject(story, 2));
    expect((await one.advance('30s')).map(({ id, event: name }) => [id, name])).toEqual([['2', 'settle']]);
    expect((await two.advance('5s')).map(({ event: name }) => name)).toEqual(['answer']);
    for (const story of [one, two]) await agrees(story);
    await one.undo();
    await one.undo();
    expect(await both(one, 2)).toEqual(['1 inProgress']);
    await one.undo();
    await one.undo();
    expect(await both(one, 2)).toEqual(['0 pending']);
    await agrees(one);
  }));

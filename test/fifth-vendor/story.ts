/** Harbour's story: a payout is released, refused, and expires. */
import { expect, test } from 'vitest';
import { stories } from '../story.ts';

const { begin } = stories();

test('a clerk releases a payout once, and only within the limit', async () => {
  const { as } = begin();
  const release = (id: string, who = 'harbour-clerk') => as(who)('POST', `/harbour/payouts/${id}/release`);
  expect(await release('p-1')).toMatchObject({ status: 200, body: { status: 'released', decidedBy: 'harbour-clerk' } });
  expect((await release('p-1')).status).toBe(409);
  expect(await release('p-2')).toMatchObject({ status: 409, body: { reason: '25000 is over the limit of harbour-clerk' } });
  expect((await release('p-2', 'harbour-chief')).body.status).toBe('released');
  expect((await release('nothing')).status).toBe(404);
});

test('limits are advisory where the world reads so', async () => {
  const { as, switch: read } = begin();
  await read({ 'harbour/limits': 'advisory' });
  const { status, headers } = await as('harbour-clerk')('POST', '/harbour/payouts/p-2/release');
  expect(status).toBe(200);
  expect(headers.get('X-Countersign-Readings')).toBe('harbour/limits=advisory');
});

test('a payout expires after two hours, and the typed client of the vendor sees it', async () => {
  const { as, advance, harbour } = begin();
  const { id } = (await as('harbour-clerk')('POST', '/harbour/payouts', { account: 'a-1', amount: 5 })).body;
  await advance('2h');
  const { data } = await harbour.GET('/payouts/{id}', { params: { path: { id } } });
  expect(data?.status).toBe('expired');
});

/** The library's verbs, each on a world of its own. */
import { expect, test } from 'vitest';
import { connect } from '../src/index.ts';
import { began, stories } from './story.ts';

const { begin, sandbox } = stories();

test('a program turns the clock forward, stops it, lets it run and resets it', async () => {
  const world = begin();
  await world.b2core.GET('/applications');
  expect(await world.advance('1h')).toEqual([]);
  expect(await world.advance('2026-03-01T12:00:00Z')).toEqual([]);
  expect(await world.now()).toBe('2026-03-01T12:00:00.000Z');
  await world.setClock({ frozen: false });
  await world.freeze();
  expect(await world.now()).toBe(await world.now());
  await world.resetClock();
  expect(await world.now()).toBe(began);
  await expect(world.advance('soon')).rejects.toThrow('/body/by');
});

test('a program plays, looks, goes back, saves and forks', async () => {
  const world = begin();
  await world.save('start');
  expect(await world.goTo('b2core', 'requests', 2, 1)).toMatchObject({ statusId: 1 });
  expect((await world.history({ resource: 'requests' })).map(({ event, by }) => [event, by])).toEqual([['approve', 'b2core-admin']]);
  expect((await world.next('b2core', 'transactions', 2)).deadlines).toEqual([{ event: 'settle', at: '2026-03-01T09:01:00.000Z' }]);
  const fork = await world.fork('start');
  expect(await fork.history()).toEqual([]);
  await world.undo();
  expect(await world.history()).toEqual([]);
  await world.simulate('b2core', 'requests', 2, 'take');
  await world.restore('start');
  expect((await world.next('b2core', 'requests', 2, 'b2core-admin')).allowed.map(({ event }) => event)).toContain('take');
  expect((await world.snapshots()).map(({ name }) => name)).toEqual(['start']);
  await world.forget('start');
  await world.forget('start');
  await expect(world.restore('start')).rejects.toThrow("no snapshot 'start'");
  await fork.choose('empty');
  expect((await fork.b2core.GET('/applications')).data).toEqual({ total: 0, data: [] });
});

test('a sandbox elsewhere is steered the same way', async () => {
  const { world: at } = await connect(sandbox().url);
  const { id } = begin();
  expect(await at(id).goTo('allpass', 'applicants', 'ab6404bf-e7ac-49f1-928b-ed0fc469eb1c', 'APPROVED')).toMatchObject({
    status: 'APPROVED',
  });
  const { requests } = at(id);
  await at(id).allpass.GET('/applicant/{applicantId}', { params: { path: { applicantId: 'user-1002' } } });
  expect((await requests()).map(({ operationId }) => operationId)).toEqual(['getApplicant']);
  await expect(at(id).goTo('b2core', 'requests', 1, 127)).rejects.toThrow('No path leads from 0 to 127');
});

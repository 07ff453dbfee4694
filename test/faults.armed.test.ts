/** Armed faults: which calls they strike, how often, and how they are listed and disarmed. */
import { expect, test } from 'vitest';
import type { Fault } from '../src/core/faults/fault.ts';
import { arm, armed, other, pending, statuses } from './faults.calls.ts';
import { stories } from './story.ts';

const { begin } = stories();

test('count ends a fault', async () => {
  const story = begin();
  await arm(story, { effect: { status: 503 }, count: 2 });
  expect(await statuses(story, 3)).toEqual([503, 503, 200]);
  expect(await armed(story)).toEqual([]);
});

test('nth strikes that call alone', async () => {
  const story = begin();
  await arm(story, { match: { path: pending, nth: 3 }, effect: { status: 503 } });
  expect(await statuses(story, 2, other)).toEqual([200, 200]);
  expect(await statuses(story, 4)).toEqual([200, 200, 503, 200]);
});

test('a time to live runs in world time', async () => {
  const story = begin();
  await arm(story, { effect: { status: 503 }, ttl: '10m' });
  expect(await armed(story)).toMatchObject([{ until: '2026-03-01T09:10:00.000Z' }]);
  await story.advance('599s');
  expect(await statuses(story, 1)).toEqual([503]);
  await story.advance('1s');
  expect(await statuses(story, 1)).toEqual([200]);
});

test('probability draws from the seed of the world: same seed, same calls struck', async () => {
  const outcomes = async (seed: number) => {
    const story = begin();
    const { id } = (await story.admin('POST', '/worlds', { seed })).body;
    const world = { 'X-World': id };
    const half: Fault = { effect: { status: 503 }, probability: 0.5 };
    expect((await story.admin('POST', '/faults', half, world)).status).toBe(201);
    const seen: number[] = [];
    while (seen.length < 24) seen.push((await story.as('b2core-admin')('GET', pending, undefined, world)).status);
    return seen;
  };
  const first = await outcomes(5);
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await outcomes(5)).toEqual(first);
  expect(await outcomes(6)).not.toEqual(first);
});

const wanted = {
  action: 'BALANCE/WITHDRAW',
  payload: { transactionType: 'WITHDRAW', symbol: 'USDC', address: '0x1', quantity: 1 },
};

test('faults draw nothing from the ids', async () => {
  const ids = async (fault?: Fault) => {
    const story = begin();
    if (fault) await arm(story, fault);
    await statuses(story, 3);
    return (await story.as('aquanow-initiator')('POST', '/accounts/v1/approval', wanted)).body.approvalId;
  };
  const delay = { type: 'uniform', lower: 0, upper: 1 } as const;
  expect(await ids({ effect: { delay }, probability: 0.5 })).toBe(await ids());
});

test.each([
  [{}, true],
  [{ operationId: 'getApplication' }, true],
  [{ operationId: 'listApplications' }, false],
  [{ provider: 'b2core' }, true],
  [{ provider: 'aquanow' }, false],
  [{ method: 'GET' }, true],
  [{ method: 'POST' }, false],
  [{ path: pending }, true],
  [{ path: '/api/v2/applications' }, false],
  [{ path: '/api/v2/applications/*' }, true],
  [{ path: '*' }, true],
  [{ path: '/api/*/applications*2' }, true],
  [{ path: '/api/v2/applications/2*2' }, false],
  [{ path: '*/approve' }, false],
  [{ path: '*transactions*' }, false],
  [{ persona: 'b2core-admin' }, true],
  [{ persona: 'b2core-vip' }, false],
  [{ operationId: 'getApplication', persona: 'b2core-vip' }, false],
  [{ operationId: 'getApplication', provider: 'b2core', method: 'GET', path: '/api/*', persona: 'b2core-admin', nth: 1 }, true],
] as const)('a fault for %j: does it strike? %s', async (match, strikes) => {
  const story = begin();
  await arm(story, { match, effect: { status: 503 } });
  expect(await statuses(story, 1)).toEqual([strikes ? 503 : 200]);
});

test('of several that fit, the one armed first strikes, and each counts the call', async () => {
  const story = begin();
  await arm(story, { effect: { status: 502 }, count: 1 });
  await arm(story, { match: { nth: 2 }, effect: { status: 503 } });
  expect(await statuses(story, 3)).toEqual([502, 503, 200]);
});

test('calls that are not let in or not valid meet no fault', async () => {
  const story = begin();
  await arm(story, { effect: { status: 503 } });
  expect((await story.as('b2core-admin')('GET', pending, undefined, { Authorization: 'Bearer nobody' })).status).toBe(401);
  expect((await story.as('b2core-admin')('GET', '/api/v2/applications/two')).status).toBe(400);
  expect(await armed(story)).toMatchObject([{ calls: 0 }]);
});

test('worlds have their own faults', async () => {
  const [one, two] = [begin(), begin()];
  await arm(one, { effect: { status: 503 } });
  expect([await statuses(one, 1), await statuses(two, 1)]).toEqual([[503], [200]]);
  expect(await armed(two)).toEqual([]);
});

test('a reset disarms, and numbers and draws from the start', async () => {
  const story = begin();
  expect(await arm(story, { effect: { status: 503 }, probability: 0.5 })).toBe('fault-1');
  const before = await statuses(story, 12);
  await story.reset();
  expect(await armed(story)).toEqual([]);
  expect(await arm(story, { effect: { status: 503 }, probability: 0.5 })).toBe('fault-1');
  expect(await statuses(story, 12)).toEqual(before);
});

test('a restored snapshot disarms, so that it goes on as it did before', async () => {
  const story = begin();
  await story.admin('POST', '/snapshots', { name: 'calm' });
  await arm(story, { effect: { status: 503 } });
  expect((await story.admin('POST', '/snapshots/calm/restore')).status).toBe(200);
  expect(await statuses(story, 1)).toEqual([200]);
});

test('faults are listed and disarmed, one or all', async () => {
  const story = begin();
  const fault: Fault = { match: { method: 'GET' }, effect: { status: 503 }, count: 9, ttl: '1h', probability: 1 };
  const ids = [await arm(story, fault), await arm(story, fault), await arm(story, fault)];
  expect(ids).toEqual(['fault-1', 'fault-2', 'fault-3']);
  await statuses(story, 1);
  expect((await armed(story))[0]).toEqual({ ...fault, id: 'fault-1', calls: 1, strikes: 1, until: '2026-03-01T10:00:00.000Z' });
  expect((await story.admin('DELETE', '/faults/fault-1')).status).toBe(204);
  expect((await story.admin('DELETE', '/faults/fault-1')).status).toBe(404);
  expect((await armed(story)).map(({ id }: { id: string }) => id)).toEqual(['fault-2', 'fault-3']);
  expect((await story.admin('DELETE', '/faults')).status).toBe(204);
  expect(await armed(story)).toEqual([]);
});

test.each([
  [{}, '/body/effect'],
  [{ effect: {} }, '/body/effect'],
  [{ effect: { afterCommit: true } }, '/body/effect'],
  [{ effect: { status: 503, fault: 'EMPTY_RESPONSE' } }, '/body/effect'],
  [{ effect: { status: 200 } }, '/body/effect/status'],
  [{ effect: { fault: 'EARTHQUAKE' } }, '/body/effect/fault'],
  [{ effect: { delay: { type: 'uniform', lower: 9, upper: 1 } } }, '/body/effect/delay/upper'],
  [{ effect: { status: 500 }, match: { operationId: 'launch' } }, '/body/match/operationId'],
  [{ effect: { status: 500 }, match: { operationId: '__proto__' } }, '/body/match/operationId'],
  [{ effect: { status: 500 }, match: { provider: 'nobody' } }, '/body/match/provider'],
  [{ effect: { status: 500 }, match: { persona: 'nobody' } }, '/body/match/persona'],
  [{ effect: { status: 500 }, match: { nth: 0 } }, '/body/match/nth'],
  [{ effect: { status: 500 }, count: 0 }, '/body/count'],
  [{ effect: { status: 500 }, probability: 2 }, '/body/probability'],
  [{ effect: { status: 500 }, ttl: 'soon' }, '/body/ttl'],
  [{ effect: { status: 500 }, ttl: '9 parsecs' }, '/body/ttl'],
  [{ effect: { status: 500 }, ttl: '99999999y' }, '/body/ttl'],
  [{ effect: { status: 500 }, colour: 'red' }, '/body/colour'],
])('a fault of %j is refused', async (fault, path) => {
  const story = begin();
  const answer = await story.admin('POST', '/faults', fault);
  expect(answer.status).toBe(400);
  expect(answer.body.findings).toContainEqual({ path, message: expect.any(String) });
  if ('effect' in fault && !('colour' in fault)) await expect(story.arm(fault as Fault)).rejects.toThrow();
  expect(await armed(story)).toEqual([]);
});

test('a world has at most a hundred armed faults', async () => {
  const story = begin();
  for (let made = 0; made < 100; made += 1) await story.arm({ effect: { status: 503 } });
  expect((await story.admin('POST', '/faults', { effect: { status: 503 } })).status).toBe(409);
});

test('the library arms and disarms, also what is spent', async () => {
  const story = begin();
  const { id, disarm } = await story.arm({ effect: { status: 503 }, count: 2 });
  expect(id).toBe('fault-1');
  expect(await statuses(story, 1)).toEqual([503]);
  await disarm();
  expect(await statuses(story, 1)).toEqual([200]);
  await disarm();
});

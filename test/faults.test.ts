/** Faults, as a client sees them. */
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { schemasOf } from '../src/check/schemas.ts';
import { drawDelay } from '../src/core/faults/delay.ts';
import type { Fault } from '../src/core/faults/fault.ts';
import { idSource, seeded } from '../src/core/ids.ts';
import { createSandbox } from '../src/index.ts';
import { discover } from '../src/providers/discover.ts';
import { playsOf } from './plays.ts';
import { call, type Story, stories } from './story.ts';

const { begin, sandbox } = stories();
const vendors = await discover();

const pending = '/api/v2/applications/2';
const other = '/api/v2/applications/1';
const arm = async ({ admin }: Story, fault: Fault) => {
  const { status, body } = await admin('POST', '/faults', fault);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as string;
};
const armed = async ({ admin }: Story) => (await admin('GET', '/faults')).body;
const statusOf = async (story: Story) => (await story.as('b2core-admin')('GET', pending)).body.statusId;

/** Sends a request over a bare socket, and tells what came back before the connection ended. */
const raw = ({ id }: Story, method: string, path: string): Promise<{ bytes: string; error: string | undefined }> =>
  new Promise((done) => {
    const { hostname, port } = new URL(sandbox().url);
    const socket = connect(Number(port), hostname);
    let bytes = '';
    let error: string | undefined;
    socket.on('data', (chunk) => {
      bytes += chunk.toString('latin1');
    });
    socket.on('error', (reason: NodeJS.ErrnoException) => {
      error = reason.code;
    });
    socket.on('close', () => done({ bytes, error }));
    socket.write(
      `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer b2core-admin\r\nX-World: ${id}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  });

test.each([
  ['CONNECTION_RESET_BY_PEER', /^$/, 'ECONNRESET'],
  ['EMPTY_RESPONSE', /^$/, undefined],
  ['MALFORMED_RESPONSE_CHUNK', /^HTTP\/1\.1 200 OK\r\n[\s\S]*Transfer-Encoding: chunked\r\n\r\n[a-z0-9]{40}$/, undefined],
  ['RANDOM_DATA_THEN_CLOSE', /^[a-z0-9]{40}$/, undefined],
] as const)('%s breaks the connection', async (fault, bytes, error) => {
  const story = begin();
  await arm(story, { effect: { fault } });
  expect(await raw(story, 'GET', pending)).toEqual({ bytes: expect.stringMatching(bytes), error });
  await expect(story.as('b2core-admin')('GET', pending)).rejects.toThrow();
});

test.each(
  vendors.flatMap(({ implementation, document }) =>
    [400, 401, 403, 404, 405, 409, 413, 418, 429, 500, 502, 503].map(
      (status) => [implementation.name, status, implementation.personas[0]?.name ?? '', document] as const,
    ),
  ),
)('%s says %i in its own error body', async (provider, status, persona, document) => {
  const story = begin();
  const id = await arm(story, { match: { provider }, effect: { status } });
  const answer = await story.as(persona)('GET', playsOf(provider).read);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('X-Countersign-Fault')).toBe(id);
  expect(schemasOf(document).faults('/components/schemas/Error', answer.body)).toEqual([]);
  if (provider === 'allpass') expect(answer.body.statusCode).toBe(status);
});

test('a status has the meaning the vendor gives it', async () => {
  const story = begin();
  await arm(story, { match: { provider: 'aquanow' }, effect: { status: 404 } });
  await arm(story, { match: { provider: 'broctagon' }, effect: { status: 403 } });
  expect((await story.as('aquanow-root')('GET', '/accounts/v1/approval?approvalId=x')).body).toEqual({ message: 'Record not found' });
  expect((await story.as('broctagon-admin')('GET', '/public/v1/requests/kyc/k7q2m9xa')).body.type).toBe('access_denied');
});

test('commit, then fail: the connection breaks, the record has moved, and a second try is refused', async () => {
  const story = begin();
  const approve = () => story.as('b2core-admin')('POST', `${pending}/approve`);
  await arm(story, {
    match: { operationId: 'approveApplication' },
    effect: { fault: 'CONNECTION_RESET_BY_PEER', afterCommit: true },
    count: 1,
  });
  await expect(approve()).rejects.toThrow();
  expect(await statusOf(story)).toBe(1);
  expect((await approve()).status).toBe(409);
});

test('commit, then fail strikes what is committed: a refused call is no such call', async () => {
  const story = begin();
  const admin = story.as('b2core-admin');
  await arm(story, { effect: { status: 503, afterCommit: true }, match: { operationId: 'approveApplication', nth: 1 } });
  expect((await admin('POST', '/api/v2/applications/987654/approve')).status).toBe(404);
  expect(await armed(story)).toMatchObject([{ calls: 0, strikes: 0 }]);
  expect((await admin('POST', `${pending}/approve`)).status).toBe(503);
  expect(await statusOf(story)).toBe(1);
});

test('without afterCommit the operation never runs', async () => {
  const story = begin();
  await arm(story, { match: { method: 'POST' }, effect: { status: 500 } });
  expect((await story.as('b2core-admin')('POST', `${pending}/approve`)).status).toBe(500);
  expect(await statusOf(story)).toBe(0);
});

test('a call that is held up answers after one that came later', async () => {
  const story = begin();
  await arm(story, { match: { path: pending }, effect: { delay: { type: 'fixed', milliseconds: 1500 }, status: 503 } });
  const order: [string, number][] = [];
  const get = async (path: string) => order.push([path, (await story.as('b2core-admin')('GET', path)).status]);
  await Promise.all([get(pending), get(other)]);
  expect(order).toEqual([
    [other, 200],
    [pending, 503],
  ]);
});

test('a client that goes away ends the delay, so that the sandbox can close', async () => {
  const own = await createSandbox({ port: 0 });
  await own.world('t').arm({ effect: { delay: { type: 'fixed', milliseconds: 60_000 } } });
  const gone = new AbortController();
  const waiting = fetch(`${own.world('t').url}${pending}`, { headers: { Authorization: 'Bearer b2core-admin' }, signal: gone.signal });
  const struck = async () => (await call(own.url, 'GET', '/w/t/__admin/faults')).body[0].strikes;
  await expect.poll(struck, { timeout: 20_000 }).toBe(1);
  gone.abort();
  await expect(waiting).rejects.toThrow();
  await own.close();
});

test.each([
  [{ type: 'fixed', milliseconds: 5 }, 5, 5],
  [{ type: 'uniform', lower: 10, upper: 20 }, 10, 20],
  [{ type: 'lognormal', median: 90, sigma: 0 }, 90, 90],
  [{ type: 'lognormal', median: 90, sigma: 0.4 }, 1, 60_000],
  [{ type: 'lognormal', median: 60_000, sigma: 10 }, 0, 60_000],
] as const)('a delay of %j is drawn within its bounds, the same from the same seed', (delay, low, high) => {
  const draws = () => {
    const source = idSource(seeded(3));
    return Array.from({ length: 200 }, () => drawDelay(delay, source));
  };
  expect(Math.min(...draws())).toBeGreaterThanOrEqual(low);
  expect(Math.max(...draws())).toBeLessThanOrEqual(high);
  expect(draws()).toEqual(draws());
});

test('half of the lognormal delays are over the median', () => {
  const source = idSource(seeded(3));
  const over = Array.from({ length: 2000 }, () => drawDelay({ type: 'lognormal', median: 90, sigma: 0.5 }, source)).filter(
    (one) => one > 90,
  );
  expect(over.length).toBeGreaterThan(800);
  expect(over.length).toBeLessThan(1200);
});

/** Statuses of so many equal calls. */
const statuses = async (story: Story, times: number, path = pending) => {
  const seen: number[] = [];
  while (seen.length < times) seen.push((await story.as('b2core-admin')('GET', path)).status);
  return seen;
};

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

/** Faults, as a client sees them: what each effect does to a call. */
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { drawDelay } from '../src/core/faults/delay.ts';
import { idSource, seeded } from '../src/core/ids.ts';
import { schemaFindings } from '../src/core/schemas.ts';
import { createSandbox } from '../src/index.ts';
import { discover } from '../src/providers/discover.ts';
import { arm, armed, other, pending, statusOf } from './faults.calls.ts';
import { playsOf } from './plays.ts';
import { call, type Story, stories } from './story.ts';

const { begin, sandbox } = stories();

const vendors = await discover();

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
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer b2core-admin\r\nX-World: ${id}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
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
  expect(schemaFindings(document, '/components/schemas/Error', answer.body)).toEqual([]);
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

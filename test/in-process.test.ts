/** The sandbox as a `fetch` handler: without a port, mounted under other hosts, streaming, broken by faults, aborted, closed. */
import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';

const headers = { Authorization: 'Bearer b2core-admin' };
const list = 'https://api.vendor.example/api/v2/applications';

test('without a port, a sandbox is called and steered in its process alone', async () => {
  await using sandbox = await createSandbox({ port: false });
  const world = sandbox.world('t1', { seed: 7 });
  await world.b2core.expect.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 2 } } });
  await world.advance('60s');
  const answer = await sandbox.fetch(`${world.url}/api/v2/transactions/2`, { headers });
  expect([answer.status, ((await answer.json()) as { status: string }).status]).toEqual([200, 'done']);
  await expect(fetch(sandbox.url)).rejects.toThrow('fetch failed');
});

test('it is whatever host a request is for, and takes what fetch takes', async () => {
  await using sandbox = await createSandbox({ port: false });
  const statuses = await Promise.all(
    [
      sandbox.fetch(list, { headers }),
      sandbox.fetch(new URL(list), { headers, method: 'HEAD' }),
      sandbox.fetch(new Request(list, { headers: { ...headers, 'X-World': 't1' } })),
      sandbox.fetch('http://other.example/api/v2/applications/1/approve', { headers, method: 'POST', body: '{"data":[]}' }),
      sandbox.fetch(list),
    ].map(async (answer) => (await answer).status),
  );
  expect(statuses).toEqual([200, 200, 200, 204, 401]);
  const [entry] = await sandbox.world('t1').requests();
  expect(entry?.request.headers).toMatchObject({ host: 'api.vendor.example', 'x-world': 't1' });
});

test('events are streamed, until the caller leaves', async () => {
  await using sandbox = await createSandbox({ port: false });
  const leave = new AbortController();
  const answer = await sandbox.fetch('http://any/__admin/requests/stream', { signal: leave.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  await sandbox.fetch(list, { headers });
  let text = '';
  while (!text.includes('listApplications')) text += new TextDecoder().decode((await reader.read()).value);
  leave.abort();
  await expect(reader.read()).rejects.toThrow();
});

test.each(['CONNECTION_RESET_BY_PEER', 'EMPTY_RESPONSE', 'RANDOM_DATA_THEN_CLOSE'] as const)('%s breaks the call', async (fault) => {
  await using sandbox = await createSandbox({ port: false });
  await sandbox.world('default').arm({ effect: { fault } });
  await expect(sandbox.fetch(list, { headers })).rejects.toThrow(TypeError);
});

test('an aborted call rejects with the reason, a call of a closed sandbox with a TypeError', async () => {
  const sandbox = await createSandbox({ port: false });
  await sandbox.world('default').arm({ effect: { delay: { type: 'fixed', milliseconds: 60_000 } } });
  const leave = new AbortController();
  const called = sandbox.fetch(list, { headers, signal: leave.signal });
  setTimeout(() => leave.abort(new Error('no longer wanted')), 50);
  await expect(called).rejects.toThrow('no longer wanted');
  await sandbox.close();
  await expect(sandbox.fetch(list, { headers })).rejects.toThrow(TypeError);
});

test('what is under way when it closes is answered', async () => {
  const sandbox = await createSandbox({ port: false });
  await sandbox.world('default').arm({ effect: { delay: { type: 'fixed', milliseconds: 200 } } });
  const called = sandbox.fetch(list, { headers }).then(({ status }) => status);
  await new Promise((done) => setTimeout(done, 50));
  await sandbox.close();
  expect(await called).toBeLessThan(600);
});

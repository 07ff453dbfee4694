/** Who may call: by which host name, from which page, with which token; and how the sandbox ends while clients are connected. */
import { once } from 'node:events';
import { connect as open, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { connect, createSandbox, type Sandbox } from '../src/index.ts';
import { call, stories } from './story.ts';

const { begin, sandbox } = stories();
const admin = { Authorization: 'Bearer b2core-admin' };

/** Sends a request as it stands, and answers what comes with the head of the answer. */
function wire(base: string, text: string): Promise<string> {
  const { hostname, port } = new URL(base);
  const socket: Socket = open(Number(port), hostname);
  let got = '';
  socket.on('data', (chunk) => {
    got += chunk;
    if (got.includes('\r\n\r\n')) setTimeout(() => socket.destroy(), 50);
  });
  socket.on('error', () => undefined);
  socket.write(text);
  return new Promise((done) => socket.once('close', () => done(got)));
}

const request = (method: string, path: string, headers: readonly string[]) =>
  `${[`${method} ${path} HTTP/1.1`, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`;
const statusOf = (answer: string) => Number(answer.split(' ')[1]);

const worldsOf = async (base: string) => (await call(base, 'GET', '/__admin/worlds')).body.map(({ id }: any) => id);

test.each([
  '127.0.0.1',
  '127.0.0.1:4010',
  '[::1]:4010',
  'localhost',
  'LOCALHOST:80',
  'demo.localhost:4010',
  'localhost.:4010',
  '192.168.1.7',
])('a client may call by the name %s', async (host) => {
  expect(
    statusOf(await wire(sandbox().url, request('GET', '/api/v2/applications/2', [`Host: ${host}`, 'Authorization: Bearer b2core-admin']))),
  ).toBe(200);
});

test.each([
  ['POST', '/__admin/reset'],
  ['GET', '/__admin/worlds'],
  ['GET', '/w/rebound/api/v2/applications/2'],
  ['GET', '/nowhere'],
])('%s %s by a name that is not this machine is 403, and enters no world', async (method, path) => {
  await using own = await createSandbox({ port: 0 });
  const before = await worldsOf(own.url);
  for (const host of ['evil.example:4010', 'evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'notlocalhost', '']) {
    const answer = await wire(
      own.url,
      request(method, path, [`Host: ${host}`, `Origin: http://${host}`, 'Authorization: Bearer b2core-admin']),
    );
    expect(statusOf(answer), `${host}: ${answer}`).toBe(403);
    expect(answer).toContain('--allowed-host');
  }
  expect(await worldsOf(own.url)).toEqual(before);
});

test('names are allowed by option, and the name that is listened on', async () => {
  await using own = await createSandbox({ port: 0, allowedHosts: ['Sandbox.example', 'ci'] });
  for (const host of ['sandbox.example', 'SANDBOX.example:443', 'ci:4010']) {
    expect(statusOf(await wire(own.url, request('GET', '/__admin/worlds', [`Host: ${host}`])))).toBe(200);
  }
  expect(statusOf(await wire(own.url, request('GET', '/__admin/worlds', ['Host: other.example'])))).toBe(403);
});

test('two Host headers are 400', async () => {
  const answer = await wire(
    sandbox().url,
    request('GET', '/api/v2/applications/2', ['Host: evil.example', 'Host: 127.0.0.1', 'Authorization: Bearer b2core-admin']),
  );
  expect(statusOf(answer)).toBe(400);
});

test('a page of another site cannot reach the control plane without an Origin', async () => {
  const status = async (headers: Record<string, string>) => (await call(sandbox().url, 'GET', '/__admin/worlds', { headers })).status;
  expect(await status({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  expect(await status({ 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
  expect(await status({ 'Sec-Fetch-Site': 'none' })).toBe(200);
  await using named = await createSandbox({ port: 0, adminOrigin: ['http://localhost:3000', 'http://localhost:5173'] });
  for (const Origin of ['http://localhost:3000', 'http://localhost:5173']) {
    expect((await call(named.url, 'GET', '/__admin/worlds', { headers: { Origin, 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(200);
  }
  expect((await call(named.url, 'GET', '/__admin/worlds', { headers: { Origin: 'http://localhost:8080' } })).status).toBe(403);
});

test.each(['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080', 'https://app.localhost'])(
  'a page of %s calls vendors, with credentials',
  async (Origin) => {
    const { status, headers } = await call(sandbox().url, 'GET', '/api/v2/applications/2', { headers: { ...admin, Origin } });
    expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')]).toEqual([
      200,
      Origin,
      'true',
    ]);
  },
);

test.each(['https://shop.example', 'http://192.168.1.7', 'http://localhost.example', 'null'])(
  'a page of %s may read why it is refused, and nothing else',
  async (Origin) => {
    const { status, headers, body } = await call(sandbox().url, 'POST', '/api/v2/applications/2/approve', {
      headers: { ...admin, Origin },
    });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([403, Origin]);
    expect(body.error.message).toContain(`--cors-origin ${Origin}`);
    expect((await call(sandbox().url, 'GET', '/api/v2/applications/2', { headers: admin })).body.statusId).toBe(0);
  },
);

test('origins are allowed by option', async () => {
  const status = async (base: string, Origin: string) =>
    (await call(base, 'GET', '/api/v2/applications/2', { headers: { ...admin, Origin } })).status;
  await using one = await createSandbox({ port: 0, corsOrigin: 'https://shop.example' });
  expect([await status(one.url, 'https://shop.example'), await status(one.url, 'https://other.example')]).toEqual([200, 403]);
  await using any = await createSandbox({ port: 0, corsOrigin: '*' });
  expect(await status(any.url, 'https://other.example')).toBe(200);
});

test('a refusal before routing has CORS headers too', async () => {
  const Origin = 'http://localhost:5173';
  for (const path of ['/nowhere', '/api/v2/nowhere', '/w/%20/api/v2/applications']) {
    const { status, headers } = await call(sandbox().url, 'GET', path, { headers: { Origin } });
    expect([status >= 400, headers.get('access-control-allow-origin')]).toEqual([true, Origin]);
  }
});

test('a page may read that the host name it calls is refused', async () => {
  const Origin = 'http://localhost:5173';
  const answer = await wire(sandbox().url, request('GET', '/api/v2/applications/2', ['Host: other.example', `Origin: ${Origin}`]));
  expect(statusOf(answer)).toBe(403);
  expect(answer).toContain(`Access-Control-Allow-Origin: ${Origin}`);
});

test.each([
  ['nothing of where it comes from', {}, 403],
  ['a page of another site', { Referer: 'https://shop.example/' }, 403],
  ['a page of this machine', { Referer: 'http://localhost:5173/cart' }, 200],
])('an address that a page of another site loads without an Origin, with %s', async (_, headers, expected) => {
  await using own = await createSandbox({ port: 0 });
  const { status } = await call(own.url, 'GET', '/w/loaded/api/v2/applications/2', {
    headers: { ...admin, ...headers, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
  });
  expect(status).toBe(expected);
  expect(await worldsOf(own.url)).toEqual(expected === 200 ? ['loaded'] : []);
});

test('a page of the sandbox itself calls it, by whatever name it is allowed', async () => {
  await using own = await createSandbox({ port: 0, allowedHosts: ['ci'] });
  for (const path of ['/api/v2/applications/2', '/__admin/worlds']) {
    const sent = ['Host: ci:4010', 'Origin: http://ci:4010', 'Authorization: Bearer b2core-admin'];
    expect(statusOf(await wire(own.url, request('GET', path, sent)))).toBe(200);
  }
});

test('a page on the internet is let into the private network where it asks', async () => {
  const headers = {
    Origin: 'http://localhost:5173',
    'Access-Control-Request-Method': 'GET',
    'Access-Control-Request-Private-Network': 'true',
  };
  const granted = await fetch(`${sandbox().url}/api/v2/applications`, { method: 'OPTIONS', headers });
  expect([granted.status, granted.headers.get('access-control-allow-private-network')]).toEqual([204, 'true']);
});

test.each(['p@ss', 'a b c', 'ends with a line\n', 'Bearer', 'ünïcode ✓', '"quoted"', '@', 'x'.repeat(500)])(
  'the admin token may be %j',
  async (adminToken) => {
    await using own = await createSandbox({ port: 0, adminToken });
    const world = own.world('w');
    await world.reset();
    expect((await connect(own.url, { adminToken })).url).toBe(own.url);
    expect((await call(own.url, 'GET', '/__admin/worlds', { headers: { Authorization: 'Bearer wrong' } })).status).toBe(401);
  },
);

test('an empty admin token is refused, and health needs none', async () => {
  for (const adminToken of ['', ' ', '\n'])
    await expect(createSandbox({ port: 0, adminToken })).rejects.toThrow('the admin token is empty');
  await using own = await createSandbox({ port: 0, adminToken: 'secret' });
  expect((await call(own.url, 'GET', '/__admin/health')).status).toBe(200);
  expect((await call(own.url, 'GET', '/__admin/worlds')).status).toBe(401);
});

test.each([
  ['POST /api/v2/applications/2/approve', ['Authorization: Bearer nobody']],
  ['POST /public/v1/requests/withdrawal/approve', ['key: nobody', 'signature: sha256=00']],
  ['POST /accounts/v1/approval', ['x-api-key: aquanow-approver', 'x-nonce: 1', 'x-signature: 00']],
])('a body is not read for a caller of %s whom nobody knows, or whose signature is wrong without it', async (line, credentials) => {
  const head = ['Host: localhost', 'Content-Length: 1000000', ...credentials].join('\r\n');
  const answer = await wire(sandbox().url, `${line} HTTP/1.1\r\n${head}\r\n\r\n{`);
  expect([401, 403], answer).toContain(statusOf(answer));
});

test('a client has ten seconds to send the headers of a request', { timeout: 30_000 }, async () => {
  const sending = performance.now();
  const answer = await wire(sandbox().url, 'GET /api/v2/applications/2 HTTP/1.1\r\nHost: loc');
  expect(statusOf(answer)).toBe(408);
  expect(performance.now() - sending).toBeLessThan(15_000);
});

/** Connections of every kind that a client can have open. */
async function connected({ url }: Sandbox) {
  const { port, hostname } = new URL(url);
  const sockets = await Promise.all(
    [
      '',
      'GET /api/v2/app',
      'POST /api/v2/applications/2/approve HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer b2core-admin\r\nContent-Length: 50\r\n\r\n{',
      'GET /__admin/requests/stream HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'GET /api/v2/applications/2 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer b2core-admin\r\n\r\n',
    ].map(async (text) => {
      const socket = open(Number(port), hostname);
      socket.on('error', () => undefined).resume();
      await once(socket, 'connect');
      socket.write(text);
      return socket;
    }),
  );
  await new Promise((done) => setTimeout(done, 100));
  return sockets;
}

test('a sandbox closes while clients are connected, answers what is under way, and ends delays', async () => {
  const own = await createSandbox({ port: 0 });
  // The first call compiles the document, which would keep the others from being read.
  await call(own.url, 'GET', '/api/v2/applications/2', { headers: admin });
  await call(own.url, 'GET', '/__admin/clock');
  const sockets = await connected(own);
  const delayed = fetch(`${own.url}/api/v2/applications/2`, { headers: { ...admin, Prefer: 'delay=60000' } });
  await new Promise((done) => setTimeout(done, 500));
  const closing = performance.now();
  await own.close();
  expect(performance.now() - closing).toBeLessThan(5000);
  const answer = await delayed;
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  await new Promise((done) => setTimeout(done, 100));
  for (const socket of sockets) expect(socket.destroyed || socket.readableEnded).toBe(true);
});

test('a world has at most a hundred snapshots, and keeps those', async () => {
  const { admin: control } = begin();
  for (let number = 1; number <= 100; number += 1)
    expect((await control('POST', '/snapshots', { name: `s${number}` })).status).toBeLessThan(300);
  const { status, body } = await control('POST', '/snapshots', { name: 's101' });
  expect([status, body.detail]).toEqual([409, 'A world has at most 100 snapshots; forget one first']);
  expect((await control('POST', '/snapshots', { name: 's1' })).status).toBeLessThan(300);
});

test('a hundred streams are open at the same time, and no more', async () => {
  await using own = await createSandbox({ port: 0 });
  const stop = new AbortController();
  const stream = () => fetch(`${own.url}/__admin/requests/stream`, { signal: stop.signal });
  for (let number = 1; number <= 100; number += 1) expect((await stream()).status).toBe(200);
  const refused = await stream();
  expect([refused.status, ((await refused.json()) as any).detail]).toEqual([409, '100 streams are open, the most there can be']);
  stop.abort();
});

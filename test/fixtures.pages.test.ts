/** Where Playwright's fixtures lead the calls of a page: to the sandbox of its test, in its world, and nowhere else. */
import { expect, test } from 'vitest';
import { chromium, root, suites } from './suites.ts';

const { playwright } = suites();

/** A front end and somebody else's API, which tells what came. */
const opening = `
  import { once } from 'node:events';
  import { createServer } from 'node:http';
  import { expect } from '@playwright/test';
  import { test } from '${root}src/testing/playwright.ts';

  const came = [];
  const other = createServer((asked, answer) => {
    came.push(asked.method + ' ' + asked.url + ' ' + asked.headers['x-world']);
    answer.setHeader('Access-Control-Allow-Origin', '*').end('{"from":"elsewhere"}');
  });
  const front = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<title>Requests</title>'));
  const at = (server) => 'http://localhost:' + server.address().port;
  test.beforeAll(() => Promise.all([front, other].map((server) => once(server.listen(0), 'listening'))));
  test.afterAll(() => void [front, other].forEach((server) => server.close()));

  const headers = { Authorization: 'Bearer b2core-admin' };
  const status = (page, origin) => page.evaluate(async ([url, headers]) => {
    const answer = await fetch(url, { headers });
    return (await answer.json()).statusId;
  }, [origin + '/api/v2/applications/1', headers]);
  const approve = (world) => world.b2core.expect.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 1 } } });
`;

const passing = `${opening}
  test.use({ sandboxAt: ['http://localhost:4010', 'https://api.vendor.example'] });

  test('a page that calls the sandbox where it usually is, or where the vendor is, meets the world of its test', async ({ page, sandbox, world }) => {
    await page.goto(at(front));
    await approve(world);
    for (const origin of [sandbox.url, 'http://localhost:4010', 'https://api.vendor.example']) expect(await status(page, origin)).toBe(1);
    expect((await world.requests()).map(({ request }) => request.headers['x-world'])).toEqual([world.id, world.id, world.id, undefined]);
  });

  test('calls of others have no header of ours and are not asked for first', async ({ page, world }) => {
    await page.goto(at(front));
    came.length = 0;
    const answer = await page.evaluate(async (url) => (await fetch(url)).json(), at(other) + '/prices');
    expect(answer).toEqual({ from: 'elsewhere' });
    expect(came).toEqual(['GET /prices undefined']);
  });

  test('clients of Playwright meet it too, and name it to nobody else', async ({ context, page, request, world }) => {
    await approve(world);
    came.length = 0;
    for (const client of [request, page.request, context.request]) {
      const answer = await client.get('http://localhost:4010/api/v2/applications/1', { headers });
      expect((await answer.json()).statusId).toBe(1);
      expect((await client.post('https://api.vendor.example/api/v2/applications/1/approve', { headers, data: {} })).status()).toBe(409);
      await client.get(at(other) + '/rates');
    }
    expect(came).toEqual(['GET /rates undefined', 'GET /rates undefined', 'GET /rates undefined']);
    expect(await world.requests({ method: 'POST', status: 409 })).toHaveLength(3);
  });

  test('a connection that a fault breaks is broken for the page', async ({ page, world }) => {
    await page.goto(at(front));
    await world.arm({ effect: { fault: 'EMPTY_RESPONSE' } });
    for (const origin of ['http://localhost:4010', 'https://api.vendor.example']) await expect(status(page, origin)).rejects.toThrow('Failed to fetch');
  });
`;

test.skipIf(!chromium)('a page meets the world of its test wherever it believes the vendor to be', { timeout: 120_000 }, async () => {
  expect((await playwright(passing)).out).toContain('4 passed');
});

test.skipIf(!chromium)(
  'a page that calls a vendor’s API elsewhere is told so, and how it can be led to the sandbox',
  { timeout: 120_000 },
  async () => {
    const { out, err } = await playwright(
      `${opening}
    test('sees the approval', async ({ page, sandbox, world }) => {
      await approve(world);
      await world.reset();
      await page.goto(at(front));
      console.log('ORIGIN ' + at(other) + ' ' + sandbox.url);
      expect(await status(page, at(other))).toBe(1);
    });`,
      { failing: true },
    );
    const [, origin, url] = /ORIGIN (\S+) (\S+)/.exec(out) ?? [];
    expect(out + err).toMatch(/World test-\d+ got no call: does your program use world\.url or X-World\?/);
    expect(out + err).toContain(`Its sandbox is ${url}, the suite's own.`);
    expect(out + err).toContain(
      `The page called a vendor's API at ${origin}; the sandbox of this test is ${url}. test.use({ sandboxAt: ['${origin}'] }) leads such calls to it.`,
    );
  },
);

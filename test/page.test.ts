/** What a real browser lets pages do: one of a foreign name that points to this machine, and one of a front end on another port. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stories } from './story.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const { begin, sandbox } = stories();
let browser: Browser | undefined;
/** A front end with nothing on its page. */
const frontEnd = createServer((_, res) => res.setHeader('Content-Type', 'text/html').end('<title>front end</title>'));

beforeAll(async () => {
  await new Promise<void>((done) => frontEnd.listen(0, '127.0.0.1', done));
  const args = ['--no-sandbox', '--host-resolver-rules=MAP evil.example 127.0.0.1'];
  if (executablePath) browser = await chromium.launch({ executablePath, args });
});
afterAll(async () => {
  await browser?.close();
  frontEnd.close();
});

interface Options {
  method?: string;
  headers?: Record<string, string>;
  credentials?: 'include' | 'omit';
}

/** Calls as a page of an origin would: the status and body that it may read, or 0 where the browser gives it nothing. */
async function pageOf(origin: string) {
  const page = await (browser as Browser).newPage();
  await page.goto(origin);
  return (url: string, init: Options = {}) =>
    page.evaluate(
      async ([address, options]) => {
        try {
          const answer = await fetch(address, options);
          return { status: answer.status, text: await answer.text() };
        } catch {
          return { status: 0, text: '' };
        }
      },
      [url, init] as const,
    );
}

const headers = { Authorization: 'Bearer b2core-admin' };

test.skipIf(!executablePath)('a page of a foreign name that points to this machine reads nothing and changes nothing', async () => {
  const story = begin();
  const { port } = new URL(sandbox().url);
  const evil = `http://evil.example:${port}`;
  const call = await pageOf(`${evil}/`);
  const world = `/w/${story.id}`;
  for (const base of [evil, sandbox().url]) {
    const answers = [
      await call(`${base}${world}/api/v2/applications/2`, { headers }),
      await call(`${base}${world}/api/v2/applications/2/approve`, { method: 'POST', headers }),
      await call(`${base}${world}/__admin/reset`, { method: 'POST' }),
      await call(`${base}/__admin/worlds`),
      await call(`${base}${world}/__admin/b2core/requests`),
    ];
    for (const { status, text } of answers) {
      expect([0, 403]).toContain(status);
      expect(text).not.toContain('statusId');
    }
  }
  expect((await story.as('b2core-admin')('GET', '/api/v2/applications/2')).body.statusId).toBe(0);
  expect((await story.admin('GET', '/history')).body.total).toBe(0);
});

test.skipIf(!executablePath)('a page of a front end on this machine reads and approves, with and without credentials', async () => {
  const { id } = begin();
  const { port } = frontEnd.address() as AddressInfo;
  const call = await pageOf(`http://localhost:${port}/`);
  const application = `${sandbox().url}/w/${id}/api/v2/applications/2`;
  for (const credentials of ['include', 'omit'] as const) {
    const { status, text } = await call(application, { headers, credentials });
    expect([status, JSON.parse(text).id]).toEqual([200, 2]);
  }
  expect((await call(`${application}/approve`, { method: 'POST', headers, credentials: 'include' })).status).toBe(204);
  expect((await call(`${application}/approve`, { method: 'POST', headers })).status).toBe(409);
  // Not the control plane: nobody has let this page in.
  expect((await call(`${sandbox().url}/__admin/worlds`)).status).toBe(0);
});

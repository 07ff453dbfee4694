/** Pages in a real browser: what one of a foreign name can do (nothing), and what one of this machine can. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { began, call } from './story.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const headers = { Authorization: 'Bearer b2core-admin' };
const application = '/api/v2/applications/1';

/** What a page got: the status and text of an answer, or why the browser did not let it have one. */
type Got = { status: number; text: string } | { denied: string };

/** What a page's script may say of a call. */
interface Init {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  mode?: 'no-cors';
  credentials?: 'omit' | 'same-origin' | 'include';
}

/** Calls from within a page, as its own script would. */
const calls = (page: Page, url: string, init: Init = {}): Promise<Got> =>
  page.evaluate(
    ([address, options]) =>
      fetch(address, options).then(
        async (answer) => ({ status: answer.status, text: await answer.text() }),
        (error) => ({ denied: String(error) }),
      ),
    [url, init] as const,
  );

describe.skipIf(!executablePath)('pages in Chromium', { timeout: 60_000 }, () => {
  let sandbox: Sandbox;
  let pages: Server;
  let browser: Browser;
  let port: string;

  beforeAll(async () => {
    sandbox = await createSandbox({ port: 0, startTime: began });
    ({ port } = new URL(sandbox.url));
    pages = createServer((_, res) => res.setHeader('Content-Type', 'text/html').end('<!doctype html><title>page</title>')).listen(
      0,
      '127.0.0.1',
    );
    await once(pages, 'listening');
    const at = (pages.address() as AddressInfo).port;
    const rules = [`MAP localhost:5173 127.0.0.1:${at}`, `MAP shop.example:80 127.0.0.1:${at}`, 'MAP *.example 127.0.0.1'];
    const flags = [
      'no-sandbox',
      'disable-quic',
      'no-first-run',
      'disable-background-networking',
      'disable-component-update',
      'disable-sync',
    ];
    // Without its own check, what keeps a foreign page out is the sandbox alone.
    const args = [...flags, 'disable-features=LocalNetworkAccessChecks', `host-resolver-rules=${rules.join(', ')}`];
    browser = await chromium.launch({ executablePath: executablePath as string, args: args.map((flag) => `--${flag}`) });
  });
  afterAll(async () => {
    await browser?.close();
    pages?.close();
    await sandbox?.close();
  });

  const state = async () => {
    const { body } = await call(sandbox.url, 'GET', application, { headers });
    const worlds = await call(sandbox.url, 'GET', '/__admin/worlds');
    return { application: body, worlds: worlds.body };
  };

  test.each([
    ['has its name point to this machine', () => `http://evil.example:${port}/`, () => ''],
    ['calls this machine by its address', () => 'http://shop.example/', () => `http://127.0.0.1:${port}`],
    ['calls this machine by the name localhost', () => 'http://shop.example/', () => `http://localhost:${port}`],
  ])('a page of a foreign name that %s reads nothing and changes nothing', async (_, address, base) => {
    await call(sandbox.url, 'POST', `${application}/approve`, { headers });
    const before = await state();
    const page = await browser.newPage();
    await page.goto(address());
    const tries: [string, Init][] = [
      ['/__admin/reset', { method: 'POST' }],
      ['/__admin/worlds', {}],
      ['/__admin/worlds', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"id":"taken"}' }],
      ['/__admin/personas', {}],
      ['/__admin/personas', { credentials: 'include' }],
      ['/w/taken/__admin/clock/freeze', { method: 'POST', mode: 'no-cors' }],
      ['/__admin/reset', { method: 'POST', mode: 'no-cors' }],
      [application, { headers }],
      [`${application}/approve`, { method: 'POST', headers }],
      ['/w/taken/api/v2/applications', { mode: 'no-cors' }],
      ['/w/taken/nowhere', {}],
    ];
    for (const [path, init] of tries) {
      const got = await calls(page, base() + path, init);
      if ('denied' in got || init.mode === 'no-cors') expect('denied' in got || got.text === '' || got.status === 403).toBe(true);
      else expect([path, got.status]).toEqual([path, 403]);
    }
    const images = ['/__admin/worlds', '/w/taken/__admin/requests', '/w/taken/api/v2/applications'].map((path) => base() + path);
    await page.setContent(images.map((source) => `<img src="${source}">`).join(''), { waitUntil: 'load' });
    await page.close();
    expect(await state()).toEqual(before);
  });

  test.each(['omit', 'same-origin', 'include'] as const)(
    'a page of http://localhost:5173 reads and changes, and reads refusals, with credentials: %s',
    async (credentials) => {
      const page = await browser.newPage();
      await page.goto('http://localhost:5173/');
      for (const base of [sandbox.url, `http://localhost:${port}`]) {
        const world = `page-${credentials}-${new URL(base).hostname.replaceAll('.', '-')}`;
        const own = { ...headers, 'X-World': world, 'Content-Type': 'application/json' };
        const approve = () =>
          calls(page, `${base}${application}/approve`, { method: 'POST', headers: own, body: '{"data":[]}', credentials });
        expect(await approve()).toEqual({ status: 204, text: '' });
        expect(await approve()).toMatchObject({ status: 409 });
        const read = await calls(page, base + application, { headers: own, credentials });
        expect(read).toMatchObject({ status: 200, text: expect.stringContaining('"statusId":1') });
        expect(await calls(page, `${base}/nowhere`, { credentials })).toMatchObject({ status: 404 });
        expect(await calls(page, `${base}${application}`, { credentials })).toMatchObject({ status: 401 });
        expect(await calls(page, `${base}/__admin/worlds`, { credentials })).not.toMatchObject({ status: 200 });
      }
      await page.close();
    },
  );
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { test } from 'countersign/playwright';

const pages = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<title>Requests</title>'));
test.beforeAll(async () => void (await once(pages.listen(0, '127.0.0.1'), 'listening')));
test.afterAll(() => void pages.close());

test.use({ beginning: { startTime: '2026-03-01T09:00:00Z' } });

test('a page sees what its test approves', async ({ page, sandbox, world }) => {
  await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
  await world.b2core.POST('/applications/{applicationId}/approve', { params: { path: { applicationId: 1 } } });
  const status = await page.evaluate(async (url) => {
    const answer = await fetch(`${url}/api/v2/applications/1`, { headers: { Authorization: 'Bearer b2core-admin' } });
    return (await answer.json()).statusId;
  }, sandbox.url);
  expect(status).toBe(1);
});

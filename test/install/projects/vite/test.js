// The page in Chromium, as Vite serves it while one develops, and as it is built.
import assert from 'node:assert/strict';
import { createSandbox } from 'countersign';
import { chromium } from 'playwright-core';
import { build, createServer, preview } from 'vite';

async function shows(address) {
  const sandbox = await createSandbox({ port: 0, adminOrigin: new URL(address).origin });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(`${address}?sandbox=${sandbox.url}`);
  const output = page.getByText('status');
  await output.waitFor({ timeout: 20_000 }).catch(() => assert.deepEqual(errors, []));
  assert.equal(await output.textContent(), 'status 1');
  await browser.close();
  await sandbox.close();
}

const developing = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
await developing.listen();
await shows(developing.resolvedUrls.local[0]);
await developing.close();

await build({ logLevel: 'warn', build: { target: 'esnext' } });
const built = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
await shows(built.resolvedUrls.local[0]);
await built.close();

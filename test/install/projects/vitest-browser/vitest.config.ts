import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const launchOptions = { executablePath: process.env['CHROMIUM'], args: ['--no-sandbox'] };

export default defineConfig({
  test: {
    // The sandbox is told whose pages may steer it.
    api: { port: 5174, strictPort: true },
    globalSetup: './sandbox.ts',
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
});

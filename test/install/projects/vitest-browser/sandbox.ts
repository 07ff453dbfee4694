import { createSandbox } from 'countersign';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    sandbox: string;
  }
}

/** Starts the sandbox for all tests, and lets their pages steer it. */
export default async function setup({ provide }: TestProject) {
  const sandbox = await createSandbox({ port: 0, adminOrigin: 'http://localhost:5174' });
  provide('sandbox', sandbox.url);
  return sandbox.close;
}

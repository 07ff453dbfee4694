/** Stories: tests through HTTP, on the real composition, each in a world of its own with a fixed clock and seed. */
import { afterAll, beforeAll, expect } from 'vitest';
import { type Beginning, createSandbox, type Sandbox, type SandboxWorld } from '../src/index.ts';
import { startPrism } from './prism.ts';

/** What is between the stories and the sandbox: a proxy of Prism's, no port but its `fetch`, or nothing. */
const through = process.env['STORIES_THROUGH'];

/** When every story begins. */
export const began = '2026-03-01T09:00:00.000Z';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON, or undefined where there is no body. */
  body: any;
}

/** Somebody calling in one world. Paths are from the server's root; a body is sent as JSON, without a Content-Type. */
export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export interface Story extends Omit<SandboxWorld, 'as'> {
  /** A persona by name; calls carry its credentials. */
  as(persona: string): Call;
  /** The control plane of this world; paths are below `/__admin`. */
  admin: Call;
}

export async function call(
  base: string,
  method: string,
  path: string,
  init: { body?: unknown; headers?: Record<string, string> } = {},
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Answer> {
  const body = init.body === undefined || typeof init.body === 'string' ? (init.body as string | undefined) : JSON.stringify(init.body);
  const response = await fetch(base + path, { method, headers: { ...init.headers }, ...(body !== undefined && { body }) });
  const text = await response.text();
  expect(violations(response.headers), `${method} ${path} breaks the document: ${text}`).toEqual([]);
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** What a Prism proxy on the way found wrong with the answer. */
const violations = (headers: Headers): unknown[] =>
  (JSON.parse(headers.get('sl-violations') ?? '[]') as { location: string[] }[]).filter(({ location }) => location[0] === 'response');

/** A story in one world of a sandbox. Vendors' APIs are called at `url`. */
export function storyIn(sandbox: Sandbox, world: SandboxWorld, url = sandbox.url): Story {
  const fetch = through === 'fetch' ? (sandbox.fetch as typeof globalThis.fetch) : globalThis.fetch;
  const as = (name: string): Call => {
    const persona = sandbox.personas.find((one) => one.name === name);
    if (!persona) throw new Error(`no persona '${name}'`);
    return (method, path, body, headers) =>
      call(url, method, path, { body, headers: { ...persona.headers, 'X-World': world.id, ...headers } }, fetch);
  };
  const admin: Call = (method, path, body, headers) =>
    call(sandbox.url, method, `/__admin${path}`, { body, headers: { 'X-World': world.id, ...headers } }, fetch);
  return { ...world, as, admin };
}

/** Starts one sandbox for a test file; `begin()` gives each test its world. */
export function stories(): { begin(beginning?: Beginning): Story; sandbox(): Sandbox } {
  let sandbox: Sandbox;
  let proxy: Awaited<ReturnType<typeof startPrism>> | undefined;
  let started = 0;
  beforeAll(async () => {
    sandbox = await createSandbox({ port: 0, seed: 7, startTime: began });
    if (through === 'prism') proxy = await startPrism(['proxy', sandbox.url]);
  });
  afterAll(async () => {
    await proxy?.stop();
    await sandbox.close();
  });
  return {
    sandbox: () => sandbox,
    begin: (beginning) => {
      started += 1;
      return storyIn(sandbox, sandbox.world(`story-${started}`, beginning), proxy?.url);
    },
  };
}

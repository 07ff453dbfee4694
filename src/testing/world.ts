/** A world for a test of any runner: node:test, Jest, Mocha, or none. */
import type { Beginning, SandboxWorld } from '../index.ts';
import { type SuiteSandbox, suiteSandbox } from './suite.ts';

/** The sandbox of this process, begun with its first world. */
let sandbox: Promise<SuiteSandbox> | undefined;

/** Worlds that nobody has dropped yet. */
const open = new Set<SandboxWorld>();

/** Drops the worlds of a file of tests, and ends the sandbox that was started for them. */
async function end(): Promise<void> {
  const begun = await sandbox;
  sandbox = undefined;
  for (const world of open) await world.drop();
  open.clear();
  await begun?.close();
}

// Jest has `afterAll` and Mocha has `after` among the globals, while they load a file of tests.
const { after, afterAll = after } = globalThis as { after?: (work: () => unknown) => void; afterAll?: (work: () => unknown) => void };
afterAll?.(end);

/** A world, and how it ends. */
export type TestWorld = SandboxWorld & AsyncDisposable;

/**
 * Begins a world that no other test has, in the sandbox that COUNTERSIGN_URL names or else in one of this process.
 * @param beginning how it begins, where that is not as the sandbox begins its worlds
 * @param test what node:test gives a test: the world is dropped after it. Without, it is dropped after all tests, or by `await using`
 */
export async function sandboxWorld(beginning: Beginning = {}, test?: { after(work: () => Promise<void>): void }): Promise<TestWorld> {
  sandbox ??= suiteSandbox();
  const world = await (await sandbox).begin(beginning);
  open.add(world);
  const drop = async () => {
    if (open.delete(world)) await world.drop();
  };
  test?.after(drop);
  return Object.assign(world, { [Symbol.asyncDispose]: drop });
}

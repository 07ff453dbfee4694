/** A few rounds of what `npm run test:crash` plays in full. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crash } from './crash/rounds.ts';

test('a server killed under load has every answered change after each restart, and none by halves', { timeout: 180_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-crash-'));
  const seed = Date.now() % 1_000_000;
  const kills = 6;
  const tally = await crash(folder, kills, seed).catch((error: Error) => {
    throw new Error(`seed ${seed}, files in ${folder}: ${error.message}`, { cause: error });
  });
  expect(tally.kills).toBeGreaterThanOrEqual(kills);
  expect(tally.answered).toBeGreaterThan(0);
  await rm(folder, { recursive: true });
});

/** Stories that go on after a restart: a sandbox over a folder, which is closed and opened again in between. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../src/index.ts';
import { began, type Story, storyIn } from '../story.ts';

/** Tells a story over a folder of its own. `open` goes on with a world; `restart` closes the sandbox and starts another one over the folder. */
export async function overFolder(tell: (open: (world: string) => Story, restart: () => Promise<void>) => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'countersign-'));
  const start = () => createSandbox({ port: 0, seed: 7, data, startTime: began });
  let sandbox = await start();
  try {
    const open = (world: string) => storyIn(sandbox, sandbox.world(world));
    await tell(open, async () => {
      await sandbox.close();
      sandbox = await start();
    });
  } finally {
    await sandbox.close();
    await rm(data, { recursive: true });
  }
}

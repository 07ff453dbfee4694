/** Makes the disk have what the operating system has. */
import { fdatasync } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What was written to an open file. */
export const syncData = promisify(fdatasync);

/** The names in a folder: of files that are new, renamed or gone. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** What was checked when the package was built, and is the same to the byte, is not checked again at start. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** All that is checked, and all that checks it: code, documents, fixtures. */
const folders = ['dist', 'fixtures'];

/** Where a build leaves its digestFile. */
export const digestFile = (root: URL) => new URL('dist/checked', root);

/** The digestFile the package in this folder has as it is now: a digest of its code, documents and fixtures. */
export function buildDigest(root: URL): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const at = new URL(`${folder}/`, root);
    const files = readdirSync(at, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
    for (const file of files.filter((one) => /\.js(on)?$/.test(one)).sort()) {
      const content = readFileSync(new URL(file, at));
      hash.update(`${folder}/${file} ${content.length}\n`).update(content);
    }
  }
  return hash.digest('hex');
}

/** Whether the package in this folder is as it was when its build checked it; one that was never checked is not. */
export function unchanged(root: URL): boolean {
  try {
    return readFileSync(digestFile(root), 'utf8') === buildDigest(root);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** The digest of a built package: a package that is unchanged since its build checked it is not checked again at start. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Folders with the code, documents and fixtures that a check depends on. */
const folders = ['dist', 'fixtures'];

/** The file in which a build stores the digest. */
export const digestFile = (root: URL) => new URL('dist/checked', root);

/** The digest of the package in this folder as it is now. */
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

/** Whether the package in this folder is unchanged since its build checked it. */
export const unchanged = (root: URL): boolean =>
  existsSync(digestFile(root)) && readFileSync(digestFile(root), 'utf8') === buildDigest(root);

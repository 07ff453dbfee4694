/** Where the packages of the peers are, and which versions. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = new URL('./', import.meta.url);
const root = new URL('../../', here);

/** Loads a package of Countersign's own, though the peers bring others of the same name that stand nearer. */
export const own = createRequire(new URL('package.json', root));

export const pathOf = (path: string) => fileURLToPath(new URL(path, root));

interface Described {
  version: string;
  bin?: string | Record<string, string>;
}

const described = (base: URL, name: string): Described =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, base), 'utf8'));

/** Version of a package of Countersign's own. */
export const ownVersion = (name: string) => described(root, name).version;

export const peerVersion = (name: string) => described(here, name).version;

/** The program a peer is started by. */
export function programOf(name: string, base: 'peer' | 'own' = 'peer'): string {
  const from = base === 'peer' ? here : root;
  const { bin = '' } = described(from, name);
  const path = typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? '');
  return fileURLToPath(new URL(`node_modules/${name}/${path}`, from));
}

/** Puts the generated types into dist, where tsc leaves declarations out that are sources themselves. */
import { copyFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

for (const file of globSync('**/api.d.ts', { cwd: join(root, 'src') })) copyFileSync(join(root, 'src', file), join(root, 'dist', file));

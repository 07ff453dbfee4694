/** Countersign as it is shipped: authentication, validation both ways, life cycles, journal; its log is off. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { perWorld } from '../cases.ts';
import { pathOf } from '../packages.ts';
import { fileOf } from '../records.ts';
import { firstCall, must, plain, run, type Target } from '../target.ts';

/** How changes are kept: not at all, or in a folder. */
export type Keeping = 'memory' | 'batched' | 'always';

const { version } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8')) as { version: string };
const server = fileURLToPath(new URL('../servers/countersign.ts', import.meta.url));

const notes: Record<Keeping, string> = {
  memory: 'keeps nothing',
  batched: 'a change is handed to the operating system before it is answered',
  always: 'a change is on the disk (fsync) before it is answered',
};

/** The command as one types it, over the standard fixtures. */
export const startCommand = (folder: string) =>
  run((port) => [pathOf('dist/cli/main.js'), 'start', '--memory', '--quiet', '--port', String(port)], firstCall, folder);

let worlds = 0;

export const countersign = (keeping: Keeping): Target => ({
  name: `Countersign, ${keeping}`,
  version,
  note: notes[keeping],
  start: async ({ folder, size }) => {
    const first = { method: 'GET', path: '/__admin/health' } as const;
    const args = (port: number) => [server, JSON.stringify({ port, keeping, folder, records: fileOf(folder, size) })];
    const process = await run(args, first, folder);
    const post = (path: string, body: unknown) =>
      must(process.url, { method: 'POST', path, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    await post('/__admin/worlds', { id: 'reads', scenario: 'bench' });
    let begun: string[] = [];
    return {
      ...plain(process),
      begin: async ({ writes }, amount) => {
        if (!writes) return () => ({ 'X-World': 'reads' });
        const count = Math.ceil(amount / perWorld);
        worlds += count;
        begun = Array.from({ length: count }, (_, index) => `writes-${worlds - index}`);
        for (const id of begun) await post('/__admin/worlds', { id, scenario: 'bench' });
        const ids = begun;
        return (turn) => ({ 'X-World': ids[Math.floor(turn / perWorld)] ?? '' });
      },
      end: async () => {
        for (const id of begun) await must(process.url, { method: 'DELETE', path: `/__admin/worlds/${id}` });
        begun = [];
      },
    };
  },
});

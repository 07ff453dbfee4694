/** Express and express-openapi-validator, answers checked too, over the same documents: what one would write by hand. */
import { fileURLToPath } from 'node:url';
import { perWorld } from '../cases.ts';
import { ownVersion } from '../packages.ts';
import { fileOf } from '../records.ts';
import { must, plain, run, type Setting, type Target } from '../target.ts';

const server = fileURLToPath(new URL('../servers/bare.ts', import.meta.url));

const start = async ({ folder, size }: Setting, keeping: 'memory' | 'lowdb') => {
  const first = { method: 'GET', path: '/health' } as const;
  const args = (port: number) => [server, JSON.stringify({ port, keeping, folder, records: fileOf(folder, size) })];
  const process = await run(args, first, folder);
  const reset = { method: 'POST', path: '/reset' } as const;
  return {
    ...plain(process),
    begin: async ({ writes }: { writes: boolean }) => {
      if (writes) await must(process.url, reset);
      return () => ({});
    },
    atMost: ({ writes }: { writes: boolean }) => (writes && keeping === 'lowdb' ? perWorld : Number.POSITIVE_INFINITY),
  };
};

const version = `express ${ownVersion('express')}, express-openapi-validator ${ownVersion('express-openapi-validator')}`;

export const bare: Target = {
  name: 'Express + validator',
  version,
  note: 'no authentication, no life cycle, no journal; records in a Map',
  start: (setting) => start(setting, 'memory'),
};

export const bareLowdb: Target = {
  name: 'Express + validator + lowdb',
  version: `${version}, lowdb ${ownVersion('lowdb')}`,
  note: 'as above, and each change writes the approvals to their file before it is answered',
  start: (setting) => start(setting, 'lowdb'),
};

/** Bare node:http that answers one transaction, always the same: the limit of what Node can do. */
import { fileURLToPath } from 'node:url';
import { fileOf } from '../records.ts';
import { plain, run, type Target } from '../target.ts';

const server = fileURLToPath(new URL('../servers/limit.ts', import.meta.url));

export const limit: Target = {
  name: 'node:http',
  version: process.versions.node,
  note: 'the limit: a fixed text, whatever is asked',
  start: async ({ folder, size }) =>
    plain(await run((port) => [server, String(port), fileOf(folder, size)], { method: 'GET', path: '/' }, folder)),
};

/** Prism as a static mock of the joined document. */
import { ownVersion, pathOf, programOf } from '../packages.ts';
import { plain, run, type Target } from '../target.ts';

const program = programOf('@stoplight/prism-cli', 'own');
const document = pathOf('openapi/openapi.yaml');
export const firstCall = {
  method: 'GET',
  path: '/api/v2/transactions/1',
  headers: { Authorization: 'Bearer b2core-admin', Accept: 'application/json' },
} as const;

/** Its log is off, as it would be the better part of the work. */
export const startPrism = (folder: string) =>
  run((port) => [program, 'mock', document, '--port', String(port), '--verboseLevel', 'silent'], firstCall, folder);

export const prism: Target = {
  name: 'Prism',
  version: ownVersion('@stoplight/prism-cli'),
  note: 'answers the documented examples: no state, credentials are asked for but not known, answers are not checked',
  start: async ({ folder }) => plain(await startPrism(folder)),
};

/** Prism as a static mock of the joined document; its log is off, as it would be the better part of the work. */
import { ownVersion, pathOf, programOf } from '../packages.ts';
import { firstCall, plain, run, type Target } from '../target.ts';

const program = programOf('@stoplight/prism-cli', 'own');
const document = pathOf('openapi/openapi.yaml');

export const prism: Target = {
  name: 'Prism',
  version: ownVersion('@stoplight/prism-cli'),
  note: 'answers the documented examples: no state; requests are validated, answers and credentials are not',
  start: async ({ folder }) =>
    plain(await run((port) => [program, 'mock', document, '--port', String(port), '--verboseLevel', 'silent'], firstCall, folder)),
};

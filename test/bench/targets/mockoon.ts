/** Mockoon's command line, with the joined document imported. */
import { pathOf, peerVersion, programOf } from '../packages.ts';
import { firstCall, plain, run, type Target } from '../target.ts';

const program = programOf('@mockoon/cli');
const document = pathOf('openapi/openapi.yaml');

export const mockoon: Target = {
  name: 'Mockoon',
  version: peerVersion('@mockoon/cli'),
  note: 'answers what it makes of the document: no state, no authentication, no validation',
  start: async ({ folder }) =>
    plain(await run((port) => [program, 'start', '--data', document, '--port', String(port), '--disable-log-to-file'], firstCall, folder)),
};

/** The commands about data of one's own: records made and changed by hand, and worlds as files. */
import { readFileSync } from 'node:fs';
import type { BodyOf, Schemas } from '../client/control.ts';
import { type Given, parsed, pathOf, record, row } from './command-row.ts';

const idOf = ({ vendor, resource, id }: Given) => `${vendor} ${resource} ${id}`;

/** An exported world. @throws Error for a file that cannot be read or is no JSON */
function fileAt(path: string): BodyOf<'importWorld'> {
  try {
    return JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8')) as Schemas['WorldExport'];
  } catch (error) {
    throw new Error(`${path} cannot be imported: ${(error as Error).message}`);
  }
}

export const dataCommands = [
  row({
    usage: 'create <vendor> <resource> <fields>',
    description: `make a record, as JSON: '{"username":"fred",...}'`,
    call: ({ POST }, given) =>
      POST('/{provider}/{resource}', { params: { path: pathOf(given) }, body: parsed(given.fields ?? '') as BodyOf<'createRecord'> }),
    print: (body) => JSON.stringify(body, null, 2),
  }),
  row({
    usage: `edit ${record} <patch>`,
    description: `change a record by a JSON merge patch: '{"text":"new","color":null}'`,
    call: ({ PATCH }, given) =>
      PATCH('/{provider}/{resource}/{id}', { params: { path: pathOf(given) }, body: parsed(given.patch ?? '') as BodyOf<'editRecord'> }),
    print: (_, given) => `${idOf(given)} is changed in world '${given.world}'`,
  }),
  row({
    usage: `remove ${record}`,
    description: 'remove a record that no other one points to',
    call: ({ DELETE }, given) => DELETE('/{provider}/{resource}/{id}', { params: { path: pathOf(given) } }),
    print: (_, given) => `${idOf(given)} is removed from world '${given.world}'`,
  }),
  row({
    usage: 'export [id]',
    description: 'print all that a world is, as JSON for a file',
    call: ({ GET }, { id, world }) => GET('/worlds/{id}/export', { params: { path: { id: id ?? world } } }),
    print: (body) => JSON.stringify(body, null, 2),
  }),
  row({
    usage: 'import <file> [id]',
    description: 'make a world what an exported one was; - reads the file from stdin',
    call: ({ POST }, { file = '', id, world }) =>
      POST('/worlds/{id}/import', { params: { path: { id: id ?? world } }, body: fileAt(file) }),
    print: ({ id, now }, { file }) => `world '${id}' is that of ${file}, as it was at ${now}`,
  }),
];
